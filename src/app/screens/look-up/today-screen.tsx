import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { postCall } from '../../../answers/my-schedule.ts';
import type { Named } from '../../../answers/naming.ts';
import { dayLong } from '../../../answers/time-words.ts';
import { type ClinicSupervision, overviewOf, type Team } from '../../../answers/today.ts';
import type { Half } from '../../../domain/schedule/slot.ts';
import { addDays, type Day } from '../../../domain/time/day.ts';
import { instantAt, localTimeAt } from '../../../domain/time/zone.ts';
import { useNow } from '../../device-clock.ts';
import { useLookUp, useProgramZone } from '../../hooks/use-schedule.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { DayChoice } from './day-choice.tsx';
import { LookUpPage, type LookUpView } from './look-up-page.tsx';
import { PeopleList, PersonLink } from './person-link.tsx';
import { ShareButton } from './share-button.tsx';
import styles from './look-up.module.css';
import { say, sayCount } from '../../../answers/say.ts';

const route = getRouteApi('/today');

/** Where everybody is in one half-day, and who supervises clinic. */
export function TodayScreen() {
  const now = useNow();
  const timeZone = useProgramZone() ?? 'UTC';
  const local = localTimeAt(now, timeZone);
  const search = route.useSearch();
  const day = search.day ?? local.day;
  const half = search.half ?? (local.time < '12:00' ? 'am' : 'pm');
  const found = useLookUp(instantAt({ day, time: '12:00' }, timeZone), 1, 1);
  return (
    <LookUpPage
      title={day === local.day ? say`Today` : say`Where everyone is`}
      found={found}
      top={<HalfDayChoice day={day} half={half} today={local.day} />}
    >
      {(view) => <Overview view={view} half={half} />}
    </LookUpPage>
  );
}

interface HalfDayChoiceProps {
  readonly day: Day;
  readonly half: Half;
  readonly today: Day;
}

function HalfDayChoice({ day, half, today }: HalfDayChoiceProps) {
  const navigate = useNavigate({ from: '/today' });
  const choose = (next: { day: Day; half: Half }) => navigate({ search: next });
  return (
    <div className={classOf(styles, 'choice')}>
      <DayChoice
        day={day}
        today={today}
        earlier={addDays(day, -1)}
        later={addDays(day, 1)}
        onChoose={(next) => choose({ day: next, half })}
      />
      <div className={classOf(styles, 'pair')} role="group" aria-label={say`Half of the day`}>
        <Button pressed={half === 'am'} onPress={() => choose({ day, half: 'am' })}>
          {say`Morning`}
        </Button>
        <Button pressed={half === 'pm'} onPress={() => choose({ day, half: 'pm' })}>
          {say`Afternoon`}
        </Button>
      </div>
      <a className={classOf(styles, 'target')} href={`/everyone?day=${day}`}>
        {say`Weeks and blocks of everyone`}
      </a>
    </div>
  );
}

function Overview({ view, half }: { readonly view: LookUpView; readonly half: Half }) {
  const overview = overviewOf(view.published.schedule, view.today, half);
  return (
    <>
      <div className={classOf(styles, 'moment')}>
        {dayLong(view.today)}
        {overview.holiday && <strong> · {say`${overview.holiday}: clinics are closed`}</strong>}
        <ShareButton schedule={view.published.schedule} shared={{ kind: 'day', day: view.today }} />
      </div>
      <div className={classOf(styles, 'columns')}>
        {overview.clinics.map((clinic) => (
          <ClinicCard key={clinic.site} clinic={clinic} />
        ))}
        {overview.teams.map((team) => (
          <TeamCard key={`${team.rotation?.id ?? 'own'} ${team.title}`} team={team} />
        ))}
        <Names title={say`Away`} people={overview.absent} />
        <Names title={postCall()} people={overview.postCall} />
        <Names title={say`Off`} people={overview.off} />
      </div>
    </>
  );
}

/** In a larger clinic the question is who supervises and how many there are; the names are one press away. */
const SHOWN_MAX = 20;

function ClinicCard({ clinic }: { readonly clinic: ClinicSupervision }) {
  const { site, preceptors, seeingPatients } = clinic;
  return (
    <Card title={site === null ? say`Clinic` : say`Clinic: ${site}`}>
      <h3>
        {sayCount(preceptors.length, 'Preceptor', 'Preceptors')}
        <Count of={preceptors.length} />
      </h3>
      {preceptors.length > 0 ? (
        <PeopleList people={preceptors} />
      ) : (
        <p className={classOf(styles, 'nobody')}>{say`Nobody supervises`}</p>
      )}
      <h3>
        {say`Seeing patients`}
        <Count of={seeingPatients.length} />
      </h3>
      {seeingPatients.length > SHOWN_MAX ? (
        <details className={classOf(styles, 'more')}>
          <summary>{say`Show all`}</summary>
          <PeopleList people={seeingPatients} />
        </details>
      ) : (
        <PeopleList people={seeingPatients} />
      )}
    </Card>
  );
}

function TeamCard({ team }: { readonly team: Team }) {
  const title: ReactNode = team.rotation ? (
    <Link to="/rotation/$rotationId" params={{ rotationId: team.rotation.id }}>
      {team.title}
    </Link>
  ) : (
    team.title
  );
  const activity = team.rotation ? team.shared?.name : null;
  const subtitle = [team.site, activity].filter(Boolean).join(' · ');
  return (
    <section className={classOf(styles, 'team')}>
      <h2>
        {title}
        <Count of={team.people.length} />
      </h2>
      {subtitle !== '' && <p className={classOf(styles, 'quiet')}>{subtitle}</p>}
      <ul className={classOf(styles, 'entries')}>
        {team.people.map((person) => (
          <li key={person.personId}>
            <PersonLink
              person={person}
              {...(!team.shared &&
                person.activity && { hint: `${person.standing} · ${person.activity.name}` })}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Names({ title, people }: { readonly title: string; readonly people: readonly Named[] }) {
  if (people.length === 0) return null;
  return (
    <section className={classOf(styles, 'team')}>
      <h2>
        {title}
        <Count of={people.length} />
      </h2>
      <PeopleList people={people} />
    </section>
  );
}

function Count({ of }: { readonly of: number }) {
  return <small className={classOf(styles, 'count')}> {of}</small>;
}
