import { useState } from 'react';
import {
  type CellDifference,
  reversed,
  takingOf,
} from '../../../../domain/schedule/cell-difference.ts';
import { type Filled, slotKey } from '../../../../domain/schedule/slot.ts';
import type { Side } from '../../../../store/queries/compared.ts';
import { useTakeParts } from '../../../hooks/use-branches.ts';
import { Button } from '../../../parts/button.tsx';
import { classOf } from '../../../styles/css-modules.ts';
import styles from './compare.module.css';

interface ComparedSide {
  readonly label: string;
  readonly side: Side | null;
  readonly filled: readonly Filled[];
}

/** Takes what is picked from one side into the other, which has to be a draft, as one change. Pinned places stay. */
export function TakeParts(props: {
  /** Those that are picked, seen from the first side. */
  readonly differences: readonly CellDifference[];
  readonly first: ComparedSide;
  readonly second: ComparedSide;
  readonly onTaken: () => void;
}) {
  const { differences, first, second, onTaken } = props;
  if (first.side?.kind !== 'draft' && second.side?.kind !== 'draft') {
    return <p>Editions stay as they are: choose a draft on one side to take parts into it.</p>;
  }
  return (
    <section aria-label="Take parts" className={classOf(styles, 'take')}>
      <TakeInto differences={differences} into={first} from={second} onTaken={onTaken} />
      <TakeInto differences={reversed(differences)} into={second} from={first} onTaken={onTaken} />
    </section>
  );
}

function TakeInto(props: {
  readonly differences: readonly CellDifference[];
  readonly into: ComparedSide;
  readonly from: ComparedSide;
  readonly onTaken: () => void;
}) {
  const { differences, into, from, onTaken } = props;
  const [refusal, setRefusal] = useState<string | null>(null);
  const takeParts = useTakeParts();
  const { side } = into;
  if (side?.kind !== 'draft') return null;
  const movable = differences.filter(({ gone }) => gone.every(({ source }) => source !== 'pinned'));
  const pinned = differences.length - movable.length;
  const take = async (): Promise<void> => {
    const { gone, came } = takingOf(movable, into.filled);
    const outcome = await takeParts({
      draftId: side.draftId,
      from: from.label,
      gone: gone.map(plainOf),
      came: came.map(plainOf),
    });
    setRefusal(outcome.ok ? null : outcome.problem.message);
    if (outcome.ok) onTaken();
  };
  return (
    <div>
      <Button disabled={movable.length === 0} onPress={take}>
        Take {movable.length} from {from.label} into {into.label}
      </Button>
      {pinned > 0 && (
        <p>
          {pinned === 1 ? 'One picked place is' : `${pinned} picked places are`} pinned in{' '}
          {into.label} and stay; unpin them there first.
        </p>
      )}
      {refusal && <p role="alert">{refusal}</p>}
    </div>
  );
}

function plainOf({ slot, personId, source }: Filled) {
  return { slot: slotKey(slot), personId, source };
}
