import { useState } from 'react';
import { caseSignedOff } from '../../../domain/changes/case-signed-off.ts';
import type { ComplianceCase } from '../../../domain/rows/compliance-case.ts';
import type { Day } from '../../../domain/time/day.ts';
import { useDeviceText } from '../../hooks/use-device-setting.ts';
import { useSignOffCase } from '../../hooks/use-follow-up.ts';
import { useForm } from '../../hooks/use-form.ts';
import { TextField } from '../../parts/choices.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { FieldRow } from '../../parts/field.tsx';
import { Form } from '../../parts/form.tsx';
import { CaseFacts } from './compliance-case-facts.tsx';
import { moveFocus } from './compliance-focus.ts';
import { FoundFacts } from './compliance-found.tsx';
import { SIGNER } from './compliance-waiver-dialog.tsx';
import { foundWords } from './compliance-words.ts';

/** Signs a case off, with a name and a day. */
export function SignOffDialog(props: {
  readonly opened: ComplianceCase;
  readonly today: Day;
  /** The id of the element that takes the focus when the button that opened this goes away. */
  readonly focusId: string;
  readonly onClose: () => void;
}) {
  const { opened, today, focusId, onClose } = props;
  const [signedOffOn, setSignedOffOn] = useState<string>(today);
  const [signer, setSigner] = useDeviceText(SIGNER);
  const form = useForm(caseSignedOff.args, useSignOffCase(), () => moveFocus(focusId, onClose));
  const submit = (): Promise<void> =>
    form.submit({
      caseId: opened.id,
      ruleTitle: opened.ruleTitle,
      signedOffBy: signer,
      signedOffOn,
    });
  return (
    <Dialog title="Sign off a case" onClose={onClose}>
      <Form submitLabel="Sign off" summary={form.summary} onSubmit={submit} onCancel={onClose}>
        <FoundFacts found={opened} because={foundWords(opened)} names={opened.peopleNames} />
        <CaseFacts opened={opened} />
        <FieldRow>
          <TextField
            label="Your name"
            hint="Remembered on this device."
            value={signer}
            error={form.errorAt('signedOffBy')}
            onChange={setSigner}
          />
          <TextField
            label="Day"
            type="date"
            value={signedOffOn}
            error={form.errorAt('signedOffOn') && 'A day is needed'}
            onChange={setSignedOffOn}
          />
        </FieldRow>
      </Form>
    </Dialog>
  );
}
