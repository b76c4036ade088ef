import { absenceIdSchema, callRoleIdSchema } from '../../src/domain/id.ts';
import type { RotationTemplate } from '../../src/domain/rows/rotation.ts';
import type { Disruption } from '../../src/domain/schedule/disruption.ts';
import type { Plan } from '../../src/domain/schedule/plan.ts';
import { type Filled, isIn, slotKey } from '../../src/domain/schedule/slot.ts';
import { addDays, type Day, day, spanHolds } from '../../src/domain/time/day.ts';
import { loadEngine } from '../../src/solver/engine/solve-model.ts';
import { repair } from '../../src/solver/repair/repair.ts';
import { planOf } from '../worlds/grow.ts';
import { worlds } from '../worlds/index.ts';

// npm run bench repair [-- WORLD]: how long it takes to repair a sample's schedule after what happens in programs, on a
// Tuesday in December. Seconds by the clock and
// of the processor, which other programs on the machine change less, medians over seeds; two seconds are the aim for the middle program.

const SEEDS = Number(process.env.SEEDS ?? 5);
const SECONDS_MAX = Number(process.env.SECONDS ?? 10);
const SECONDS_AIM = 2;
const TODAY = day('2026-12-08');

interface Scene {
  readonly plan: Plan;
  readonly witness: readonly Filled[];
  readonly seed: number;
}

/** Somebody who has a call on the day or soon after, another one for every place. */
function called({ witness }: Scene, from: Day, place: number) {
  const calls = witness
    .filter(isIn('call'))
    .filter(({ slot }) => slot.day >= from)
    .toSorted((one, other) => (one.slot.day < other.slot.day ? -1 : 1));
  const people = [...new Set(calls.map(({ personId }) => personId))];
  const personId = people[place % people.length];
  if (!personId) throw new Error('Nobody is called');
  return personId;
}

function ill(scene: Scene, place: number, days: number): Disruption {
  const absence = {
    id: absenceIdSchema.parse(`away-${place}`),
    personId: called(scene, TODAY, place),
    firstDay: TODAY,
    lastDay: addDays(TODAY, days - 1),
    status: 'approved' as const,
    isPlanned: false,
    isLeave: true,
  };
  return { kind: 'absence', absence, type: 'sick', note: '' };
}

/** A shift for whoever covers a service that is short for some days. */
function short({ plan }: Scene, days: number): Disruption {
  const role = plan.rows.callRoles.find((each) => each.eligibleRoles.includes('resident'));
  if (!role) throw new Error('Residents take no call here');
  const callRole = {
    ...role,
    id: callRoleIdSchema.parse('cover'),
    name: 'Extra cover',
    mode: 'shift' as const,
    start: '07:00',
    end: '17:00',
    weekdays: [0, 1, 2, 3, 4, 5, 6] as const satisfies readonly number[],
    needed: 1,
    firstDay: TODAY,
    lastDay: addDays(TODAY, days - 1),
    backupId: null,
    ways: [],
  };
  return { kind: 'call-role', callRole: { ...callRole, weekdays: [...callRole.weekdays] } };
}

function departing(scene: Scene): Disruption {
  const residents = scene.plan.residents;
  const member = residents[(7 * scene.seed) % residents.length];
  if (!member) throw new Error('There are no residents');
  return { kind: 'departure', personId: member.person.id, lastDay: addDays(TODAY, 12) };
}

/** A rotation that has room needs one more of its first class. */
function demanding({ plan, seed }: Scene): Disruption {
  const may = plan.rows.rotations.filter(({ demand }) => demand[0] && demand[0].min > 0);
  const rotation: RotationTemplate | undefined = may[seed % may.length];
  const [first, ...rest] = rotation?.demand ?? [];
  if (!rotation || !first) throw new Error('No rotation needs anybody');
  const more = { ...first, min: first.min + 1, max: Math.max(first.max, first.min + 1) };
  return { kind: 'rotation', rotation: { ...rotation, demand: [more, ...rest] } };
}

const CASES: readonly (readonly [what: string, of: (scene: Scene) => Disruption[]])[] = [
  ['sick call, 2 days', (scene) => [ill(scene, scene.seed, 2)]],
  [
    'two ill, one service short',
    (scene) => [ill(scene, scene.seed, 2), ill(scene, scene.seed + 1, 2), short(scene, 1)],
  ],
  ['away for 6 weeks', (scene) => [ill(scene, scene.seed, 42)]],
  ['departure', (scene) => [departing(scene)]],
  ['cover for 3 days', (scene) => [short(scene, 3)]],
  ['one more on a rotation', (scene) => [demanding(scene)]],
];

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;
}

await loadEngine();
const wanted = process.argv[2] ?? '';
const wantedCase = process.argv[3] ?? '';
for (const world of worlds.filter(({ id }) => id.includes(wanted))) {
  const scenes = Array.from({ length: SEEDS }, (_, place): Scene => {
    const { rows, witness } = world.grow(place + 1);
    return { plan: planOf(rows), witness, seed: place + 1 };
  });
  if (!scenes.every(({ plan }) => spanHolds(plan.rows.year, TODAY))) continue;
  console.log(`\n${world.id}`);
  for (const [what, of] of CASES.filter(([name]) => name.includes(wantedCase))) {
    const seconds: number[] = [];
    const processor: number[] = [];
    const told: string[] = [];
    for (const scene of scenes) {
      const [start, used] = [performance.now(), process.cpuUsage()];
      const answer = await repair(
        {
          rows: scene.plan.rows,
          disruptions: of(scene),
          filled: scene.witness.map((each) => ({ ...each, slot: slotKey(each.slot) })),
          notBefore: TODAY,
          waysMax: 3,
          seed: scene.seed,
          secondsMax: SECONDS_MAX,
        },
        null,
        () => undefined,
      );
      seconds.push((performance.now() - start) / 1000);
      const { user, system } = process.cpuUsage(used);
      processor.push((user + system) / 1e6);
      if (answer.kind === 'repaired') {
        const [way] = answer.ways;
        const people = way?.people.filter(({ isGone }) => !isGone).length;
        const open = answer.leftOpen.length > 0 ? `, ${answer.leftOpen.length} open` : '';
        told.push(
          `${way ? way.cells : 'no'} places, ${people} people, ${answer.ways.length} ways, proven ${answer.proof}${open} (${seconds.at(-1)?.toFixed(1)})`,
        );
      } else told.push(answer.kind === 'crashed' ? answer.message : answer.kind);
    }
    const middle = median(seconds);
    const verdict = middle <= SECONDS_AIM ? 'within' : 'over';
    console.log(
      `  ${what.padEnd(28)} median ${middle.toFixed(2)} s (${verdict} ${SECONDS_AIM} s), worst ${Math.max(...seconds).toFixed(2)} s, of the processor ${median(processor).toFixed(2)} s`,
    );
    for (const line of told) console.log(`      ${line}`);
  }
}
