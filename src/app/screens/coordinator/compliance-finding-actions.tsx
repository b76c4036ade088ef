import { ClipboardPen, ClipboardPlus, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import type { Finding } from '../../../rules/rule.ts';
import type { Judged } from '../../hooks/use-judged.ts';
import { Button } from '../../parts/button.tsx';
import { CaseDialog, OpenCaseDialog } from './compliance-case-dialog.tsx';
import { WaiverDialog } from './compliance-waiver-dialog.tsx';
import { stateWords } from './compliance-words.ts';
import { becauseWords } from './findings-words.ts';
import type { FollowUp } from './use-compliance-follow-up.ts';

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
      {followed === null ? (
        <Button label={`Open a case: ${of}`} onPress={() => setDialog('case')}>
          <ClipboardPlus aria-hidden size={18} /> Open a case
        </Button>
      ) : (
        <CaseButton
          label={`Case: ${stateWords(followed.opened, followed.state)}`}
          onPress={() => setDialog('case')}
        />
      )}
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

function CaseButton(props: { readonly label: string; readonly onPress: () => void }) {
  return (
    <Button onPress={props.onPress}>
      <ClipboardPen aria-hidden size={18} /> {props.label}
    </Button>
  );
}
