import { groupBy } from '../../src/domain/group-by.ts';
import type { Filled } from '../../src/domain/schedule/slot.ts';
import { ScheduledWork } from '../../src/domain/work/scheduled-work.ts';
import type { WorkRecord } from '../../src/domain/work/work-record.ts';
import { checkWork, workRulesOf } from '../../src/rules/work/check-work.ts';
import { plainCheck } from '../rules/plain-checker.ts';
import { asText, saidBy } from '../rules/said-by.ts';
import { planOf } from '../worlds/grow.ts';
import { internalMedicineLarge } from '../worlds/internal-medicine-large.ts';

const RESIDENTS = 150;
const ROUNDS = Number(process.env.ROUNDS ?? 21);
const SEED = 1;

const { rows, witness } = internalMedicineLarge.grow(SEED);
const plan = planOf(rows);
const filledBy = groupBy<Filled, string>(witness, ({ personId }) => personId);
const members = plan.residents.slice(0, RESIDENTS);
const setRules = workRulesOf(new Set(['acgme', 'policy', 'new-york-405', 'emergency-medicine']));

function median(times: readonly number[]): number {
  const ordered = times.toSorted((one, other) => one - other);
  return ordered[Math.floor(ordered.length / 2)] ?? Number.NaN;
}

function timed<Result>(
  rounds: number,
  run: (round: number) => Result,
): { median: number; last: Result } {
  let last = run(0);
  const times = Array.from({ length: rounds }, (_, round) => {
    const start = performance.now();
    last = run(round);
    return performance.now() - start;
  });
  return { median: median(times), last };
}

function recordOf(work: ScheduledWork, place: number, filled?: readonly Filled[]): WorkRecord {
  const member = members[place];
  if (!member) throw new Error(`No member ${place}`);
  return work.recordOf(member, filled ?? filledBy.get(member.person.id) ?? []);
}

const whole = timed(ROUNDS, () => {
  const work = new ScheduledWork(plan, () => null);
  return members.map((_, place) => {
    const record = recordOf(work, place);
    return { record, findings: checkWork(record, setRules) };
  });
});

const work = new ScheduledWork(plan, () => null);
const again = timed(ROUNDS * 10, (round) => {
  const place = round % members.length;
  const own = filledBy.get(members[place]?.person.id ?? '') ?? [];
  const without = own.filter((_, cell) => cell !== round % Math.max(1, own.length));
  return checkWork(recordOf(work, place, without), setRules);
});

const rules = setRules.map(({ rule }) => rule);
let differing = 0;
const plainStart = performance.now();
for (const { record } of whole.last) {
  const plain = plainCheck({
    personId: record.personId,
    stream: record.stream,
    pgy: record.pgy,
    clock: record.clock,
    periods: record.periods,
    leaveDays: record.leaveDays,
    unknownDays: record.unknownDays,
    rotations: record.assignments.flatMap(({ spans }) => spans),
  })
    .map(asText)
    .toSorted();
  if (plain.join('\n') !== saidBy(rules, record).join('\n')) differing++;
}
const plainTime = performance.now() - plainStart;

const periods = whole.last.reduce((count, { record }) => count + record.periods.length, 0);
const findings = whole.last.reduce((count, each) => count + each.findings.length, 0);
console.log(
  `${members.length} residents, ${periods} work periods, ${setRules.length} rules, ${findings} findings`,
);
console.log(`a whole year, median of ${ROUNDS}: ${whole.median.toFixed(1)} ms (target 50)`);
console.log(
  `again after one changed cell, median of ${ROUNDS * 10}: ${again.median.toFixed(2)} ms (target 2)`,
);
console.log(
  `the plain checker, once: ${plainTime.toFixed(0)} ms, other verdicts for ${differing} residents`,
);
