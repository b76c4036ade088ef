import { useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { kindNames } from '../../../domain/kind-names.ts';
import type { KnownProgram } from '../../../store/device-database.ts';
import type { Me } from '../../../sync/messages/auth.ts';
import { useDeviceSession } from '../../device-session.tsx';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/page.tsx';
import { useSession } from '../../program-session.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { useAnswer } from '../device/use-answer.ts';
import { bringProgram } from './bring-program.ts';
import { isEmptyOnServer, takeIntoServer } from './take-into-server.ts';
import { refusalWords, troubleWords } from './trouble-words.ts';
import styles from './account.module.css';
import { say } from '../../../answers/say.ts';

interface OwnCopyProps {
  readonly program: KnownProgram;
  readonly me: Me;
}

/** What becomes of a program that this device builds for itself: it goes to the server, or the server's takes its place. */
export function OwnCopyCard({ program, me }: OwnCopyProps) {
  const membership = me.memberships.find(({ programId }) => programId === program.id);
  const accountId = membership ? me.accountId : null;
  const isEmpty = useAnswer(
    useCallback(
      async () => (accountId === null ? null : isEmptyOnServer(program.id, accountId)),
      [program.id, accountId],
    ),
  );
  if (!membership) {
    return (
      <Card title={say`${program.name} on this device`}>
        <p>
          {say`The server knows no program of this id for your account. To take it in, whoever runs the server sets it up once:`}
        </p>
        <p>
          <code className={classOf(styles, 'secret')}>
            {`npm run -s admin -- set-up ${program.id} ${me.email}`}
          </code>
        </p>
      </Card>
    );
  }
  if (isEmpty === undefined || isEmpty === null) return null;
  return (
    <Card title={say`${program.name} on this device`}>
      {isEmpty.ok === false && <p role="alert">{refusalWords(isEmpty)}</p>}
      {isEmpty.ok && !isEmpty.value && <ServersInstead program={program} me={me} />}
      {isEmpty.ok &&
        isEmpty.value &&
        (membership.roles.includes('admin') ? (
          <TakeIn program={program} me={me} />
        ) : (
          <p>{say`The server has nothing of it yet. Its administrator takes it in.`}</p>
        ))}
    </Card>
  );
}

function useBring({ program, me }: OwnCopyProps) {
  const { device } = useDeviceSession();
  const navigate = useNavigate();
  const [rows, setRows] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const bring = async (): Promise<void> => {
    const membership = me.memberships.find(({ programId }) => programId === program.id);
    if (!membership) return;
    const brought = await bringProgram(device, me, membership, setRows);
    if (brought.kind === 'here') await navigate({ to: '/now' });
    else setProblem(troubleWords(brought.kind === 'trouble' ? brought.code : 'no-such-program'));
  };
  return { rows, problem, setProblem, bring };
}

function ServersInstead({ program, me }: OwnCopyProps) {
  const { rows, problem, bring } = useBring({ program, me });
  return (
    <>
      <p>
        {say`The server keeps this program too. Its schedule takes the place of what is on this device: save the program file under Settings first if you may need it.`}
      </p>
      {problem && <p role="alert">{problem}</p>}
      {rows !== null && <p role="status">{say`${rows} entries have come.`}</p>}
      <div>
        <Button look="main" onPress={bring}>{say`Take the server’s`}</Button>
      </div>
    </>
  );
}

function TakeIn({ program, me }: OwnCopyProps) {
  const { database } = useSession();
  const { rows, problem, setProblem, bring } = useBring({ program, me });
  const counts = useAnswer(
    useCallback(async () => {
      if (!database) return [];
      const all = kindNames.map(async (kind) => [kind, await database.rows(kind).count()] as const);
      const found = (await Promise.all(all)).filter(([, count]) => count > 0);
      return [...found, ['history', await database.history.count()] as const];
    }, [database]),
  );
  const takeIn = async (): Promise<void> => {
    setProblem(null);
    if (!database) return;
    const taken = await takeIntoServer(database);
    if (taken.ok) await bring();
    else setProblem(refusalWords(taken));
  };
  return (
    <>
      <p>
        {say`The server has nothing of it yet. All of it is sent, drafts and history too; members then see what their role may.`}
      </p>
      {counts && (
        <details>
          <summary className={classOf(styles, 'target')}>{say`What is sent`}</summary>
          <ul>
            {counts.map(([kind, count]) => (
              <li key={kind}>{`${count} × ${kind}`}</li>
            ))}
          </ul>
        </details>
      )}
      {problem && <p role="alert">{problem}</p>}
      {rows !== null && <p role="status">{say`${rows} entries have come.`}</p>}
      <div>
        <Button look="main" onPress={takeIn}>{say`Send it to the server`}</Button>
      </div>
    </>
  );
}
