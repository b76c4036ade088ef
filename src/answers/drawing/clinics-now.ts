import type { Schedule } from '../../domain/schedule/schedule.ts';
import type { Half } from '../../domain/schedule/slot.ts';
import type { Day } from '../../domain/time/day.ts';
import type { Named } from '../naming.ts';
import { type ClinicSupervision, clinicsAt } from '../today.ts';
import { draw, type Drawing, type Drawn } from './drawing.ts';
import { say, sayCount } from '../say.ts';

/** Who supervises the clinics of a half-day, and how many residents see patients there; nothing where there is none. */
export function clinicsNow(schedule: Schedule, day: Day, half: Half): readonly Drawing[] {
  const clinics = clinicsAt(schedule, day, half);
  if (clinics.length === 0) return [];
  const title = half === 'am' ? say`Clinic this morning` : say`Clinic this afternoon`;
  return [
    draw(
      'section',
      { class: 'look-up/service', 'aria-label': title },
      draw('h2', {}, title),
      draw(
        'div',
        { class: 'look-up/roles' },
        clinics.map((clinic) => clinicEntry(clinic)),
      ),
      draw(
        'p',
        {},
        draw(
          'a',
          { class: 'look-up/target', href: `/today?day=${day}&half=${half}` },
          say`Where everyone is`,
        ),
      ),
    ),
  ];
}

function clinicEntry(clinic: ClinicSupervision): Drawing {
  const { site, preceptors, seeingPatients } = clinic;
  return draw(
    'article',
    { class: 'look-up/role' },
    draw('h3', {}, site ?? say`Clinic`),
    preceptors.length === 0
      ? draw('p', { class: 'look-up/nobody' }, say`Nobody supervises`)
      : draw('p', {}, preceptors.flatMap(personWithComma)),
    load(clinic),
    seeingPatients.length > 0 &&
      draw(
        'details',
        { class: 'look-up/more' },
        draw('summary', {}, say`Residents`),
        draw('p', {}, seeingPatients.flatMap(personWithComma)),
      ),
  );
}

function personWithComma({ personId, name }: Named, place: number): Drawn[] {
  const link = draw(
    'a',
    { class: 'look-up/target', href: `/person/${encodeURIComponent(personId)}` },
    name,
  );
  return place === 0 ? [link] : [' ', link];
}

function load({ preceptors, seeingPatients, capacity }: ClinicSupervision): Drawing {
  const residents = sayCount(seeingPatients.length, '# resident', '# residents');
  const words = `${residents}, ${sayCount(preceptors.length, '# preceptor', '# preceptors')}`;
  if (capacity === null || preceptors.length === 0)
    return draw('p', { class: 'look-up/quiet' }, words);
  const isFull = seeingPatients.length > capacity;
  const limit = isFull
    ? say`${seeingPatients.length - capacity} more than they may supervise`
    : say`they may supervise ${capacity}`;
  return draw('p', { class: isFull ? 'look-up/warning' : 'look-up/quiet' }, `${words}: ${limit}`);
}
