import { useState } from 'react';
import * as z from 'zod/mini';
import type { Outcome } from '../../../domain/changes/change.ts';
import { noteSchema } from '../../../domain/rows/row.ts';
import { useForm } from '../../hooks/use-form.ts';
import { TextAreaField } from '../../parts/choices.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Form } from '../../parts/form.tsx';

interface ReasonDialogProps {
  readonly title: string;
  readonly submitLabel: string;
  readonly onDecide: (reason: string) => Promise<Outcome>;
  readonly onClose: () => void;
}

const schema = z.object({
  reason: noteSchema.check(z.trim(), z.minLength(1, 'Say why, for the person who asked')),
});

/** Asks for the reason of a no. */
export function ReasonDialog({ title, submitLabel, onDecide, onClose }: ReasonDialogProps) {
  const [reason, setReason] = useState('');
  const form = useForm(schema, ({ reason: given }) => onDecide(given), onClose);
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        submitLabel={submitLabel}
        summary={form.summary}
        onSubmit={() => form.submit({ reason })}
        onCancel={onClose}
      >
        <TextAreaField
          label="Why"
          hint="Those who asked read it; it is never published."
          value={reason}
          error={form.errorAt('reason')}
          onChange={setReason}
        />
      </Form>
    </Dialog>
  );
}
