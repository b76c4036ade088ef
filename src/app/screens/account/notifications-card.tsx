import { useCallback, useState } from 'react';
import * as z from 'zod/mini';
import type { ProgramId } from '../../../domain/id.ts';
import {
  type NotificationKind,
  type PushState,
  pushStateSchema,
} from '../../../sync/messages/notifications.ts';
import { Button } from '../../parts/button.tsx';
import { CheckField } from '../../parts/field.tsx';
import { Card, Skeleton } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { serverClient } from './server-client.ts';
import { readRinging, type Ringing, startRinging, stopRinging } from './this-phone-rings.ts';
import { refusalWords, troubleWords } from './trouble-words.ts';
import { useAsked } from './use-asked.ts';
import styles from './account.module.css';
import { say } from '../../../answers/say.ts';

const KINDS: readonly (readonly [NotificationKind, () => string])[] = [
  ['schedule-changed', () => say`My schedule changed`],
  ['request-awaits', () => say`Something waits for me`],
  ['on-call-tomorrow', () => say`I am on call tomorrow`],
];

/** What this device is told of while the app is closed; asks for leave only when somebody wants it. */
export function NotificationsCard({ programId }: { readonly programId: ProgramId }) {
  const ask = useCallback(async () => {
    const asked = await serverClient().ask('/auth/push', pushStateSchema, { programId });
    return asked.ok
      ? { ok: true as const, state: asked.value, ringing: await readRinging(asked.value) }
      : { ok: false as const, words: refusalWords(asked) };
  }, [programId]);
  const [found, look] = useAsked(ask);
  return (
    <Card title={say`Notifications`}>
      {found === undefined && <Skeleton lines={2} />}
      {found?.ok === false && <p role="alert">{found.words}</p>}
      {found?.ok === true && (
        <Choices programId={programId} state={found.state} ringing={found.ringing} onDone={look} />
      )}
    </Card>
  );
}

interface ChoicesProps {
  readonly programId: ProgramId;
  readonly state: PushState;
  readonly ringing: Ringing;
  readonly onDone: () => Promise<void>;
}

function Choices({ programId, state: { key, kinds }, ringing, onDone }: ChoicesProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [chosen, setChosen] = useState(kinds);
  const turn = async (): Promise<void> => {
    setProblem(null);
    const trouble =
      ringing === 'on' ? await stopRinging(programId) : await startRinging(programId, key ?? '');
    if (trouble !== null) setProblem(wordsOf(trouble));
    await onDone();
  };
  const choose = async (kind: NotificationKind, isWanted: boolean): Promise<void> => {
    const others = chosen.filter((each) => each !== kind);
    const wanted = isWanted ? [...others, kind] : others;
    setChosen(wanted);
    const message = { programId, kinds: wanted };
    const asked = await serverClient().ask('/auth/push/kinds', z.null(), message);
    setProblem(asked.ok ? null : refusalWords(asked));
    if (!asked.ok) setChosen(chosen);
  };
  return (
    <>
      <p role="status">{RINGING[ringing]()}</p>
      {problem && <p role="alert">{problem}</p>}
      {(ringing === 'on' || ringing === 'off') && (
        <>
          <div>
            <Button onPress={turn}>
              {ringing === 'on' ? say`Stop notifying this device` : say`Notify this device`}
            </Button>
          </div>
          <fieldset className={classOf(styles, 'kinds')}>
            <legend>{say`What I want to hear, on all my devices`}</legend>
            {KINDS.map(([kind, words]) => (
              <CheckField
                key={kind}
                label={words()}
                checked={chosen.includes(kind)}
                onChange={(isWanted) => void choose(kind, isWanted)}
              />
            ))}
          </fieldset>
          <p className={classOf(styles, 'quiet')}>
            {say`Notifications hold no names: they pass through the service of your browser’s maker.`}
          </p>
        </>
      )}
    </>
  );
}

const RINGING: Readonly<Record<Ringing, () => string>> = {
  on: () => say`This device is notified, also while the app is closed.`,
  off: () => say`This device is not notified.`,
  forbidden: () => say`Notifications of this app are blocked in the settings of your browser.`,
  impossible: () =>
    say`This browser cannot be notified. On an iPhone or iPad, first add the app to the Home Screen.`,
  'not-offered': () => say`This server sends no notifications.`,
};

function wordsOf(trouble: string): string {
  return trouble === 'unreachable'
    ? say`The notification service of your browser cannot be reached. Please try again.`
    : troubleWords(trouble);
}
