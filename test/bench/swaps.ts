import { Schedule } from '../../src/domain/schedule/schedule.ts';
import { isIn, slotKey } from '../../src/domain/schedule/slot.ts';
import { proposedSwaps } from '../../src/solver/swap/propose.ts';
import { planOf } from '../worlds/grow.ts';
import { worlds } from '../worlds/index.ts';
import { quantile } from './medians.ts';

// npm run bench swaps: how long a phone looks for partners to swap a call with, at each sample program.

const SEED = 1;
const CALLS = 12;

for (const world of worlds.filter(({ id }) => (process.env.WORLD ?? id) === id)) {
  const { rows, witness } = world.grow(SEED);
  const plan = planOf(rows);
  const calls = witness.filter(isIn('call'));
  const step = Math.max(1, Math.floor(calls.length / CALLS));
  const times: number[] = [];
  for (const { slot, personId } of calls.filter((_, place) => place % step === 0).slice(0, CALLS)) {
    const schedule = new Schedule(plan, witness);
    const start = performance.now();
    let judged = 0;
    const proposals = [];
    for (const each of proposedSwaps({
      schedule,
      personId,
      slot: slotKey(slot),
      notBefore: plan.rows.year.firstDay,
      countMax: 6,
    })) {
      judged++;
      if (each) proposals.push(each);
    }
    times.push(performance.now() - start);
    const given = proposals.filter(({ kind }) => kind === 'give-away').length;
    console.log(
      `  ${times.at(-1)?.toFixed(0).padStart(6)} ms  ${slotKey(slot)}: ${given} takers, ${proposals.length - given} for one of theirs, ${judged} judged`,
    );
  }
  console.log(
    `${world.id}: median ${quantile(times, 0.5).toFixed(0)} ms, worst ${Math.max(...times).toFixed(0)} ms`,
  );
}
