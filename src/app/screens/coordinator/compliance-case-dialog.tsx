import { useState } from 'react';
import { caseOpened } from '../../../domain/changes/case-opened.ts';
import { caseUpdated } from '../../../domain/changes/case-updated.ts';
import type { ComplianceCase } from '../../../domain/rows/compliance-case.ts';
import { foundOf } from '../../../rules/found.ts';
import { rules } from '../../../rules/registry.ts';
import type { Finding } from '../../../rules/rule.ts';
import { deviceNow, newId } from '../../device-clock.ts';
import { useOpenCase, useReopenCase, useUpdateCase } from '../../hooks/use-follow-up.ts';
import { useForm } from '../../hooks/use-form.ts';
import type { Judged } from '../../hooks/use-judged.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Form } from '../../parts/form.tsx';
import {
  CaseFields,
  type FollowUpValues,
  followUpArgs,
  followUpValues,
} from './compliance-case-fields.tsx';
import { CaseFacts } from './compliance-case-facts.tsx';
import { FoundFacts } from './compliance-found.tsx';
import { foundWords } from './compliance-words.ts';
import { dayWords } from './day-words.ts';
import { becauseWords, namesOf } from './findings-words.ts';

/** Opens a case about a finding; what is known about cause and action can be written at once. */
export function OpenCaseDialog(props: {
  readonly judged: Judged;
  readonly finding: Finding;
  readonly onClose: () => void;
}) {
  const { judged, finding, onClose } = props;
  const { plan } = judged.schedule;
  const [values, setValues] = useState<FollowUpValues>(() => followUpValues(null));
  const form = useForm(caseOpened.args, useOpenCase(), onClose);
  const found = foundOf(finding, rules.get(finding.ruleId));
  const names = namesOf(finding, plan);
  const submit = (): Promise<void> =>
    form.submit({
      opened: {
        ...found,
        ...followUpArgs(values),
        id: newId(),
        peopleNames: names,
        foundIn: judged.choice.label,
        openedAt: deviceNow(),
        signedOffBy: null,
        signedOffOn: null,
      },
    });
  return (
    <Dialog title="Open a case" onClose={onClose}>
      <Form submitLabel="Open" summary={form.summary} onSubmit={submit} onCancel={onClose}>
        <FoundFacts found={found} because={becauseWords(finding, plan)} names={names} />
        <p>This is kept as it was found. Cause and action can be filled in now or later.</p>
        <CaseFields
          values={values}
          errorAt={(name) => form.errorAt(`opened.${name}`)}
          set={(change) => setValues({ ...values, ...change })}
        />
      </Form>
    </Dialog>
  );
}

interface CaseDialogProps {
  readonly opened: ComplianceCase;
  readonly onClose: () => void;
}

/** Writes cause, corrective action, who and until when into a case; one that is signed off is shown and reopened. */
export function CaseDialog(props: CaseDialogProps) {
  return props.opened.signedOffBy === null ? (
    <EditCaseDialog {...props} />
  ) : (
    <SignedOffDialog {...props} />
  );
}

function SignedOffDialog({ opened, onClose }: CaseDialogProps) {
  const reopen = useReopenCase();
  return (
    <Dialog title="A case that is signed off" onClose={onClose}>
      <Form
        submitLabel="Reopen"
        onSubmit={async () => {
          await reopen(opened);
        }}
        onCancel={onClose}
      >
        <FoundFacts found={opened} because={foundWords(opened)} names={opened.peopleNames} />
        <CaseFacts opened={opened} />
        <p>
          Signed off by <b>{opened.signedOffBy}</b>
          {opened.signedOffOn !== null && `, ${dayWords(opened.signedOffOn)}`}. To change it, reopen
          it.
        </p>
      </Form>
    </Dialog>
  );
}

function EditCaseDialog(props: CaseDialogProps) {
  const { opened, onClose } = props;
  const [values, setValues] = useState<FollowUpValues>(() => followUpValues(opened));
  const form = useForm(caseUpdated.args, useUpdateCase(), onClose);
  const submit = (): Promise<void> =>
    form.submit({
      caseId: opened.id,
      ruleTitle: opened.ruleTitle,
      followUp: followUpArgs(values),
    });
  return (
    <Dialog title="Cause and action" onClose={onClose}>
      <Form submitLabel="Save" summary={form.summary} onSubmit={submit} onCancel={onClose}>
        <FoundFacts found={opened} because={foundWords(opened)} names={opened.peopleNames} />
        <CaseFields
          values={values}
          errorAt={(name) => form.errorAt(`followUp.${name}`)}
          set={(change) => setValues({ ...values, ...change })}
        />
      </Form>
    </Dialog>
  );
}
