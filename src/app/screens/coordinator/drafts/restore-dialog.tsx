import { useMemo, useState } from 'react';
import { editionRestored } from '../../../../domain/changes/edition-restored.ts';
import type { Edition } from '../../../../domain/rows/schedule.ts';
import type { Plan } from '../../../../domain/schedule/plan.ts';
import { deviceNow, newId } from '../../../device-clock.ts';
import { useRestoreEdition, useSide } from '../../../hooks/use-branches.ts';
import { useDeviceText } from '../../../hooks/use-device-setting.ts';
import { useForm } from '../../../hooks/use-form.ts';
import { TextField } from '../../../parts/choices.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { Form } from '../../../parts/form.tsx';
import { PublicationConsequences } from './publication-consequences.tsx';
import { PublisherField } from './publisher-field.tsx';
import { usePublication } from './use-publication.ts';

/** Puts an earlier edition in force again, as a new one; shows beforehand who is affected. */
export function RestoreDialog(props: {
  readonly plan: Plan;
  readonly edition: Edition;
  readonly onClose: () => void;
}) {
  const { plan, edition, onClose } = props;
  const [note, setNote] = useState(`Back to edition ${edition.number}`);
  const [reason, setReason] = useState('');
  const [publisher, setPublisher] = useDeviceText('publisher');
  const side = useMemo(() => ({ kind: 'edition' as const, editionId: edition.id }), [edition.id]);
  const planned = usePublication(plan, useSide(plan.rows.year.id, side), edition.scope);
  const form = useForm(editionRestored.args, useRestoreEdition(), onClose);
  const submit = (): Promise<void> =>
    form.submit({
      editionId: newId(),
      restoredId: edition.id,
      publishedAt: deviceNow(),
      publishedBy: publisher.trim() || null,
      note,
      reason,
    });
  return (
    <Dialog title={`Back to edition ${edition.number}`} onClose={onClose}>
      <Form submitLabel="Put in force" summary={form.summary} onSubmit={submit} onCancel={onClose}>
        <p>
          What edition {edition.number} says is published again with the next number. Nothing is
          lost: the editions since stay readable, and drafts stay as they are.
        </p>
        <PublicationConsequences
          plan={plan}
          planned={planned}
          reason={reason}
          error={form.errorAt('reason')}
          onChange={setReason}
        />
        <TextField label="Note" value={note} error={form.errorAt('note')} onChange={setNote} />
        <PublisherField
          value={publisher}
          error={form.errorAt('publishedBy')}
          onChange={setPublisher}
        />
      </Form>
    </Dialog>
  );
}
