import { absenceIdSchema } from '../../src/domain/id.ts';
import type { PlanRows } from '../../src/domain/schedule/plan.ts';
import { addDays } from '../../src/domain/time/day.ts';
import { latestPlanRows } from '../../src/solver/plan-rows.ts';
import type { Problem } from '../../src/solver/problem.ts';
import { solveSchedule } from '../../src/solver/solve-schedule.ts';
import { worlds } from '../worlds/index.ts';

// npm run bench impossible [-- CASE [WORLD]]: how long it takes to say what cannot go together. Seconds by the clock,
// and of the processor, which other programs on the machine change less; the first of a process is cold.

const SECONDS_AIM = 5;

type Change = (rows: PlanRows) => PlanRows;

const CASES: readonly (readonly [what: string, layers: Problem['layers'], change: Change])[] = [
  ['every intern in one rotation', ['block', 'call', 'half-day'], everyIntern],
  ['a class on leave in one block', ['block', 'call', 'half-day'], onLeave],
  ['more required than there is room', ['block', 'call', 'half-day'], moreRequired],
  ['a prerequisite that comes too late', ['block', 'call', 'half-day'], circle],
  ['a call role for nobody', ['block', 'call', 'half-day'], forNobody],
  ['more on call than there are', ['block', 'call', 'half-day'], moreOnCall],
];

/** A rotation that needs all interns at once, which the others do without then. */
function everyIntern(rows: PlanRows): PlanRows {
  const interns = rows.personYears.filter(({ pgy }) => pgy === 1).length;
  const demand = [{ classes: [1], min: interns, max: interns }];
  const rotation = rows.rotations.find((each) => each.demand.some(({ min }) => min > 0));
  return withRotation(rows, rotation?.code, { demand });
}

/** All but three interns away in one block. */
function onLeave(rows: PlanRows): PlanRows {
  const block = rows.blocks[10];
  if (!block) throw new Error('The year has no eleventh block');
  const interns = rows.personYears.filter(({ pgy }) => pgy === 1);
  const absences = interns.slice(3).map(({ personId }) => ({
    id: absenceIdSchema.parse(`away-${personId}`),
    personId,
    firstDay: block.firstDay,
    lastDay: addDays(block.firstDay, 6),
    status: 'approved' as const,
    isPlanned: true,
    isLeave: true,
  }));
  return { ...rows, absences: [...rows.absences, ...absences] };
}

/** More blocks of a rotation for every intern than it has places for all of them. */
function moreRequired(rows: PlanRows): PlanRows {
  return changed(rows, 'MICU', ({ requirements }) => ({
    requirements: requirements.map((each) =>
      each.pgy === 1 ? { ...each, blocksMin: 9, blocksMax: 9 } : each,
    ),
  }));
}

/** A rotation of the first block asks for one that nobody can have done by then. */
function circle(rows: PlanRows): PlanRows {
  const idOf = (code: string) =>
    rows.rotations.find((each) => each.code === code)?.id ?? rows.rotations[0]?.id;
  const first = idOf('WU');
  if (!first) throw new Error('There is no rotation');
  const before = idOf('ELEC') ?? first;
  return withRotation(rows, 'WU', { prerequisites: [before] });
}

/** A call role whose class nobody has. */
function forNobody(rows: PlanRows): PlanRows {
  return {
    ...rows,
    callRoles: rows.callRoles.map((role, place) =>
      place === 0 ? { ...role, eligibleClasses: [7] } : role,
    ),
  };
}

/** A call role that needs more people every day than rest from their nights. */
function moreOnCall(rows: PlanRows): PlanRows {
  return {
    ...rows,
    callRoles: rows.callRoles.map((role) =>
      role.mode === 'in-house' ? { ...role, needed: 16 } : role,
    ),
  };
}

function withRotation(
  rows: PlanRows,
  code: string | undefined,
  part: Partial<PlanRows['rotations'][number]>,
): PlanRows {
  return changed(rows, code, () => part);
}

function changed(
  rows: PlanRows,
  code: string | undefined,
  change: (rotation: PlanRows['rotations'][number]) => Partial<PlanRows['rotations'][number]>,
): PlanRows {
  return {
    ...rows,
    rotations: rows.rotations.map((each) =>
      each.code === code ? { ...each, ...change(each) } : each,
    ),
  };
}

const [wanted = '', world = 'internal-medicine-middle'] = process.argv.slice(2);
const rows = latestPlanRows(worlds.find(({ id }) => id === world)?.make(1) ?? {});
if (!rows) throw new Error(`No world ${world}`);
for (const [what, layers, change] of CASES.filter(([name]) => name.includes(wanted))) {
  const problem = {
    rows: change(rows),
    layers,
    fixed: [],
    seed: 1,
    workMax: null,
    secondsMax: 60,
  };
  const [start, used] = [performance.now(), process.cpuUsage()];
  const answer = await solveSchedule(problem, null, () => undefined);
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(used);
  const verdict = seconds <= SECONDS_AIM ? 'within' : 'over';
  console.log(
    `${what.padEnd(36)} ${answer.kind}  ${seconds.toFixed(1)} s (${verdict} ${SECONDS_AIM} s), of the processor ${((user + system) / 1e6).toFixed(1)} s`,
  );
  if (answer.kind === 'crashed') console.log(`    ${answer.message}`);
  if (answer.kind !== 'impossible') continue;
  console.log(`    ${answer.layer}, ${answer.isMinimal ? 'minimal' : 'perhaps more than needed'}`);
  for (const { ruleId, subject, people, relief, nobody } of answer.conflict) {
    const kept = nobody.map(({ ruleId: rule, people: those }) => `${those.length} ${rule ?? '-'}`);
    console.log(
      `    ${ruleId}: ${subject} (${people.length} people): ${relief} ${kept.join(', ')}`,
    );
  }
}
