import { getRouteApi } from '@tanstack/react-router';
import { type BlockTeam, rotationAnswer } from '../../../answers/rotation.ts';
import { dayShort } from '../../../answers/time-words.ts';
import { type RotationId, rotationIdSchema } from '../../../domain/id.ts';
import { useNow } from '../../device-clock.ts';
import { useLookUp } from '../../hooks/use-schedule.ts';
import { Card, EmptyState } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { LookUpPage, type LookUpView } from './look-up-page.tsx';
import { PeopleList } from './person-link.tsx';
import styles from './look-up.module.css';
import { say } from '../../../answers/say.ts';

const route = getRouteApi('/rotation/$rotationId');
/** How far ahead blocks to come are shown. */
const DAYS_AHEAD = 120;

/** One rotation: who is on it now, and who comes after. */
export function RotationScreen() {
  const now = useNow();
  const found = useLookUp(now, 0, DAYS_AHEAD, { whole: ['block'] });
  const rotationId = rotationIdSchema.safeParse(route.useParams().rotationId).data;
  return (
    <LookUpPage
      title={say`Rotation`}
      titleOf={({ published }) =>
        published.schedule.plan.rows.rotations.find((each) => each.id === rotationId)?.name ??
        say`Rotation`
      }
      found={found}
    >
      {(view) => <Teams view={view} rotationId={rotationId} />}
    </LookUpPage>
  );
}

interface TeamsProps {
  readonly view: LookUpView;
  readonly rotationId: RotationId | undefined;
}

function Teams({ view, rotationId }: TeamsProps) {
  const answer = rotationId && rotationAnswer(view.published.schedule, rotationId, view.today);
  if (!answer) {
    return (
      <EmptyState title={say`No such rotation`}>
        <p>{say`The published schedule does not name it.`}</p>
      </EmptyState>
    );
  }
  return (
    <>
      {answer.site && <p className={classOf(styles, 'moment')}>{answer.site}</p>}
      {answer.current.length === 0 && (
        <EmptyState title={say`Nobody is on this rotation now`}>
          <p>{say`No block that holds this day has anybody on it.`}</p>
        </EmptyState>
      )}
      <div className={classOf(styles, 'columns')}>
        {answer.current.map((team) => (
          <BlockCard key={team.block.id} title={say`Now: block ${team.block.label}`} team={team} />
        ))}
        {answer.later.map((team, place) => (
          <BlockCard
            key={team.block.id}
            title={
              place === 0
                ? say`Next: block ${team.block.label}`
                : say`Later: block ${team.block.label}`
            }
            team={team}
          />
        ))}
      </div>
    </>
  );
}

function BlockCard({ title, team }: { readonly title: string; readonly team: BlockTeam }) {
  const { block, people } = team;
  return (
    <Card title={title}>
      <p className={classOf(styles, 'quiet')}>
        {say`${dayShort(block.firstDay)} to ${dayShort(block.lastDay)}`}
      </p>
      <PeopleList people={people} />
    </Card>
  );
}
