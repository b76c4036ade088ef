import { Plan } from '../../src/domain/schedule/plan.ts';
import { Schedule } from '../../src/domain/schedule/schedule.ts';
import { checkRule } from '../../src/rules/check-schedule.ts';
import { checkWhole, recheck } from '../../src/rules/recheck.ts';
import { rules, rulesOf } from '../../src/rules/registry.ts';
import { isWorkRule } from '../../src/rules/work/check-work.ts';
import { scheduledRecords } from '../../src/rules/work/scheduled-records.ts';
import { Dice } from '../dice.ts';
import { plainCheck } from '../rules/plain-checker.ts';
import { plainWork } from '../rules/plain-work.ts';
import { randomDifference, randomSchedule } from '../rules/random-schedule.ts';
import { asText, saidBy } from '../rules/said-by.ts';
import { differingIn } from '../rules/schedule-agreement.ts';
import { benchYear } from './bench-year.ts';
import { table, timed, type Times } from './measure.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 41);
/** Fewer leave the engine still learning while it is timed. */
const WARM_UP_ROUNDS = 40;
/** Of changed cells there are so many times the rounds, before and while they are timed. */
const CELLS_A_ROUND = 10;
const SCHEDULES = Number(process.env.SCHEDULES ?? 1000);
/** So many residents, from the first to the last, stand for all: the plain checker is slow. */
const COMPARED = Number(process.env.COMPARED ?? 20);
const YEAR_TARGET = 50;
const CELL_TARGET = 2;

const workRules = [...rules.values()].filter(isWorkRule);
const lines = [
  [
    '',
    'median ms',
    'least ms',
    'processor ms',
    'target ms',
    'of target',
    'plain ms',
    'times faster',
  ],
];
const agreements: string[] = [];

function addLine(
  what: string,
  { median, least, processorMean }: Times,
  target: number,
  plain: number | null,
) {
  const digits = target < 10 ? 2 : 1;
  lines.push([
    what,
    median.toFixed(digits),
    least.toFixed(digits),
    processorMean.toFixed(digits),
    String(target),
    `${((100 * median) / target).toFixed(0)} %`,
    plain === null ? '' : plain.toFixed(0),
    plain === null ? '' : (plain / median).toFixed(0),
  ]);
}

/** What the plain checker takes for a resident, and for how many of those compared both say the same. */
function comparePlain(schedule: Schedule): { readonly time: number; readonly same: number } {
  let time = 0;
  let same = 0;
  const { residents } = schedule.plan;
  const records = scheduledRecords(schedule);
  const step = residents.length / COMPARED;
  for (let count = 0; count < COMPARED; count++) {
    const place = Math.floor(count * step);
    const member = residents[place];
    if (!member) throw new Error(`No resident ${place}`);
    const start = performance.now();
    const plain = plainCheck(plainWork(schedule, member));
    time += performance.now() - start;
    const record = records[place];
    if (!record) throw new Error(`No record ${place}`);
    if (plain.map(asText).toSorted().join('\n') === saidBy(workRules, record).join('\n')) same++;
  }
  return { time: time / COMPARED, same };
}

function measureYear(residentsMax: number): void {
  const { plan, filled } = benchYear(residentsMax);
  const count = plan.residents.length;
  // Nothing that is known of the plan or of anybody's schedule is left from the round before.
  const anew = () => new Plan(plan.rows);
  const work = timed(WARM_UP_ROUNDS, ROUNDS, anew, (fresh) => {
    const schedule = new Schedule(fresh, filled);
    for (const rule of workRules) {
      checkRule(schedule, { rule, params: rule.params.parse({}), isReadable: true });
    }
  });
  const every = timed(WARM_UP_ROUNDS, ROUNDS, anew, (fresh) =>
    checkWhole(new Schedule(fresh, filled)),
  );
  const checked = checkWhole(new Schedule(plan, filled));
  const plain = comparePlain(checked.schedule);
  const year = `${count} residents, a year`;
  addLine(`${year}: the ${workRules.length} work rules`, work, YEAR_TARGET, plain.time * count);
  addLine(
    `${year}: the ${rulesOf(plan).length} rules that are on`,
    every,
    YEAR_TARGET,
    plain.time * count,
  );
  for (const layer of ['block', 'call', 'half-day'] as const) {
    const dice = new Dice(count);
    const cell = timed(
      WARM_UP_ROUNDS * CELLS_A_ROUND,
      ROUNDS * CELLS_A_ROUND,
      () => randomDifference(checked.schedule, layer, dice),
      (difference) => recheck(checked, difference),
    );
    addLine(`${count} residents, a changed cell: ${layer}`, cell, CELL_TARGET, plain.time);
  }
  const periods = scheduledRecords(checked.schedule).reduce(
    (sum, record) => sum + record.periods.length,
    0,
  );
  const halfDays = filled.filter(({ slot }) => slot.layer === 'half-day').length;
  agreements.push(
    `${year}: ${filled.length} filled slots, ${halfDays} of them half-days, ${periods} work periods, ${checked.findings.length} findings`,
    `compared with the plain checker: ${plain.same} of ${COMPARED} residents agree`,
  );
}

measureYear(150);
measureYear(Infinity);
let agreed = 0;
for (let seed = 1; seed <= SCHEDULES; seed++) {
  if (differingIn(randomSchedule(seed), workRules).length === 0) agreed++;
}
console.log(`${table(lines)}\n`);
console.log(
  'plain: the work rules once more, looking at each quarter of an hour; for a cell those of one person',
);
console.log(
  `warm: ${WARM_UP_ROUNDS} years and ${WARM_UP_ROUNDS * CELLS_A_ROUND} cells are checked before those that are timed; of no year's plan and schedule anything is known yet`,
);
for (const line of agreements) console.log(line);
console.log(`random schedules of all layers: ${agreed} of ${SCHEDULES} agree`);
if (agreed < SCHEDULES) process.exitCode = 1;
