import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type HoursParts, hoursWeeks } from '../../../answers/my-hours.ts';
import type { LoggedDay } from '../../../domain/rows/logged-day.ts';
import type { Member } from '../../../domain/schedule/plan.ts';
import { addDays, type Day } from '../../../domain/time/day.ts';
import { localTimeAt } from '../../../domain/time/zone.ts';
import { periodsCsv } from '../../../formats/periods-csv.ts';
import { scheduledRecord } from '../../../rules/work/scheduled-records.ts';
import type { Published } from '../../../store/queries/published.ts';
import { useNow } from '../../device-clock.ts';
import { useLoggedDays, usePublishedYear } from '../../hooks/use-my-hours.ts';
import { useEditions, useProgramZone } from '../../hooks/use-schedule.ts';
import { Button } from '../../parts/button.tsx';
import { EmptyState, Page, Skeleton } from '../../parts/page.tsx';
import { useSession } from '../../program-session.tsx';
import { saveFile } from '../../save-file.ts';
import { NoProgram } from '../look-up/look-up-page.tsx';
import { WhereTo } from '../../parts/where-to.tsx';
import { HoursSoFar } from './my-hours-period.tsx';
import { HoursPicture } from './hours-picture.tsx';
import { WeekOfHours } from './my-hours-week.tsx';
import { say } from '../../../answers/say.ts';

const route = getRouteApi('/me/hours');
const title = (): string => say`My hours`;

/** What the owner of this device worked: confirmed as scheduled in one tap, corrected, or not logged yet. */
export function MyHoursScreen() {
  const { program } = useSession();
  const now = useNow();
  const timeZone = useProgramZone();
  const search = route.useSearch();
  const meId = program?.meId ?? null;
  const today = timeZone ? localTimeAt(now, timeZone).day : null;
  const published = usePublishedYear(search.day ?? today);
  const logged = useLoggedDays(meId);
  if (program === null) return <NoProgram title={title()} />;
  if (!program || !logged || !today || published === undefined) {
    return (
      <Page title={title()}>
        <Skeleton lines={8} />
      </Page>
    );
  }
  const member = meId && published?.schedule.plan.memberById.get(meId);
  return published && member ? (
    <Hours published={published} member={member} logged={logged} today={today} />
  ) : (
    <Nothing isPublished={published !== null} isSomebody={meId !== null} />
  );
}

function Nothing(props: { readonly isPublished: boolean; readonly isSomebody: boolean }) {
  return (
    <Page title={title()}>
      <EmptyState
        title={
          !props.isPublished
            ? say`Nothing is published yet`
            : props.isSomebody
              ? say`You are not in the published schedule`
              : say`Who are you?`
        }
      >
        <p>
          {say`Hours are logged beside the published schedule.`} <WhereTo />
        </p>
      </EmptyState>
    </Page>
  );
}

interface HoursProps {
  readonly published: Published;
  readonly member: Member;
  readonly logged: readonly LoggedDay[];
  readonly today: Day;
}

const WEEKS_AT_FIRST = 4;

function Hours({ published, member, logged, today }: HoursProps) {
  const now = useNow();
  const [weeksMax, setWeeksMax] = useState(WEEKS_AT_FIRST);
  const { plan } = published.schedule;
  const { timeZone } = plan.rows.program;
  const scheduled = scheduledRecord(published.schedule.of(member.person.id));
  const parts: HoursParts = { member, scheduled, logged, today, now };
  const weeks = hoursWeeks(parts, weeksMax);
  const isAll = (weeks.at(-1)?.monday ?? today) <= member.year.firstDay;
  return (
    <Page title={title()} actions={<SaveButton logged={logged} member={member} zone={timeZone} />}>
      <HoursSoFar parts={parts} plan={plan} />
      {weeks.length === 0 && <p>{say`Your time in this academic year has not begun.`}</p>}
      {weeks.map((week) => (
        <WeekOfHours
          key={week.monday}
          week={week}
          personId={member.person.id}
          timeZone={timeZone}
          today={today}
        />
      ))}
      {isAll ? (
        <YearBefore firstDay={plan.rows.year.firstDay} />
      ) : (
        <div>
          <Button
            onPress={() => setWeeksMax(weeksMax + WEEKS_AT_FIRST)}
          >{say`Show earlier weeks`}</Button>
        </div>
      )}
    </Page>
  );
}

/** To the academic year before, where an edition on this device speaks for its end. */
function YearBefore({ firstDay }: { readonly firstDay: Day }) {
  const editions = useEditions();
  const before = addDays(firstDay, -1);
  const isHeld = editions?.some(({ scope }) => scope.firstDay <= before && before <= scope.lastDay);
  if (!isHeld) return null;
  return (
    <p>
      <Link to="/me/hours" search={{ day: before }}>
        {say`The academic year before`}
      </Link>
    </p>
  );
}

function SaveButton(props: {
  readonly logged: readonly LoggedDay[];
  readonly member: Member;
  readonly zone: string;
}) {
  const { logged, member, zone } = props;
  const own = logged.filter(({ day }) => member.year.firstDay <= day && day <= member.year.lastDay);
  const last = own.at(-1)?.day;
  if (last === undefined) return null;
  const name = say`hours ${member.person.familyName} to ${last}.csv`;
  return (
    <Button onPress={() => saveFile(name, periodsCsv(own, zone), 'text/csv')}>
      <HoursPicture name="sheet" /> {say`Save as CSV`}
    </Button>
  );
}
