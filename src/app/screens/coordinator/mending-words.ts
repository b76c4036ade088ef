import type { ActivityId, PersonId } from '../../../domain/id.ts';
import { fullName, type Plan } from '../../../domain/schedule/plan.ts';
import type { Schedule } from '../../../domain/schedule/schedule.ts';
import {
  type Half,
  parseSlotKey,
  type PlainFilled,
  type Slot,
} from '../../../domain/schedule/slot.ts';
import type { Day } from '../../../domain/time/day.ts';
import type { Mending } from '../../../solver/mend/question.ts';
import { dayWords, shortDayWords } from './day-words.ts';

/** One changed place of a mending, in words. */
export interface MendingStep {
  /** Where, such as "Night float, Sun, Jul 12, 2026". */
  readonly place: string;
  readonly before: string;
  readonly after: string;
  /** What is done, such as "Give Ada Example’s Night on Sun, Jul 12, 2026 to Ben Example". */
  readonly words: string;
}

/** The places a mending changes, in the order in which it names them. */
export function mendingSteps(
  mending: Pick<Mending, 'gone' | 'came'>,
  schedule: Schedule,
): MendingStep[] {
  const cells = new Map<string, Cell>();
  const cellOf = (filled: PlainFilled): Cell => {
    const slot = parseSlotKey(filled.slot);
    const key = slot.layer === 'call' ? filled.slot : `${filled.personId} ${periodKey(slot)}`;
    const cell = cells.get(key) ?? { slot, personId: filled.personId, gone: [], came: null };
    cells.set(key, cell);
    return cell;
  };
  for (const gone of mending.gone) cellOf(gone).gone.push(gone);
  for (const came of mending.came) cellOf(came).came = came;
  return [...cells.values()].map((cell) => stepOf(cell, schedule));
}

interface Cell {
  readonly slot: Slot;
  readonly personId: PersonId;
  readonly gone: PlainFilled[];
  came: PlainFilled | null;
}

function periodKey(slot: Slot): string {
  return slot.layer === 'block' ? slot.blockId : `${slot.day} ${'half' in slot ? slot.half : ''}`;
}

function stepOf(cell: Cell, schedule: Schedule): MendingStep {
  const { slot } = cell;
  switch (slot.layer) {
    case 'call':
      return callStep(cell, slot, schedule.plan);
    case 'block':
      return blockStep(cell, slot, schedule.plan);
    case 'half-day':
      return halfDayStep(cell, slot.day, slot.half, schedule);
  }
}

function callStep(
  { gone: [gone], came }: Cell,
  slot: Extract<Slot, { layer: 'call' }>,
  plan: Plan,
): MendingStep {
  const role = plan.callRoleById.get(slot.demandId)?.name ?? 'Call';
  const on = dayWords(slot.day);
  const place = `${role}, ${on}`;
  const before = gone ? nameOf(gone.personId, plan) : 'Nobody';
  const after = came ? nameOf(came.personId, plan) : 'Nobody';
  const words =
    gone && came
      ? `Give ${before}’s ${role} on ${on} to ${after}`
      : came
        ? `Let ${after} take ${role} on ${on}`
        : `Take ${before} off ${role} on ${on}`;
  return { place, before, after, words };
}

function blockStep(
  { personId, gone, came }: Cell,
  slot: Extract<Slot, { layer: 'block' }>,
  plan: Plan,
): MendingStep {
  const name = nameOf(personId, plan);
  const block = plan.blockById.get(slot.blockId);
  const span = block
    ? `block ${block.label} (${shortDayWords(block.firstDay)} – ${shortDayWords(block.lastDay)})`
    : 'a block';
  const rotation = (filled: PlainFilled): string => {
    const { demandId } = parseSlotKey(filled.slot);
    return plan.rows.rotations.find(({ id }) => id === demandId)?.name ?? 'a rotation';
  };
  const before = gone.map(rotation).join(' and ') || 'Nothing';
  const after = came ? rotation(came) : 'Nothing';
  const words = !came
    ? `Take ${name} off ${before} in ${span}`
    : gone.length === 0
      ? `Put ${name} on ${after} in ${span}`
      : `Put ${name} on ${after} instead of ${before} in ${span}`;
  return { place: `${name}, ${span}`, before, after, words };
}

function halfDayStep(
  { personId, came }: Cell,
  day: Day,
  half: Half,
  schedule: Schedule,
): MendingStep {
  const { plan } = schedule;
  const name = nameOf(personId, plan);
  const when = `${dayWords(day)}, ${half === 'am' ? 'morning' : 'afternoon'}`;
  const before = schedule.halfDay(personId, day, half).activity?.name ?? 'Free';
  const activity = came && plan.activityById.get(activityIdOf(came));
  const after = !came
    ? 'As the week says'
    : activity && activity.kind !== 'free'
      ? activity.name
      : 'Free';
  const words =
    after === 'Free'
      ? `Let ${name} be free on ${when}`
      : came
        ? `Let ${name} do ${after} on ${when}`
        : `Let ${name} do as their week says on ${when}`;
  return { place: `${name}, ${when}`, before, after, words };
}

function activityIdOf({ slot }: PlainFilled): ActivityId {
  const parsed = parseSlotKey(slot);
  if (parsed.layer !== 'half-day') throw new Error(`Not a half-day: ${slot}`);
  return parsed.demandId;
}

function nameOf(id: PersonId, plan: Plan): string {
  const member = plan.memberById.get(id);
  return member ? fullName(member.person) : 'Somebody';
}

/** What a mending does besides, such as "Nobody else’s days change. It mends 3 findings and breaks no rule." */
export function mendingEffectWords(
  { gone, came, findingsCome, findingsGo }: Mending,
  plan: Plan,
): string {
  const people = [...new Set([...gone, ...came].map(({ personId }) => personId))];
  const names = people
    .map((id) => nameOf(id, plan))
    .toSorted((one, other) => one.localeCompare(other));
  const whom = names.length === 1 ? `only ${names[0]}’s days` : `the days of ${listWords(names)}`;
  const mends = `It mends ${countWords(findingsGo.length, 'finding')}`;
  const worsens =
    findingsCome.length === 0
      ? 'and the rules find nothing new'
      : `and breaks no rule; ${countWords(findingsCome.length, 'thing')} could be better`;
  return `It changes ${whom}. ${mends}, ${worsens}.`;
}

function countWords(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function listWords(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
