import { useState } from 'react';
import * as z from 'zod/mini';
import type { ProgramId } from '../../../../domain/id.ts';
import { instantSchema } from '../../../../domain/time/zone.ts';
import {
  type AuthEvent,
  type AuthEventName,
  authEventNames,
  authEventSchema,
  type Member,
} from '../../../../sync/messages/auth.ts';
import { Button } from '../../../parts/button.tsx';
import { Card } from '../../../parts/page.tsx';
import { serverClient } from '../../account/server-client.ts';
import { refusalWords } from '../../account/trouble-words.ts';
import { momentWords } from '../day-words.ts';
import { classOf } from '../../../styles/css-modules.ts';
import styles from './members.module.css';

const WORDS: Readonly<Record<AuthEventName, string>> = {
  'account-made': 'Account made',
  'account-disabled': 'Account switched off',
  'account-enabled': 'Account switched on',
  'signed-in': 'Signed in',
  'sign-in-failed': 'Signing in failed',
  'signed-out': 'Signed out',
  'device-revoked': 'Device signed out from elsewhere',
  'token-reused': 'A stolen session was ended',
  'password-changed': 'Password changed',
  'second-factor-set': 'Second factor set up',
  'second-factor-reset': 'Second factor taken away',
  invited: 'Invited somebody',
  'invitation-withdrawn': 'Withdrew an invitation',
  'membership-made': 'Became a member',
  'membership-changed': 'Roles changed',
  'membership-removed': 'Taken out of the program',
  'token-made': 'Made a token for another system',
  'token-revoked': 'Took back a token',
  'feed-made': 'Made a calendar link',
  'feed-revoked': 'Took back a calendar link',
  'viewer-link-made': 'Made a link for looking only',
  'viewer-link-used': 'A link for looking only was opened',
  'viewer-link-revoked': 'Took back a link for looking only',
  'webhook-made': 'Told another system of editions',
  'webhook-removed': 'Tells another system no more',
  'passkey-made': 'Passkey made',
  'passkey-removed': 'Passkey taken away',
  'recovery-codes-made': 'Recovery codes made',
  'recovery-code-used': 'Signed in with a recovery code',
  'sign-on-linked': 'Signed in at the identity provider for the first time',
};

interface EventsCardProps {
  readonly programId: ProgramId;
  readonly members: readonly Member[];
}

/** What happened to the accounts of the program, newest first; read when it is opened. */
export function EventsCard({ programId, members }: EventsCardProps) {
  const [events, setEvents] = useState<readonly AuthEvent[] | null>(null);
  const [isAll, setAll] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const more = async (): Promise<void> => {
    const before = events?.at(-1)?.at;
    const asked = await serverClient().ask('/auth/events', z.array(authEventSchema), {
      programId,
      ...(before !== undefined && { before }),
    });
    if (!asked.ok) {
      setProblem(refusalWords(asked));
      return;
    }
    setEvents([...(events ?? []), ...asked.value]);
    setAll(asked.value.length === 0);
  };
  const nameOf = (accountId: string | null): string =>
    members.find((member) => member.accountId === accountId)?.email ?? 'somebody else';
  return (
    <Card title="What happened to accounts">
      {problem !== null && <p role="alert">{problem}</p>}
      {events && (
        <ul className={classOf(styles, 'events')} aria-label="Events">
          {events.map((event) => (
            <li key={`${event.at} ${event.name} ${event.accountId} ${event.sessionId}`}>
              <span className={classOf(styles, 'quiet')}>
                {momentWords(instantSchema.parse(event.at))}
              </span>{' '}
              <strong>{wordsOf(event.name)}</strong>{' '}
              {event.accountId !== null && <span>{nameOf(event.accountId)}</span>}
              {event.byAccountId !== null && event.byAccountId !== event.accountId && (
                <span>, by {nameOf(event.byAccountId)}</span>
              )}
            </li>
          ))}
        </ul>
      )}
      {!isAll && <Button onPress={more}>{events ? 'Show older events' : 'Show the events'}</Button>}
    </Card>
  );
}

function wordsOf(name: string): string {
  const known = authEventNames.find((each) => each === name);
  return known ? WORDS[known] : name;
}
