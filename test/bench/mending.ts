import { Schedule } from '../../src/domain/schedule/schedule.ts';
import { type Filled, slotKey } from '../../src/domain/schedule/slot.ts';
import { checkSchedule } from '../../src/rules/check-schedule.ts';
import type { Finding } from '../../src/rules/rule.ts';
import { mend } from '../../src/solver/mend/mend.ts';
import { planOf } from '../worlds/grow.ts';
import { worlds } from '../worlds/index.ts';

// npm run bench mending: how long it takes to find how findings of damaged sample schedules could be mended.

const SEED = 1;

/** Of this process alone: the machine may have other work. */
function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const FINDINGS_OF_EACH_RULE = 3;
const DAMAGED_PART = 17;

/** Every so-manieth cell goes to whoever fills the next of its kind. */
function damaged(witness: readonly Filled[]): Filled[] {
  return witness.flatMap((each, place) => {
    if (place % DAMAGED_PART !== 0) return [each];
    if (place % (2 * DAMAGED_PART) === 0 && each.slot.layer === 'call') return [];
    const next = witness.slice(place + 1).find(({ slot }) => slot.layer === each.slot.layer);
    return [{ ...each, personId: next?.personId ?? each.personId }];
  });
}

function sample(findings: readonly Finding[]): Finding[] {
  const counts = new Map<string, number>();
  return findings.filter(({ ruleId, verdict }) => {
    const key = `${ruleId} ${verdict}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return (counts.get(key) ?? 0) <= FINDINGS_OF_EACH_RULE;
  });
}

for (const world of worlds.filter(({ id }) => (process.env.WORLD ?? id) === id)) {
  const { rows, witness } = world.grow(SEED);
  const plan = planOf(rows);
  const filled = damaged(witness);
  const findings = checkSchedule(new Schedule(plan, filled));
  console.log(`${world.id}: ${findings.length} findings`);
  const times: number[] = [];
  for (const finding of sample(findings)) {
    const start = cpuMilliseconds();
    const answer = mend({
      rows: plan.rows,
      filled: filled.map((each) => ({ ...each, slot: slotKey(each.slot) })),
      finding,
      notBefore: null,
      cellsMax: 3,
      workMax: Number(process.env.WORK ?? 30_000),
    });
    const milliseconds = cpuMilliseconds() - start;
    times.push(milliseconds);
    const what =
      answer.kind === 'mended'
        ? `${answer.mendings[0]?.cells} cells, ${answer.mendings.length} ways${answer.isComplete ? '' : ', not all tried'}: ${answer.mendings[0]?.gone.map(({ slot, personId }) => `-${slot} ${personId}`).join()} ${answer.mendings[0]?.came.map(({ slot, personId }) => `+${slot} ${personId}`).join()}`
        : answer.kind === 'none-found'
          ? `none of up to ${answer.cellsTried}`
          : answer.kind === 'crashed'
            ? answer.message
            : answer.kind;
    console.log(
      `  ${milliseconds.toFixed(0).padStart(6)} ms  ${finding.ruleId} (${finding.verdict}): ${what}`,
    );
  }
  const ordered = times.toSorted((one, other) => one - other);
  console.log(
    `  median ${ordered[Math.floor(ordered.length / 2)]?.toFixed(0)} ms, worst ${ordered.at(-1)?.toFixed(0)} ms`,
  );
}
