import { getRouteApi } from '@tanstack/react-router';
import { nameOf } from '../../../answers/naming.ts';
import { DAYS_AHEAD, personAnswer } from '../../../answers/person.ts';
import { personIdSchema } from '../../../domain/id.ts';
import { useNow } from '../../device-clock.ts';
import { useLookUp } from '../../hooks/use-schedule.ts';
import { EmptyState } from '../../parts/page.tsx';
import { LookUpPage, type LookUpView } from './look-up-page.tsx';
import { PersonCalendar } from './person-calendar.tsx';
import { PersonOverview } from './person-overview.tsx';
import { say } from '../../../answers/say.ts';

const route = getRouteApi('/person/$personId');

/** One person: how to reach them, where they are, their calls, their week and month. */
export function PersonScreen() {
  const now = useNow();
  const { personId: text } = route.useParams();
  const search = route.useSearch();
  const personId = personIdSchema.safeParse(text).data;
  const found = useLookUp(now, 1, DAYS_AHEAD, personId ? { people: [personId] } : { whole: [] });
  const nameIn = (view: LookUpView) =>
    personId ? nameOf(view.published.schedule.plan, personId).name : say`Person`;
  return (
    <LookUpPage title={say`Person`} titleOf={nameIn} found={found}>
      {(view) =>
        personId && personAnswer(view.published, personId, now) ? (
          <>
            <PersonOverview view={view} personId={personId} at={now} isMe={false} />
            <PersonCalendar
              from="/person/$personId"
              personId={personId}
              view={view}
              search={search}
            />
          </>
        ) : (
          <EmptyState title={say`Nobody here`}>
            <p>{say`The published schedule does not name this person.`}</p>
          </EmptyState>
        )
      }
    </LookUpPage>
  );
}
