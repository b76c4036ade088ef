import { useState } from 'react';
import { madeWebhookSchema } from '../../../../sync/messages/webhooks.ts';
import { TextField } from '../../../parts/choices.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { Form } from '../../../parts/form.tsx';
import { ShownOnce } from '../../account/shown-once.tsx';
import { refusalWords } from '../../account/trouble-words.ts';
import type { AskAsAdmin } from './use-members.ts';

interface WebhookDialogProps {
  readonly ask: AskAsAdmin;
  readonly onMade: () => Promise<void>;
  readonly onClose: () => void;
}

/** Adds an address to be told, and shows this once the secret that its messages are signed with. */
export function WebhookDialog({ ask, onMade, onClose }: WebhookDialogProps) {
  const [url, setUrl] = useState('https://');
  const [secret, setSecret] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const make = async (): Promise<void> => {
    setProblem(null);
    const asked = await ask('webhooks/make', madeWebhookSchema, { url });
    if (!asked.ok) {
      const words = 'The address begins with https://.';
      setProblem(asked.code === 'unreadable' ? words : refusalWords(asked));
      return;
    }
    setSecret(asked.value.secret);
    await onMade();
  };
  return (
    <Dialog title={secret === null ? 'A webhook' : 'Its secret'} onClose={onClose}>
      {secret === null ? (
        <Form submitLabel="Add it" summary={problem} onSubmit={make}>
          <TextField
            label="Address"
            hint="An https address on the public Internet"
            value={url}
            onChange={setUrl}
          />
        </Form>
      ) : (
        <ShownOnce text={secret} onClose={onClose}>
          <p>
            Give it to that system, which checks by it that messages come from this server. It is
            not shown again.
          </p>
        </ShownOnce>
      )}
    </Dialog>
  );
}
