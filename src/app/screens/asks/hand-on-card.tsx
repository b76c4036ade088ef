import { useCallback } from 'react';
import type { Message } from '../../../formats/message.ts';
import { markHandedOn, type OutboxLine, readUnanswered } from '../../../store/outbox.ts';
import { deviceNow } from '../../device-clock.ts';
import { useHeld } from '../../hooks/use-asks.ts';
import { Card } from '../../parts/page.tsx';
import { useSession } from '../../program-session.tsx';
import { SendButtons } from './send-buttons.tsx';
import { say, sayCount } from '../../../answers/say.ts';

/** How many things wait on this phone, and the ways to bring them to the coordinator. */
export function HandOnCard({ outbox }: { readonly outbox: readonly OutboxLine[] }) {
  const unanswered = useHeld(readUnanswered, [outbox]);
  const write = useWriteMessage(readUnanswered);
  const onSent = useMarkHandedOn();
  if (!unanswered || unanswered.length === 0) return null;
  const waiting = unanswered.filter(({ handedOnAt }) => handedOnAt === null).length;
  const words =
    waiting === 0
      ? say`Everything was handed on. If your coordinator did not get it, hand it on again: nothing counts twice.`
      : sayCount(
          waiting,
          'One thing waits on this phone. Send it to your coordinator by message or e-mail; it needs no network until then.',
          '# things wait on this phone. Send it to your coordinator by message or e-mail; it needs no network until then.',
        );
  return (
    <Card title={waiting === 0 ? say`Handed on` : say`Bring it to your coordinator`}>
      <p>{words}</p>
      <SendButtons
        title={say`Asked of the coordinator`}
        isMain={waiting > 0}
        write={write}
        onSent={onSent}
      />
    </Card>
  );
}

/** Writes a message of what is read from the outbox when it is sent. */
export function useWriteMessage(
  read: (database: NonNullable<ReturnType<typeof useSession>['database']>) => Promise<OutboxLine[]>,
): () => Promise<Message> {
  const { database, program } = useSession();
  return useCallback(async () => {
    if (!database || !program) throw new Error('No program is open');
    const lines = await read(database);
    const asks = lines.map(({ place: _place, handedOnAt: _handedOnAt, ...line }) => line);
    return { programId: program.id, programName: program.name, asks, answers: [] };
  }, [database, program, read]);
}

/** Notes that what a message holds has left this device. */
export function useMarkHandedOn(): (message: Message) => Promise<void> {
  const { database } = useSession();
  return useCallback(
    async ({ asks }) => {
      if (!database) return;
      const ids = asks.map(({ id }) => id);
      await markHandedOn(database, ids, deviceNow());
    },
    [database],
  );
}
