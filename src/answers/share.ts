import type { PersonId } from '../domain/id.ts';
import { groupBy } from '../domain/group-by.ts';
import { compareNames } from '../domain/schedule/plan.ts';
import type { Schedule } from '../domain/schedule/schedule.ts';
import type { Day, DaySpan } from '../domain/time/day.ts';
import { callsText, halvesText } from './day-text.ts';
import { personDays } from './my-schedule.ts';
import { nameOf } from './naming.ts';
import { clockSpan, dayLong, dayShort } from './time-words.ts';
import { say } from './say.ts';

/** What is shared of a schedule: somebody's days, or who is on call on a day. */
export type ToShare =
  | { readonly kind: 'person'; readonly personId: PersonId; readonly span: DaySpan }
  | { readonly kind: 'day'; readonly day: Day };

/** A line of what is shared: when or which role, and what or who. */
export interface SharedLine {
  readonly term: string;
  readonly words: string;
}

/** What is shared, as a heading with lines under it. */
export interface SharedDays {
  readonly title: string;
  readonly lines: readonly SharedLine[];
}

/** What of a published schedule is shared, in words. */
export function sharedDays(schedule: Schedule, shared: ToShare): SharedDays {
  return shared.kind === 'day'
    ? { title: say`On call, ${dayLong(shared.day)}`, lines: callLines(schedule, shared.day) }
    : {
        title: nameOf(schedule.plan, shared.personId).name,
        lines: personDays(schedule, shared.personId, shared.span).map((each) => ({
          term: dayShort(each.day),
          words: [halvesText(each), callsText(each.duties, schedule)].filter(Boolean).join('; '),
        })),
      };
}

/** The same as plain text, a line each, for a message: `Mon, Nov 23: Ward / Clinic; Night call 17:00–07:00`. */
export function sharedText({ title, lines }: SharedDays): string {
  return [title, ...lines.map(({ term, words }) => `${term}: ${words}`)].join('\n');
}

function callLines(schedule: Schedule, day: Day): SharedLine[] {
  const { plan } = schedule;
  const { timeZone } = plan.rows.program;
  const byRole = [...groupBy(schedule.callsOn(day), ({ role }) => role)].toSorted(
    ([one], [other]) => compareNames(one.service, other.service) || one.ordinal - other.ordinal,
  );
  return byRole.map(([role, duties]) => {
    const names = duties.map(({ personId }) => nameOf(plan, personId).name).join(', ');
    const [first] = duties;
    return {
      term: `${role.service}, ${role.name}`,
      words: first ? `${names} ${clockSpan(first.span, timeZone)}` : names,
    };
  });
}
