import type { ActivityKind, RotationKind } from '../../../../domain/rows/rotation.ts';
import { isClosedOn } from '../../../../domain/schedule/closed-days.ts';
import type { HalfDay } from '../../../../domain/schedule/half-day.ts';
import type { PersonSchedule } from '../../../../domain/schedule/person-schedule.ts';
import type { Schedule } from '../../../../domain/schedule/schedule.ts';
import type { Filled } from '../../../../domain/schedule/slot.ts';
import { doSpansMeet, overlapOf, spanHolds } from '../../../../domain/time/day.ts';
import { isNeededOn } from '../../../../domain/rows/rotation.ts';
import { onceForEach } from '../../../../domain/work/once-for-each.ts';
import { callsAt, decidedAt, holderOf, rotationsIn } from './held.ts';
import { roleLetters, shortNames } from './letters.ts';
import { heldAt, placeOfCell } from './place.ts';
import { needAt, peopleAt } from './sessions-there.ts';
import type { SheetColumn, SheetRow } from './sheet.ts';

/** What a cell shows. */
export interface Face {
  /** What stands in it; empty for nothing. Copied as it stands. */
  readonly text: string;
  /** What is painted of a text that is too long for cells; empty for all of it. */
  readonly brief: string;
  /** What gives the text its colour. */
  readonly kind: RotationKind | ActivityKind | null;
  /** Shown quietly where there is no text: the rotation behind a day, or why nobody is there. */
  readonly quiet: string;
  /** The kind of the rotation behind a day. */
  readonly behind: RotationKind | null;
  readonly isPinned: boolean;
  readonly isAway: boolean;
  /** A seat that needs somebody and has nobody. */
  readonly isOpen: boolean;
}

const EMPTY: Face = {
  text: '',
  brief: '',
  kind: null,
  quiet: '',
  behind: null,
  isPinned: false,
  isAway: false,
  isOpen: false,
};

/** The faces of a person's cells that were asked for, by column: the same as long as nothing of the person's changes. */
const facesOf = onceForEach((_own: PersonSchedule) => new Map<string, Face>());

/** What the cell of this row and column shows. */
export function faceOf(schedule: Schedule, row: SheetRow, column: SheetColumn): Face {
  if (row.kind === 'heading') return EMPTY;
  if (row.kind === 'activity') return sessionFace(schedule, row, column);
  if (row.kind !== 'person') return seatFace(schedule, row, column);
  const own = schedule.of(row.member.year.personId);
  const known = facesOf(own);
  let face = known.get(column.key);
  if (!face) {
    face = personFace(own, column);
    known.set(column.key, face);
  }
  return face;
}

function personFace(own: PersonSchedule, column: SheetColumn): Face {
  if (column.block) return blockFace(own, column);
  return column.half === null ? dayFace(own, column) : halfDayFace(own, column);
}

function blockFace(own: PersonSchedule, column: SheetColumn): Face {
  const { plan, personId, member } = own;
  const { block } = column;
  const held = block ? rotationsIn(own, block.id) : [];
  const rotations = held.map(({ slot }) =>
    slot.layer === 'block' ? plan.rotationById.get(slot.demandId) : undefined,
  );
  const isOnDuty = member !== null && plan.shareOnDuty(member, column) > 0;
  return {
    ...EMPTY,
    text: rotations.map((rotation) => rotation?.code ?? '?').join(' + '),
    kind: rotations.length > 0 ? (rotations[0]?.kind ?? 'other') : null,
    quiet: isOnDuty ? '' : '×',
    isPinned: held.some(isPinned),
    isAway: plan
      .absencesOf(personId)
      .some((absence) => absence.status === 'approved' && overlapOf(absence, column)),
  };
}

