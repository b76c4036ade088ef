import type { CallRole } from '../../domain/rows/rotation.ts';
import { isLayerPublished } from '../../domain/schedule/editions.ts';
import type { Instant } from '../../domain/time/zone.ts';
import {
  type CallPublished,
  onCallAt,
  type OnCall,
  type RoleOnCall,
  type ServiceOnCall,
} from '../on-call.ts';
import { dayLong } from '../time-words.ts';
import { draw, type Drawing, type Drawn } from './drawing.ts';
import { type Clocks, clockWords, dayAndClock, sinceUntil } from './duty-times.ts';
import { reaches } from './reaches.ts';
import { say } from '../say.ts';

const modeWords = (mode: CallRole['mode']): string =>
  ({
    'in-house': say`in house`,
    home: say`from home`,
    shift: say`shift`,
    jeopardy: say`only if another cannot`,
  })[mode];

/** What is asked about who is on call. */
export interface OnCallAsked extends Clocks {
  readonly at: Instant;
  /** Whether the moment is now, rather than one that was chosen. */
  readonly isNow: boolean;
  /** Only this service. */
  readonly service?: string | undefined;
  /** The services that are the reader's own; they come first. */
  readonly mine: ReadonlySet<string>;
}

/** Who is on call at the moment, by service and role, with all that is needed to reach them. */
export function onCall(published: CallPublished, asked: OnCallAsked): readonly Drawn[] {
  const { at, isNow, service: only, mine, today, timeZone, readersZone } = asked;
  const all = onCallAt(published, at);
  const isMine = ({ service }: ServiceOnCall): boolean => mine.has(service);
  const services = [...all.filter(isMine), ...all.filter((each) => !isMine(each))];
  const shown = only ? services.filter(({ service }) => service === only) : services;
  const moment = `${dayLong(today)}, ${clockWords(at, timeZone, readersZone)}`;
  const parts = [
    draw('p', { class: 'look-up/moment' }, isNow ? say`As of ${moment}` : moment),
    only !== undefined &&
      draw('p', {}, say`Only ${only}.`, ' ', draw('a', { href: '/now' }, say`Show every service`)),
    shown.length === 0 && nobodyOnCall(published, asked),
    draw(
      'div',
      { class: 'look-up/cards' },
      shown.map((service) => serviceCard(service, asked)),
    ),
  ];
  return parts.filter((part) => part !== false);
}

/** What stands where there is nothing, as `EmptyState` makes it. */
function empty(title: string, ...children: Drawing[]): Drawing {
  return draw('section', { class: 'page/empty' }, draw('h2', {}, title), children);
}

function nobodyOnCall({ inForce }: CallPublished, { today }: OnCallAsked): Drawing {
  return isLayerPublished(inForce, 'call', today)
    ? empty(
        say`No call at this time`,
        draw(
          'p',
          {},
          say`The published schedule has no call role for this time. Choose another time.`,
        ),
      )
    : empty(
        say`Call is not published for this day`,
        draw(
          'p',
          {},
          say`Rotations are published, the call schedule of this day is not. Ask your coordinator, or choose another day.`,
        ),
      );
}

function serviceCard(service: ServiceOnCall, { mine, ...clocks }: OnCallAsked): Drawing {
  return draw(
    'section',
    { class: 'look-up/service', 'aria-label': service.service },
    draw(
      'h2',
      {},
      service.service,
      mine.has(service.service) && draw('small', {}, ` ${say`yours`}`),
    ),
    service.now.length === 0 && draw('p', { class: 'look-up/quiet' }, say`Nobody right now.`),
    draw(
      'div',
      { class: 'look-up/roles' },
      service.now.map((role) => roleEntry(role, clocks)),
    ),
    service.next.length > 0 && comingUp(service.next, clocks),
  );
}

function roleEntry({ role, people, roleReaches, backups }: RoleOnCall, clocks: Clocks): Drawing {
  return draw(
    'article',
    { class: 'look-up/role' },
    draw('h3', {}, `${role.name} `, draw('small', {}, modeWords(role.mode))),
    people.length === 0 && draw('p', { class: 'look-up/nobody' }, say`Nobody is assigned`),
    people.length === 0 && roleReaches.length > 0 && reaches(role.name, roleReaches),
    people.map((person) => personOnCall(person, clocks)),
    backups.length > 0 && backupList(backups),
  );
}

function personLink(person: OnCall, look?: string): Drawing {
  return draw(
    'a',
    { href: `/person/${encodeURIComponent(person.personId)}`, ...(look && { class: look }) },
    person.name,
  );
}

function personOnCall(person: OnCall, clocks: Clocks): Drawing {
  return draw(
    'div',
    { class: 'look-up/person' },
    draw(
      'p',
      // By this name the browser reports when the answer was painted.
      { class: 'look-up/name', elementtiming: 'on-call' },
      personLink(person),
      ' ',
      draw('small', {}, person.standing),
    ),
    draw('p', { class: 'look-up/quiet' }, sinceUntil(person.span, clocks)),
    person.isAbsent &&
      draw(
        'p',
        { class: 'look-up/warning' },
        say`Listed as away on this day: somebody else may be covering. Try the backup.`,
      ),
    reaches(person.name, person.reaches),
  );
}

function backupList(backups: readonly RoleOnCall[]): Drawing {
  return draw(
    'details',
    { class: 'look-up/backups' },
    draw('summary', {}, say`If nobody answers`),
    draw(
      'ol',
      { class: 'look-up/list' },
      backups.map(({ role, people, roleReaches }) =>
        draw(
          'li',
          {},
          draw(
            'p',
            {},
            `${role.name}: `,
            draw(
              'strong',
              {},
              people.map(({ name }) => name).join(', ') || say`nobody is assigned`,
            ),
          ),
          people.map((person) => reaches(person.name, person.reaches, 'compact')),
          people.length === 0 &&
            roleReaches.length > 0 &&
            reaches(role.name, roleReaches, 'compact'),
        ),
      ),
    ),
  );
}

function comingUp(roles: readonly RoleOnCall[], clocks: Clocks): Drawing {
  return draw(
    'div',
    { class: 'look-up/next' },
    draw('h3', {}, say`Coming up`),
    draw(
      'ul',
      { class: 'look-up/list' },
      roles.map(({ role, span, people }) =>
        draw(
          'li',
          {},
          draw('span', { class: 'look-up/quiet' }, `${role.name}, ${dayAndClock(span, clocks)}`),
          draw('br'),
          people.length === 0 && say`Nobody is assigned`,
          people.map((person) => personLink(person, 'look-up/target')),
        ),
      ),
    ),
  );
}
