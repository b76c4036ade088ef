import type { Schedule } from '../../../../domain/schedule/schedule.ts';
import { fullName } from '../../../../domain/schedule/plan.ts';
import { overlapOf } from '../../../../domain/time/day.ts';
import { type Commented, isCommented } from './comment-marks.ts';
import type { Said } from './finding-marks.ts';
import { shortDayWords } from '../day-words.ts';
import { VERDICT_WORDS } from '../findings-words.ts';
import { faceOf } from './face.ts';
import { findingsAt } from './finding-marks.ts';
import { halfDayWords } from './half-day-words.ts';
import { heldAt, type Place, placeOfCell } from './place.ts';
import { peopleAt } from './sessions-there.ts';
import type { SheetColumn, SheetRow } from './sheet.ts';

/** What a screen reader says of a cell: whose and when, what stands there, and what is found of it. */
export function spokenCell(
  schedule: Schedule,
  { said, commented }: { readonly said: Said; readonly commented: Commented },
  row: SheetRow,
  column: SheetColumn,
): string {
  const place = placeOfCell(schedule, row, column);
  if (!place) return `${row.title}, ${column.spoken}: no cell`;
  const face = faceOf(schedule, row, column);
  const found = findingsAt(said, place, column);
  const name = row.kind === 'person' ? row.title : `${row.title} ${row.note}`.trim();
  const when = column.block ? `block ${column.block.label}` : column.spoken;
  return [
    `${name}, ${when}: ${standsThere(schedule, place, column)}`,
    face.isPinned && 'pinned',
    place.kind !== 'half-day' && face.isAway && awayWords(schedule, place, column),
    isCommented(commented, schedule, row, column) && 'commented',
    found[0] &&
      `${VERDICT_WORDS[found[0].verdict]}${found.length > 1 ? ` and ${found.length - 1} more` : ''}`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** What stands in a place, in words. */
export function standsThere(schedule: Schedule, place: Place, column: SheetColumn): string {
  const { plan } = schedule;
  if (place.kind === 'half-day') {
    return halfDayWords(schedule.halfDay(place.personId, place.day, place.half));
  }
  if (place.kind === 'session') {
    const names = peopleAt(schedule, place).map(({ person }) => fullName(person));
    return names.join(' and ') || 'nobody';
  }
  const held = heldAt(schedule, place).map(({ slot, personId }) => {
    if (place.kind === 'seat') {
      const member = plan.memberById.get(personId);
      return member ? fullName(member.person) : 'somebody';
    }
    if (slot.layer === 'call') return plan.callRoleById.get(slot.demandId)?.name ?? 'a call';
    const rotation = slot.layer === 'block' ? plan.rotationById.get(slot.demandId) : undefined;
    return rotation ? `${rotation.code}, ${rotation.name}` : 'a rotation';
  });
  const nothing = place.kind === 'seat' ? 'nobody' : place.kind === 'calls' ? 'no call' : 'nothing';
  const what = held.join(' and ') || nothing;
  if (place.kind !== 'calls') return what;
  const { rotation } = schedule.of(place.personId).usualWeek(column.firstDay);
  return rotation ? `${what} (${rotation.name})` : what;
}

function awayWords({ plan }: Schedule, place: Place, column: SheetColumn): string {
  if (!('personId' in place)) return 'away';
  const away = plan
    .absencesOf(place.personId)
    .find((absence) => absence.status === 'approved' && overlapOf(absence, column));
  return away ? `away ${shortDayWords(away.firstDay)} – ${shortDayWords(away.lastDay)}` : 'away';
}