function dayFace(own: PersonSchedule, { firstDay: at }: SheetColumn): Face {
  const { plan, personId, member } = own;
  if (!member || !plan.isOnDuty(member, at)) return { ...EMPTY, quiet: '×' };
  const calls = callsAt(own, at);
  const letters = roleLetters(plan);
  const { rotation } = own.usualWeek(at);
  const isAway = plan.isAbsent(personId, at);
  return {
    ...EMPTY,
    text: calls
      .flatMap(({ slot }) => (slot.layer === 'call' ? [letters.get(slot.demandId) ?? '?'] : []))
      .join(' + '),
    kind: calls.length > 0 ? 'night' : null,
    quiet: isAway ? 'away' : (rotation?.code ?? ''),
    behind: rotation?.kind ?? null,
    isPinned: calls.some(isPinned),
    isAway,
  };
}

function halfDayFace(own: PersonSchedule, { firstDay: at, half }: SheetColumn): Face {
  const what = own.halfDay(at, half ?? 'am');
  return {
    ...EMPTY,
    text: what.activity?.code ?? '',
    kind: what.activity?.kind ?? null,
    quiet: quietReason(what),
    behind: what.activity ? null : (what.rotation?.kind ?? null),
    isPinned: decidedAt(own, at, half ?? 'am').some(isPinned),
    isAway: what.reason === 'absent',
  };
}

function quietReason({ reason }: HalfDay): string {
  switch (reason) {
    case 'absent':
      return 'away';
    case 'off-duty':
      return '×';
    case 'post-call':
      return 'post';
    case 'holiday':
      return 'hol';
    case 'decided':
    case 'cohort-week':
    case 'rotation':
    case 'own-week':
    case 'nothing-planned':
      return '';
  }
}

function seatFace(
  schedule: Schedule,
  row: Extract<SheetRow, { kind: 'rotation' | 'role' }>,
  column: SheetColumn,
): Face {
  const place = placeOfCell(schedule, row, column);
  if (place?.kind !== 'seat') return EMPTY;
  const { plan } = schedule;
  const held = holderOf(schedule, place.slot);
  if (!held) return { ...EMPTY, isOpen: isNeeded(row, column), quiet: quietSeat(row, column) };
  const { personId } = held;
  return {
    ...EMPTY,
    text: shortNames(plan).get(personId) ?? '?',
    kind: row.kind === 'rotation' ? row.rotation.kind : 'night',
    isPinned: isPinned(held),
    isAway: plan
      .absencesOf(personId)
      .some((each) => each.status === 'approved' && isAwayIn(each, column)),
  };
}

function sessionFace(
  schedule: Schedule,
  row: Extract<SheetRow, { kind: 'activity' }>,
  column: SheetColumn,
): Face {
  const place = placeOfCell(schedule, row, column);
  if (place?.kind !== 'session') return EMPTY;
  const { plan } = schedule;
  const names = peopleAt(schedule, place).map(
    ({ person }) => shortNames(plan).get(person.id) ?? '?',
  );
  const need = needAt(schedule, row.activity, place);
  return {
    ...EMPTY,
    text: names.join(' + '),
    brief: names.length > 1 ? `${names.length}: ${names.join(', ')}` : '',
    kind: names.length > 0 ? row.activity.kind : null,
    quiet: isClosedOn(plan, row.activity, place.day) ? 'hol' : '',
    isPinned: heldAt(schedule, place).some(isPinned),
    isOpen: need !== null && need.there < need.needed,
  };
}

function isAwayIn(
  absence: { firstDay: SheetColumn['firstDay']; lastDay: SheetColumn['lastDay'] },
  column: SheetColumn,
): boolean {
  return column.block ? doSpansMeet(absence, column) : spanHolds(absence, column.firstDay);
}

function isNeeded(
  row: Extract<SheetRow, { kind: 'rotation' | 'role' }>,
  { firstDay }: SheetColumn,
): boolean {
  if (row.kind === 'role') return isNeededOn(row.role, firstDay) && row.line < row.role.needed;
  const needed = row.rotation.demand.reduce((sum, { min }) => sum + min, 0);
  return row.line < needed;
}

function quietSeat(row: SheetRow, { firstDay }: SheetColumn): string {
  return row.kind === 'role' && !isNeededOn(row.role, firstDay) ? '·' : '';
}

function isPinned({ source }: Filled): boolean {
  return source === 'pinned';
}
