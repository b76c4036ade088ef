import { useCallback, useState } from 'react';
import * as z from 'zod/mini';
import { type Member, sessionLineSchema } from '../../../../sync/messages/auth.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { SessionList } from '../../account/session-list.tsx';
import { refusalWords } from '../../account/trouble-words.ts';
import { useAsked } from '../../account/use-asked.ts';
import type { MembersData } from './use-members.ts';

interface MemberDevicesProps {
  readonly data: MembersData;
  readonly member: Member;
  readonly onClose: () => void;
}

/** Where a member is signed in, each device to be signed out from here. */
export function MemberDevices({ data: { ask }, member, onClose }: MemberDevicesProps) {
  const { accountId, email } = member;
  const [devices, look] = useAsked(
    useCallback(
      () => ask('members/devices', z.array(sessionLineSchema), { accountId }),
      [ask, accountId],
    ),
  );
  const [problem, setProblem] = useState<string | null>(null);
  const revoke = async (sessionId: string, isWiped: boolean): Promise<void> => {
    const body = { accountId, sessionId, isWiped };
    const asked = await ask('members/devices/revoke', z.null(), body);
    if (asked.ok) await look();
    else setProblem(deviceWords(asked));
  };
  return (
    <Dialog title={`Devices of ${email}`} onClose={onClose}>
      {problem !== null && <p role="alert">{problem}</p>}
      {devices?.ok === false && <p role="alert">{deviceWords(devices)}</p>}
      {devices?.ok === true && devices.value.length === 0 && <p>They are signed in nowhere.</p>}
      {devices?.ok === true && <SessionList devices={devices.value} onRevoke={revoke} />}
    </Dialog>
  );
}

/** A session serves all programs of an account, so that one admin alone cannot always end it. */
function deviceWords(refusal: Parameters<typeof refusalWords>[0]): string {
  return refusal.code === 'not-allowed'
    ? 'This account is in another program too: only who administers all of them sees its devices.'
    : refusalWords(refusal);
}
