import { useNavigate } from '@tanstack/react-router';
import {
  halfDayWords,
  monthFrom,
  monthWeeksOf,
  type PersonDay,
  personDays,
  weekOf,
} from '../../../answers/my-schedule.ts';
import {
  clockSpan,
  dayLong,
  dayShort,
  dayWithYear,
  monthOf,
  weekdayShort,
} from '../../../answers/time-words.ts';
import { yearAround } from '../../../answers/my-year.ts';
import type { PersonId } from '../../../domain/id.ts';
import type { HalfDay } from '../../../domain/schedule/half-day.ts';
import { addDays, addMonths, type Day, type DaySpan } from '../../../domain/time/day.ts';
import type { Published } from '../../../store/queries/published.ts';
import { useSchedule } from '../../hooks/use-schedule.ts';
import { Button } from '../../parts/button.tsx';
import { Card, Skeleton } from '../../parts/page.tsx';
import { classes, classOf } from '../../styles/css-modules.ts';
import { DayChoice } from './day-choice.tsx';
import { DayInTimes } from './day-in-times.tsx';
import type { LookUpView } from './look-up-page.tsx';
import { ShareButton } from './share-button.tsx';
import { YearPicture } from './year-picture.tsx';
import styles from './calendar.module.css';
import { say } from '../../../answers/say.ts';

type CalendarView = 'day' | 'week' | 'month' | 'year';

interface CalendarSearch {
  readonly view?: CalendarView | undefined;
  readonly day?: Day | undefined;
}

interface PersonCalendarProps {
  /** The screen it stands in, whose address holds what is shown. */
  readonly from: '/me' | '/person/$personId';
  readonly personId: PersonId;
  readonly view: LookUpView;
  readonly search: CalendarSearch;
}

const VIEWS: readonly (readonly [CalendarView, () => string])[] = [
  ['day', () => say`Day`],
  ['week', () => say`Week`],
  ['month', () => say`Month`],
  ['year', () => say`Year`],
];

/** Somebody's day, week or month, day by day, or the year as a picture. */
export function PersonCalendar({ from, personId, view, search }: PersonCalendarProps) {
  const navigate = useNavigate({ from });
  const kind = search.view ?? 'week';
  const day = search.day ?? view.today;
  const span = spanOf(kind, day, view);
  const read = useSchedule(addDays(span.firstDay, -1), span.lastDay, { people: [personId] });
  // While other days are being read the answer is still of those before.
  const isOfOtherDays =
    read &&
    (read.span.lastDay !== span.lastDay || addDays(read.span.firstDay, 1) !== span.firstDay);
  const published = isOfOtherDays ? undefined : read;
  const show = (next: CalendarSearch) =>
    navigate({ search: { view: kind, day, ...next }, replace: true, resetScroll: false });
  return (
    <Card
      title={titleOf(kind, day, span)}
      action={
        published &&
        kind !== 'year' && (
          <ShareButton
            isSmall
            schedule={published.schedule}
            shared={{ kind: 'person', personId, span }}
          />
        )
      }
    >
      <div className={classOf(styles, 'choice')}>
        <div className={classOf(styles, 'pair')} role="group" aria-label={say`How much to show`}>
          {VIEWS.map(([each, words]) => (
            <Button key={each} pressed={kind === each} onPress={() => show({ view: each })}>
              {words()}
            </Button>
          ))}
        </div>
        <DayChoice
          day={day}
          today={view.today}
          earlier={stepped(kind, day, -1)}
          later={stepped(kind, day, 1)}
          onChoose={(next) => show({ day: next })}
        />
      </div>
      {published === undefined && <Skeleton lines={7} />}
      {published === null && <p>{say`Nothing is published for these days.`}</p>}
      {published && <Shown {...{ kind, day, span, published, view, personId, from, show }} />}
    </Card>
  );
}

interface ShownProps {
  readonly kind: CalendarView;
  readonly day: Day;
  readonly span: DaySpan;
  readonly published: Published;
  readonly view: LookUpView;
  readonly personId: PersonId;
  readonly from: PersonCalendarProps['from'];
  readonly show: (next: CalendarSearch) => Promise<void>;
}

