import { ArrowDown, ArrowUp } from 'lucide-react';
import { type PointerEvent, useId, useRef, useState } from 'react';
import type { Plan } from '../../../domain/schedule/plan.ts';
import { rules, rulesOf } from '../../../rules/registry.ts';
import { Button } from '../../parts/button.tsx';
import { classes, classOf } from '../../styles/css-modules.ts';
import type { WishInOrder } from './wish-words.ts';
import styles from './wish-order.module.css';

const SLACKS = [
  { percent: 0, words: 'Never gives way' },
  { percent: 10, words: 'May be 10 % worse' },
  { percent: 25, words: 'May be 25 % worse' },
  { percent: 50, words: 'May be 50 % worse' },
] as const;

/** The wishes in their order, moved by buttons, keyboard or pointer: what is above is honoured before what is below. */
export function WishOrder(props: {
  readonly plan: Plan;
  readonly wishes: readonly WishInOrder[];
  readonly onChange: (wishes: WishInOrder[]) => void;
}) {
  const { plan, wishes, onChange } = props;
  const [held, setHeld] = useState<string | null>(null);
  const [told, setTold] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const id = useId();
  const move = (from: number, to: number): void => {
    const wish = wishes[from];
    if (!wish || to < 0 || to >= wishes.length || from === to) return;
    onChange(wishes.toSpliced(from, 1).toSpliced(to, 0, wish));
    setTold(`${titleOf(wish.ruleId)} is now number ${to + 1} of ${wishes.length}`);
  };
  const drag = (event: PointerEvent<HTMLOListElement>): void => {
    if (held === null) return;
    const rows = [...event.currentTarget.children].map((row) => row.getBoundingClientRect());
    const to = rows.findIndex(({ top, bottom }) => event.clientY >= top && event.clientY <= bottom);
    const from = wishes.findIndex((wish) => wish.ruleId === held);
    if (to !== -1) move(from, to);
  };
  const letGo = (): void => setHeld(null);
  return (
    <div role="group" aria-labelledby={id}>
      <h3 id={id}>Wishes, the most important first</h3>
      <p className={classOf(styles, 'hint')}>
        Must-rules are never broken and policies come before all wishes. Each wish is honoured as
        far as it can be before the next is looked at.
      </p>
      {/* The list hears the pointer, for the rows change places under it; buttons do the same by keyboard. */}
      <ol
        ref={list}
        className={classOf(styles, 'order')}
        onPointerMove={drag}
        onPointerUp={letGo}
        onPointerCancel={letGo}
      >
        {wishes.map((wish, place) => (
          <li
            key={wish.ruleId}
            className={classes(
              classOf(styles, 'wish'),
              held === wish.ruleId && classOf(styles, 'held'),
            )}
          >
            <span
              aria-hidden
              className={classOf(styles, 'grip')}
              onPointerDown={(event) => {
                list.current?.setPointerCapture(event.pointerId);
                setHeld(wish.ruleId);
              }}
            />
            <WishWords plan={plan} ruleId={wish.ruleId} />
            <Slack
              wish={wish}
              isLast={place === wishes.length - 1}
              onChange={(slackPercent) => onChange(wishes.with(place, { ...wish, slackPercent }))}
            />
            <span className={classOf(styles, 'moves')}>
              <Button
                look="quiet"
                label={`${titleOf(wish.ruleId)}: earlier`}
                disabled={place === 0}
                onPress={() => move(place, place - 1)}
              >
                <ArrowUp aria-hidden size={18} />
              </Button>
              <Button
                look="quiet"
                label={`${titleOf(wish.ruleId)}: later`}
                disabled={place === wishes.length - 1}
                onPress={() => move(place, place + 1)}
              >
                <ArrowDown aria-hidden size={18} />
              </Button>
            </span>
          </li>
        ))}
      </ol>
      <p role="status" className={classOf(styles, 'hint')}>
        {told}
      </p>
    </div>
  );
}

function titleOf(ruleId: string): string {
  return rules.get(ruleId)?.title ?? ruleId;
}

function WishWords({ plan, ruleId }: { readonly plan: Plan; readonly ruleId: string }) {
  const set = rulesOf(plan).find(({ rule }) => rule.id === ruleId);
  return (
    <span className={classOf(styles, 'what')}>
      <strong>{titleOf(ruleId)}</strong>
      <span>
        {set?.rule.statement(set.params)}
        {set?.rule.isWorstOffFirst && ' Whoever is worst off comes before the average.'}
      </span>
    </span>
  );
}

/** How far a wish may give way for those after it; of the last there is nothing to give way to. */
function Slack(props: {
  readonly wish: WishInOrder;
  readonly isLast: boolean;
  readonly onChange: (slackPercent: number) => void;
}) {
  const { wish, isLast, onChange } = props;
  const isOfHalfDays = rules.get(wish.ruleId)?.layer === 'half-day';
  if (isLast || isOfHalfDays) return <span />;
  return (
    <label className={classOf(styles, 'slack')}>
      <select
        aria-label={`${titleOf(wish.ruleId)}: how far it may give way for those after it`}
        value={String(wish.slackPercent)}
        onChange={(event) => onChange(Number(event.target.value))}
      >
        {SLACKS.map(({ percent, words }) => (
          <option key={percent} value={percent}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
