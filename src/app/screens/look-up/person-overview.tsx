import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { dayAndClock, sinceUntil } from '../../../answers/drawing/duty-times.ts';
import { reaches } from '../../../answers/drawing/reaches.ts';
import {
  type BlockPlace,
  halfDayWords,
  nextClinic,
  nextDayOff,
  nextLeave,
} from '../../../answers/my-schedule.ts';
import { personAnswer } from '../../../answers/person.ts';
import { dayFrom, dayShort } from '../../../answers/time-words.ts';
import type { PersonId } from '../../../domain/id.ts';
import { addDays, type Day, type DaySpan } from '../../../domain/time/day.ts';
import type { Instant } from '../../../domain/time/zone.ts';
import { useDeviceSession } from '../../device-session.tsx';
import { Draw } from '../../parts/drawing.tsx';
import { Card } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import type { LookUpView } from './look-up-page.tsx';
import styles from './look-up.module.css';
import { say } from '../../../answers/say.ts';

interface PersonOverviewProps {
  readonly view: LookUpView;
  readonly personId: PersonId;
  readonly at: Instant;
  readonly isMe: boolean;
}

/** What people ask about somebody: now, rotation, next call, next day off, how to reach them. */
export function PersonOverview({ view, personId, at, isMe }: PersonOverviewProps) {
  const { published, today } = view;
  const { program } = useDeviceSession();
  const isMine = isMe || program?.meId === personId;
  const answer = personAnswer(published, personId, at);
  if (!answer) return null;
  const { duty, isOnCallNow, current, next } = answer;
  const dayOff = nextDayOff(published.schedule, personId, {
    firstDay: isMe ? addDays(today, 1) : today,
    lastDay: published.span.lastDay,
  });
  const hasBlocks = answer.role !== 'faculty';
  return (
    <Card>
      {isMe ? (
        <p className={classOf(styles, 'name')}>
          {answer.person.givenName} {answer.person.familyName} <small>{answer.standing}</small>
        </p>
      ) : (
        <p className={classOf(styles, 'quiet')}>{answer.standing}</p>
      )}
      {!isMe && <Draw of={[reaches(answer.person.familyName, answer.ways)]} />}
      <dl className={classOf(styles, 'glance')}>
        <Fact term={say`Now`}>{halfDayWords(answer.now)}</Fact>
        <Fact term={isOnCallNow ? say`On call` : say`Next call`}>
          {duty ? (
            <>
              <strong>{duty.role.name}</strong>,{' '}
              {isOnCallNow ? (
                <Draw of={sinceUntil(duty.span, view)} />
              ) : (
                dayAndClock(duty.span, view)
              )}
            </>
          ) : (
            say`None published in the next eight weeks`
          )}
        </Fact>
        <Fact term={say`Next day off`}>
          {dayOff ? dayFrom(dayOff, today) : say`None published`}
        </Fact>
        {isMine && <OwnFacts {...{ view, personId, at }} />}
        {hasBlocks && (
          <>
            <Fact term={say`Rotation`}>
              <Place place={current} until />
            </Fact>
            <Fact term={say`Then`}>
              <Place place={next} />
            </Fact>
          </>
        )}
      </dl>
      {isMine && <OwnLinks hasBlocks={hasBlocks} />}
    </Card>
  );
}

function OwnLinks({ hasBlocks }: { readonly hasBlocks: boolean }) {
  return (
    <div className={classOf(styles, 'choice')}>
      {hasBlocks && (
        <Link to="/me/hours" className={classOf(styles, 'target')}>
          {say`My hours`}
        </Link>
      )}
      <Link to="/asks" className={classOf(styles, 'target')}>
        {say`Ask and offer`}
      </Link>
    </div>
  );
}

function OwnFacts({ view, personId, at }: Omit<PersonOverviewProps, 'isMe'>) {
  const { published, today } = view;
  const clinic = nextClinic(published.schedule, personId, at, {
    firstDay: today,
    lastDay: published.span.lastDay,
  });
  const leave = nextLeave(published.schedule.plan, personId, today);
  return (
    <>
      <Fact term={say`Next clinic`}>
        {clinic ? dayAndClock(clinic, view) : say`None published`}
      </Fact>
      <Fact term={say`Next leave`}>{leave ? spanWords(leave, today) : say`None approved`}</Fact>
    </>
  );
}

function spanWords({ firstDay, lastDay }: DaySpan, today: Day): string {
  const from = dayFrom(firstDay, today);
  return firstDay === lastDay ? from : say`${from} to ${dayShort(lastDay)}`;
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Place({
  place,
  until = false,
}: {
  readonly place: BlockPlace | null;
  readonly until?: boolean;
}) {
  if (!place?.rotation) return say`Not published`;
  const { block, rotation } = place;
  return (
    <>
      <Link to="/rotation/$rotationId" params={{ rotationId: rotation.id }}>
        {rotation.name}
      </Link>
      , {until ? say`until ${dayShort(block.lastDay)}` : say`from ${dayShort(block.firstDay)}`}
    </>
  );
}
