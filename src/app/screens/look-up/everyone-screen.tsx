import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type GridBy, gridGroups } from '../../../answers/grid.ts';
import { weekOf } from '../../../answers/my-schedule.ts';
import { dayShort } from '../../../answers/time-words.ts';
import { addDays, type Day } from '../../../domain/time/day.ts';
import { instantAt, localTimeAt } from '../../../domain/time/zone.ts';
import { useNow } from '../../device-clock.ts';
import { useDeviceSession } from '../../device-session.tsx';
import { useLookUp, useProgramZone } from '../../hooks/use-schedule.ts';
import { Button } from '../../parts/button.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { DayChoice } from './day-choice.tsx';
import { GridGroups } from './grid-groups.tsx';
import { LookUpPage } from './look-up-page.tsx';
import styles from './look-up.module.css';
import { say } from '../../../answers/say.ts';

const route = getRouteApi('/everyone');

/** How far a step goes, and how far beyond the day blocks are shown. */
const WEEK = 7;
const FOUR_WEEKS = 28;
const BLOCK_DAYS_SHOWN = 140;

type GridView = 'week' | 'block';

/** Who is where, a week by days or some months by blocks, put together by rotation, class or site. */
export function EveryoneScreen() {
  const now = useNow();
  const timeZone = useProgramZone() ?? 'UTC';
  const meId = useDeviceSession().program?.meId ?? null;
  const search = route.useSearch();
  const today = localTimeAt(now, timeZone).day;
  const { by = 'rotation', view: kind = 'week', day = today } = search;
  const first = kind === 'week' ? weekOf(day).firstDay : day;
  const span = {
    firstDay: first,
    lastDay: addDays(first, kind === 'week' ? WEEK - 1 : BLOCK_DAYS_SHOWN),
  };
  const found = useLookUp(
    instantAt({ day: first, time: '12:00' }, timeZone),
    1,
    kind === 'week' ? WEEK - 1 : BLOCK_DAYS_SHOWN,
    kind === 'week' ? undefined : { whole: ['block'] },
  );
  return (
    <LookUpPage
      title={say`Everyone`}
      found={found}
      top={<GridChoice by={by} kind={kind} day={day} today={today} />}
    >
      {({ published }) => (
        <>
          <h2>
            {kind === 'week'
              ? say`Week of ${dayShort(first)}`
              : say`Blocks from ${dayShort(first)}`}
          </h2>
          <GridGroups
            key={`${by} ${kind} ${first}`}
            schedule={published.schedule}
            groups={gridGroups(published.schedule, by, span, day, kind === 'block')}
            span={span}
            kind={kind}
            meId={meId}
            today={today}
          />
        </>
      )}
    </LookUpPage>
  );
}

interface GridChoiceProps {
  readonly by: GridBy;
  readonly kind: GridView;
  readonly day: Day;
  readonly today: Day;
}

const BY: readonly (readonly [GridBy, () => string])[] = [
  ['rotation', () => say`Rotation`],
  ['class', () => say`Class`],
  ['site', () => say`Site`],
];

function GridChoice({ by, kind, day, today }: GridChoiceProps) {
  const navigate = useNavigate({ from: '/everyone' });
  const show = (next: { by?: GridBy; view?: GridView; day?: Day }) =>
    navigate({ search: { by, view: kind, day, ...next }, replace: true, resetScroll: false });
  const step = kind === 'week' ? WEEK : FOUR_WEEKS;
  return (
    <div className={classOf(styles, 'choice')}>
      <DayChoice
        day={day}
        today={today}
        earlier={addDays(day, -step)}
        later={addDays(day, step)}
        onChoose={(next) => show({ day: next })}
      />
      <div className={classOf(styles, 'pair')} role="group" aria-label={say`How much to show`}>
        <Button pressed={kind === 'week'} onPress={() => show({ view: 'week' })}>
          {say`Week`}
        </Button>
        <Button pressed={kind === 'block'} onPress={() => show({ view: 'block' })}>
          {say`Blocks`}
        </Button>
      </div>
      <div className={classOf(styles, 'pair')} role="group" aria-label={say`Put together by`}>
        {BY.map(([each, words]) => (
          <Button key={each} pressed={by === each} onPress={() => show({ by: each })}>
            {words()}
          </Button>
        ))}
      </div>
    </div>
  );
}
