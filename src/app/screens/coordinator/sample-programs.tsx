import { useEffect, useState } from 'react';
import type { Problem } from '../../../domain/changes/change.ts';
import type { World } from '../../../../test/worlds/index.ts';
import { Button } from '../../parts/button.tsx';
import { Skeleton } from '../../parts/page.tsx';
import { useSession } from '../../program-session.tsx';
import { makeSample } from '../../sample-client.ts';
import { classOf } from '../../styles/css-modules.ts';
import { ProblemNote } from './problem-note.tsx';
import styles from './welcome.module.css';

/** Invented programs are drawn anew from their seed, the same every time. */
const SEED = 1;

/** Cards of invented programs to try the app with. */
export function SamplePrograms({ onOpened }: { readonly onOpened: () => void }) {
  const { openContent } = useSession();
  const [worlds, setWorlds] = useState<readonly World[] | null>(null);
  const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    import('../../../../test/worlds/index.ts').then(
      (module) => setWorlds(module.worlds),
      (error: unknown) => setFailure({ error }),
    );
  }, []);
  if (failure) throw failure.error;
  if (!worlds) return <Skeleton lines={6} />;
  const open = async (world: World): Promise<void> => {
    const opened = await openContent({ rows: await makeSample(world.id, SEED), history: [] });
    setProblem(opened.ok ? null : opened.problem);
    if (opened.ok) onOpened();
  };
  return (
    <>
      {problem && <ProblemNote problem={problem} />}
      <ul className={classOf(styles, 'samples')}>
        {worlds.map((world) => (
          <li key={world.id} className={classOf(styles, 'sample')}>
            <h3>{world.title}</h3>
            <p>{world.description}</p>
            <Button label={`Try it: ${world.title}`} onPress={() => open(world)}>
              Try it
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
