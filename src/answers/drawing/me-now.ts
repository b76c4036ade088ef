import type { PersonId } from '../../domain/id.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import type { Instant } from '../../domain/time/zone.ts';
import { halfDayWords } from '../my-schedule.ts';
import { type MyNow, myNow } from '../now.ts';
import { draw, type Drawing, type Drawn } from './drawing.ts';
import { type Clocks, dayAndClock, untilWords } from './duty-times.ts';
import { say, sayAround } from '../say.ts';

/** Who the owner of the device is, what they do at the moment and next, their call; or how to say who they are. */
export function meNow(
  schedule: Schedule,
  meId: PersonId | null,
  at: Instant,
  clocks: Clocks,
): Drawing {
  const mine = meId === null ? null : myNow(schedule, meId, at);
  if (!mine) {
    const link = draw('a', { href: '/me', class: 'look-up/target' }, say`Say who you are`);
    const words = sayAround<Drawn>`${link} to see your own day here.`;
    return draw('p', { class: 'look-up/mine' }, words);
  }
  return draw(
    'section',
    { class: 'look-up/mine', 'aria-label': say`You` },
    draw(
      'p',
      {},
      draw('a', { href: '/me', class: 'look-up/target' }, mine.name),
      ' ',
      draw('small', {}, mine.standing),
    ),
    draw(
      'dl',
      { class: 'look-up/glance' },
      fact(say`Now`, nowWords(mine, clocks)),
      mine.next &&
        fact(say`Next`, [
          draw('strong', {}, mine.next.activity.name),
          `, ${dayAndClock(mine.next.span, clocks)}`,
        ]),
      fact(callTerm(mine), callWords(mine, clocks)),
    ),
  );
}

function fact(term: string, words: readonly Drawn[]): Drawing {
  return draw('div', {}, draw('dt', {}, term), draw('dd', {}, words));
}

function nowWords({ now, nowSpan }: MyNow, clocks: Clocks): readonly Drawn[] {
  const words = draw('strong', {}, halfDayWords(now));
  const rotation = now.activity && now.rotation?.name;
  const on = rotation && !now.activity.name.startsWith(rotation) ? `, ${rotation}` : '';
  return [words, `${on}${nowSpan ? `, ${untilWords(nowSpan.end, clocks)}` : ''}`];
}

function callTerm({ duty, isOnCall }: MyNow): string {
  if (!isOnCall) return say`Next call`;
  return duty?.role.mode === 'jeopardy' ? say`You are backup` : say`You are on call`;
}

function callWords({ duty, isOnCall }: MyNow, clocks: Clocks): readonly Drawn[] {
  if (!duty) return [say`None in the next two weeks`];
  const when = isOnCall ? untilWords(duty.span.end, clocks) : dayAndClock(duty.span, clocks);
  return [draw('strong', {}, duty.role.name), `, ${when}`];
}
