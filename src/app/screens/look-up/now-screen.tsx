import { getRouteApi, Link } from '@tanstack/react-router';
import { onCallAt } from '../../../answers/on-call.ts';
import { nextDuty } from '../../../answers/my-schedule.ts';
import { dayLong } from '../../../answers/time-words.ts';
import { isLayerPublished } from '../../../domain/schedule/editions.ts';
import { type Instant, instantAt } from '../../../domain/time/zone.ts';
import { useNow } from '../../device-clock.ts';
import { useProgramZone } from '../../hooks/use-schedule.ts';
import { localTimeOf } from '../../look-up-search.ts';
import { Card, EmptyState } from '../../parts/page.tsx';
import { useSession } from '../../program-session.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { clockWords, DayAndClock } from './duty-times.tsx';
import { LookUpPage, type LookUpView } from './look-up-page.tsx';
import { MomentChoice } from './moment-choice.tsx';
import { ServiceCard } from './service-card.tsx';
import styles from './look-up.module.css';

const route = getRouteApi('/now');

/** Who is on call, now or at another moment, by service and role. */
export function NowScreen() {
  const now = useNow();
  const timeZone = useProgramZone();
  const { at: text } = route.useSearch();
  const chosen = text ? localTimeOf(text) : null;
  const at = chosen && timeZone ? instantAt(chosen, timeZone) : now;
  return (
    <LookUpPage
      title={chosen ? 'On call' : 'On call now'}
      at={at}
      days={[1, 14]}
      actions={<MomentChoice chosen={chosen} />}
    >
      {(view) => <OnCallList view={view} at={at} isNow={!chosen} />}
    </LookUpPage>
  );
}

interface OnCallListProps {
  readonly view: LookUpView;
  readonly at: Instant;
  readonly isNow: boolean;
}

function OnCallList({ view, at, isNow }: OnCallListProps) {
  const { published, today, timeZone } = view;
  const { service: only } = route.useSearch();
  const services = onCallAt(published, at);
  const shown = only ? services.filter(({ service }) => service === only) : services;
  return (
    <>
      <p className={classOf(styles, 'moment')}>
        {dayLong(today)}, {clockWords(at, timeZone)}
      </p>
      {only && (
        <p>
          Only {only}. <Link to="/now">Show every service</Link>
        </p>
      )}
      {shown.length === 0 && <NobodyOnCall view={view} />}
      <div className={classOf(styles, 'cards')}>
        {shown.map((service) => (
          <ServiceCard key={service.service} service={service} view={view} />
        ))}
      </div>
      {isNow && <MyNextCall view={view} at={at} />}
    </>
  );
}

function NobodyOnCall({ view: { published, today } }: { readonly view: LookUpView }) {
  return isLayerPublished(published.inForce, 'call', today) ? (
    <EmptyState title="No call at this time">
      <p>The published schedule has no call role for this time. Choose another time.</p>
    </EmptyState>
  ) : (
    <EmptyState title="Call is not published for this day">
      <p>
        Rotations are published, the call schedule of this day is not. Ask your coordinator, or
        choose another day.
      </p>
    </EmptyState>
  );
}

function MyNextCall({ view, at }: { readonly view: LookUpView; readonly at: Instant }) {
  const { program } = useSession();
  const meId = program?.meId ?? null;
  if (meId === null) return null;
  const duty = nextDuty(view.published.schedule, meId, at);
  return (
    <Card title={duty && duty.span.start <= at ? 'You are on call' : 'Your next call'}>
      {duty ? (
        <p>
          <strong>{duty.role.name}</strong>, <DayAndClock span={duty.span} {...view} />
        </p>
      ) : (
        <p>None in the next two weeks.</p>
      )}
      <Link to="/me">My schedule</Link>
    </Card>
  );
}
