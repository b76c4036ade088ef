import { useState } from 'react';
import { agoInWords } from '../../../answers/freshness.ts';
import { changes } from '../../../domain/changes/registry.ts';
import {
  dismissRefused,
  type RefusedChange,
  type WaitingChange,
} from '../../../store/connection.ts';
import type { KnownProgram } from '../../../store/device-database.ts';
import { useNow } from '../../device-clock.ts';
import { useHeld } from '../../hooks/use-asks.ts';
import { Button } from '../../parts/button.tsx';
import { Card, Skeleton } from '../../parts/page.tsx';
import { useSession } from '../../program-session.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { reloadToUpdate } from './reload-to-update.ts';
import { syncProgram } from './sync-program.ts';
import { syncSaid } from './sync-words.ts';
import { troubleWords } from './trouble-words.ts';
import { useSyncState } from './use-sync-state.ts';
import styles from './account.module.css';
import { say, sayCount } from '../../../answers/say.ts';

/** How many of what waits are named. */
const NAMED_MAX = 50;

/** How this device stands with the server: what waits, what was refused and why, and what to do about it. */
export function SyncCard({ program: { server } }: { readonly program: KnownProgram }) {
  const { database } = useSession();
  const state = useSyncState();
  const now = useNow();
  const waiting = useHeld(
    async (held) => held.waiting.orderBy('sequence').limit(NAMED_MAX).toArray(),
    [],
  );
  if (!state || !waiting) return <Skeleton lines={3} />;
  const { word, words } = syncSaid(state, now);
  const { trouble } = state;
  return (
    <Card title={say`In step with the server`}>
      <p role="status">
        <strong>{words}</strong>
      </p>
      {trouble && <p>{troubleWords(trouble.kind)}</p>}
      {state.syncedAt !== null && word !== 'up-to-date' && (
        <p className={classOf(styles, 'quiet')}>
          {say`Last in step ${agoInWords(state.syncedAt, now)}.`}
        </p>
      )}
      {state.quarantined > 0 && (
        <p>
          {sayCount(
            state.quarantined,
            'One entry can only be read by a newer version of the app.',
            '# entries can only be read by a newer version of the app.',
          )}
        </p>
      )}
      <div className={classOf(styles, 'actions')}>
        {server && database && (
          <Button onPress={async () => void (await syncProgram(database, server.accountId))}>
            {say`Sync now`}
          </Button>
        )}
        {word === 'too-old' && (
          <Button look="main" onPress={reloadToUpdate}>
            {say`Update the app`}
          </Button>
        )}
      </div>
      <Refused refused={state.refused} />
      {waiting.length > 0 && (
        <>
          <h3>{say`Waiting for the server`}</h3>
          <ul className={classOf(styles, 'list')}>
            {waiting.map((change) => (
              <li key={change.id}>{sentenceOf(change)}</li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

function Refused({ refused }: { readonly refused: readonly RefusedChange[] }) {
  const { database } = useSession();
  const [isBusy, setBusy] = useState(false);
  if (!database || refused.length === 0) return null;
  const dismiss = async (change: RefusedChange): Promise<void> => {
    setBusy(true);
    await dismissRefused(database, change.id);
    setBusy(false);
  };
  return (
    <>
      <h3>{say`Refused by the server`}</h3>
      <p>{say`This was taken back on this device, and is not sent again.`}</p>
      <ul className={classOf(styles, 'list')}>
        {refused.map((change) => (
          <li key={change.id}>
            <strong>{sentenceOf(change)}</strong>
            <span>{change.problem.message}</span>
            <div>
              <Button look="quiet" disabled={isBusy} onPress={() => dismiss(change)}>
                {say`I have seen it`}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What the history would say of it; its name where only a newer app knows it. */
function sentenceOf({ name, args }: Pick<WaitingChange, 'name' | 'args'>): string {
  const change = changes.get(name);
  const read = change?.args.safeParse(args);
  return change && read?.success ? change.sentence(read.data) : name;
}
