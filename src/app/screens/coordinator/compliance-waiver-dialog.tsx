import { useState } from 'react';
import { findingWaived } from '../../../domain/changes/finding-waived.ts';
import { foundOf } from '../../../rules/found.ts';
import { rules } from '../../../rules/registry.ts';
import type { Finding } from '../../../rules/rule.ts';
import { deviceNow, newId } from '../../device-clock.ts';
import { useDeviceText } from '../../hooks/use-device-setting.ts';
import { useWaive } from '../../hooks/use-follow-up.ts';
import { useForm } from '../../hooks/use-form.ts';
import type { Judged } from '../../hooks/use-judged.ts';
import { TextAreaField, TextField } from '../../parts/choices.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Form } from '../../parts/form.tsx';
import { FINDINGS_COUNT_ID, moveFocus } from './compliance-focus.ts';
import { FoundFacts } from './compliance-found.tsx';
import { becauseWords, namesOf } from './findings-words.ts';

/** The device remembers by this name who signs: waivers and sign-offs. */
export const SIGNER = 'signer';

/** Waives a finding, with a reason and a name. */
export function WaiverDialog(props: {
  readonly judged: Judged;
  readonly finding: Finding;
  readonly onClose: () => void;
}) {
  const { judged, finding, onClose } = props;
  const { plan } = judged.schedule;
  const [reason, setReason] = useState('');
  const [signer, setSigner] = useDeviceText(SIGNER);
  const waive = useWaive();
  const found = foundOf(finding, rules.get(finding.ruleId));
  const form = useForm(findingWaived.args, waive, () => moveFocus(FINDINGS_COUNT_ID, onClose));
  const submit = (): Promise<void> =>
    form.submit({
      waiver: { ...found, id: newId(), reason, waivedBy: signer, waivedAt: deviceNow() },
    });
  return (
    <Dialog title="Waive a finding" onClose={onClose}>
      <Form submitLabel="Waive" summary={form.summary} onSubmit={submit} onCancel={onClose}>
        <FoundFacts
          found={found}
          because={becauseWords(finding, plan)}
          names={namesOf(finding, plan)}
        />
        <p>
          It is shown apart with its reason and your name, and never counted as kept. It comes back
          if it gets worse or reaches beyond these days.
        </p>
        <TextAreaField
          label="Reason"
          value={reason}
          error={form.errorAt('waiver.reason')}
          onChange={setReason}
        />
        <TextField
          label="Your name"
          hint="Shown with the waiver; remembered on this device."
          value={signer}
          error={form.errorAt('waiver.waivedBy')}
          onChange={setSigner}
        />
      </Form>
    </Dialog>
  );
}