function Shown({
  kind,
  day,
  span,
  published: { schedule },
  view,
  personId,
  from,
  show,
}: ShownProps) {
  const { today, timeZone } = view;
  const monthAt = (month: Day): string =>
    `${from.replace('$personId', encodeURIComponent(personId))}?view=month&day=${month}`;
  switch (kind) {
    case 'day':
      return <DayInTimes schedule={schedule} personId={personId} day={day} />;
    case 'year':
      return (
        <YearPicture
          {...{ schedule, personId, span, today }}
          addressOf={monthAt}
          onChoose={(month) => void show({ view: 'month', day: month })}
        />
      );
    case 'week':
    case 'month': {
      const days = personDays(schedule, personId, span);
      return <Days {...{ kind, days, today, timeZone }} month={day.slice(0, 7)} />;
    }
  }
}

function spanOf(kind: CalendarView, day: Day, view: LookUpView): DaySpan {
  switch (kind) {
    case 'day':
      return { firstDay: day, lastDay: day };
    case 'week':
      return weekOf(day);
    case 'month':
      return monthWeeksOf(day);
    case 'year':
      return yearAround(view.published.schedule.plan.rows.year, day);
  }
}

function titleOf(kind: CalendarView, day: Day, { firstDay, lastDay }: DaySpan): string {
  switch (kind) {
    case 'day':
      return dayLong(day);
    case 'week':
      return say`Week of ${dayShort(firstDay)}`;
    case 'month':
      return monthOf(day);
    case 'year':
      return say`${dayWithYear(firstDay)} to ${dayWithYear(lastDay)}`;
  }
}

function stepped(kind: CalendarView, day: Day, by: -1 | 1): Day {
  switch (kind) {
    case 'day':
      return addDays(day, by);
    case 'week':
      return addDays(day, 7 * by);
    case 'month':
      return monthFrom(day, by);
    case 'year':
      return addMonths(day, 12 * by);
  }
}

interface DaysProps {
  readonly kind: 'week' | 'month';
  readonly days: readonly PersonDay[];
  /** `YYYY-MM` of the month shown; days of its neighbours are paler. */
  readonly month: string;
  readonly today: Day;
  readonly timeZone: string;
}

function Days({ kind, days, month, today, timeZone }: DaysProps) {
  return (
    <div className={classOf(styles, 'holder')}>
      {kind === 'month' && (
        <div aria-hidden className={classOf(styles, 'weekdays')}>
          {days.slice(0, 7).map(({ day }) => (
            <span key={day}>{weekdayShort(day)}</span>
          ))}
        </div>
      )}
      <ol className={classes(classOf(styles, 'days'), classOf(styles, kind))}>
        {days.map((each) => (
          <li
            key={each.day}
            aria-current={each.day === today ? 'date' : undefined}
            className={classes(
              classOf(styles, 'cell'),
              each.isOff && classOf(styles, 'off'),
              kind === 'month' && !each.day.startsWith(month) && classOf(styles, 'outside'),
            )}
          >
            <DayCell each={each} timeZone={timeZone} />
          </li>
        ))}
      </ol>
    </div>
  );
}

interface DayCellProps {
  readonly each: PersonDay;
  readonly timeZone: string;
}

function DayCell({ each, timeZone }: DayCellProps) {
  const { day, am, pm, duties, isOff } = each;
  const [morning, afternoon] = [halfDayWords(am), halfDayWords(pm)];
  const words = isOff && morning === afternoon ? morning : null;
  return (
    <>
      <span className={classOf(styles, 'date')}>
        <span className={classOf(styles, 'weekday')}>{weekdayShort(day)} </span>
        {Number(day.slice(8))}
      </span>
      <span className={classOf(styles, 'halves')}>
        {words ? (
          <span className={classOf(styles, 'quiet')}>{words}</span>
        ) : (
          <>
            <HalfWords half={am} label={say`am`} />
            <HalfWords half={pm} label={say`pm`} />
          </>
        )}
        {duties.map((duty) => (
          <strong key={`${duty.role.id} ${duty.ordinal}`} className={classOf(styles, 'duty')}>
            <span className={classOf(styles, 'words')}>{duty.role.name}</span>
            <span aria-hidden className={classOf(styles, 'code')}>
              {say`Call`}
            </span>{' '}
            <small>{clockSpan(duty.span, timeZone)}</small>
          </strong>
        ))}
      </span>
    </>
  );
}

function HalfWords({ half, label }: { readonly half: HalfDay; readonly label: string }) {
  const words = halfDayWords(half);
  return (
    <span>
      <small>{label}</small> <span className={classOf(styles, 'words')}>{words}</span>
      {half.activity && (
        <span aria-hidden className={classOf(styles, 'code')}>
          {half.activity.code}
        </span>
      )}
    </span>
  );
}
