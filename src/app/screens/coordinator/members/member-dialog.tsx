import { useState } from 'react';
import type { Member } from '../../../../sync/messages/auth.ts';
import { Button } from '../../../parts/button.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { Form } from '../../../parts/form.tsx';
import { MembershipFields, type MembershipValues } from './membership-fields.tsx';
import type { MembersData } from './use-members.ts';

interface MemberDialogProps {
  readonly data: MembersData;
  readonly member: Member;
  readonly onClose: () => void;
}

/** Gives a member other roles or another person to be, or takes them out of the program. */
export function MemberDialog({ data, member, onClose }: MemberDialogProps) {
  const { accountId, email } = member;
  const [values, setValues] = useState<MembershipValues>(member);
  const [isRemoving, setRemoving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const ask = async (path: string, body: object): Promise<void> => {
    const words = await data.change(path, { accountId, ...body });
    setProblem(words);
    if (words === null) onClose();
  };
  const { roles, personId } = values;
  return (
    <Dialog title={email} onClose={onClose}>
      <Form
        submitLabel="Save"
        summary={problem}
        onSubmit={async () => {
          if (roles.length === 0) setProblem('At least one role is needed.');
          else await ask('members/change', { roles, personId });
        }}
      >
        <MembershipFields values={values} onChange={setValues} />
      </Form>
      {isRemoving ? (
        <>
          <p>
            {email} reads and sends nothing of this program any more, at once. What they did stays.
          </p>
          <div>
            <Button look="danger" onPress={() => ask('members/remove', {})}>
              Take them out
            </Button>
          </div>
        </>
      ) : (
        <div>
          <Button look="quiet" onPress={() => setRemoving(true)}>
            Take out of the program
          </Button>
        </div>
      )}
    </Dialog>
  );
}
