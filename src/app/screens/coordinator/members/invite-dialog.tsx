import { useState } from 'react';
import { invitedSchema } from '../../../../sync/messages/auth.ts';
import { TextField } from '../../../parts/choices.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { Form } from '../../../parts/form.tsx';
import { refusalWords } from '../../account/trouble-words.ts';
import { LinkToGive } from './link-to-give.tsx';
import { MembershipFields, type MembershipValues } from './membership-fields.tsx';
import type { MembersData } from './use-members.ts';

interface InviteDialogProps {
  readonly data: MembersData;
  readonly onClose: () => void;
}

const EMPTY: MembershipValues = { roles: ['resident'], personId: null };

/** Invites one e-mail address, and shows the link that is to be sent there: it is shown this once. */
export function InviteDialog({ data, onClose }: InviteDialogProps) {
  const [email, setEmail] = useState('');
  const [values, setValues] = useState(EMPTY);
  const [problem, setProblem] = useState<string | null>(null);
  const [token, setToken] = useState<string | null>(null);
  const invite = async (): Promise<void> => {
    setProblem(null);
    const asked = await data.ask('members/invite', invitedSchema, { email, ...values });
    if (!asked.ok) {
      const words = 'An e-mail address and at least one role are needed.';
      setProblem(asked.code === 'unreadable' ? words : refusalWords(asked));
      return;
    }
    setToken(asked.value.token);
    await data.lookAgain();
  };
  return (
    <Dialog
      title={token === null ? 'Invite somebody' : `Invitation for ${email}`}
      onClose={onClose}
    >
      {token === null ? (
        <Form submitLabel="Make the link" summary={problem} onSubmit={invite}>
          <TextField label="E-mail address" type="email" value={email} onChange={setEmail} />
          <MembershipFields values={values} onChange={setValues} />
        </Form>
      ) : (
        <LinkToGive token={token} onClose={onClose}>
          Send this link to that address, or let their phone read it. It works once, for 14 days,
          and is not shown again.
        </LinkToGive>
      )}
    </Dialog>
  );
}
