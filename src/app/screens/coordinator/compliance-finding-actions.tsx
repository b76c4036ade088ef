import { ClipboardPen, ClipboardPlus, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import type { Finding } from '../../../rules/rule.ts';
import type { Judged } from '../../hooks/use-judged.ts';
import { Button } from '../../parts/button.tsx';
import { CaseDialog, OpenCaseDialog } from './compliance-case-dialog.tsx';
import { WaiverDialog } from './compliance-waiver-dialog.tsx';
import { stateWords } from './compliance-words.ts';
import { becauseWords } from './findings-words.ts';
import type { FollowedCase, FollowUp } from './use-compliance-follow-up.ts';

/** What can be decided about a finding: waive it, or follow it up in a case. */
export function FindingActions(props: {
  readonly judged: Judged;
  readonly finding: Finding;
  readonly followUp: FollowUp;
  /** Where the finding is waived already, only the case is offered. */
  readonly isWaived?: boolean;
}) {
  const { judged, finding, followUp, isWaived = false } = props;
  const [dialog, setDialog] = useState<'waiver' | 'case' | null>(null);
  const followed = followUp.caseOf(finding) ?? null;
  const of = becauseWords(finding, judged.schedule.plan);
  const close = (): void => setDialog(null);
  return (
    <>
      {!isWaived && (
        <Button label={`Waive: ${of}`} onPress={() => setDialog('waiver')}>
          <ShieldCheck aria-hidden size={18} /> Waive
        </Button>
      )}
      <CaseButton followed={followed} of={of} onPress={() => setDialog('case')} />
      {dialog === 'waiver' && <WaiverDialog judged={judged} finding={finding} onClose={close} />}
      {dialog === 'case' && followed === null && (
        <OpenCaseDialog judged={judged} finding={finding} onClose={close} />
      )}
      {dialog === 'case' && followed !== null && (
        <CaseDialog opened={followed.opened} onClose={close} />
      )}
    </>
  );
}

/** One button before and after the case is opened, so that the focus stays. */
function CaseButton(props: {
  readonly followed: FollowedCase | null;
  readonly of: string;
  readonly onPress: () => void;
}) {
  const { followed, of, onPress } = props;
  const state = followed && `Case: ${stateWords(followed.opened, followed.state)}`;
  const Picture = state === null ? ClipboardPlus : ClipboardPen;
  return (
    <Button label={state ?? `Open a case: ${of}`} onPress={onPress}>
      <Picture aria-hidden size={18} /> {state ?? 'Open a case'}
    </Button>
  );
}
