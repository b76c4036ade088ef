import { getRouteApi, Link } from '@tanstack/react-router';
import { useNow } from '../../device-clock.ts';
import type { PersonId } from '../../../domain/id.ts';
import { DAYS_AHEAD } from '../../../answers/person.ts';
import type { Wanted } from '../../../store/queries/published.ts';
import { useLookUp } from '../../hooks/use-schedule.ts';
import { Button } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/page.tsx';
import { Said } from '../../parts/said.tsx';
import { useDeviceSession } from '../../device-session.tsx';
import { CalendarButton } from './calendar-button.tsx';
import { ChangesCard } from './changes-card.tsx';
import { LookUpPage, type LookUpView } from './look-up-page.tsx';
import { PersonPicker } from './person-picker.tsx';
import { PersonOverview } from './person-overview.tsx';
import { PersonCalendar } from './person-calendar.tsx';
import { TallyCard } from './tally-card.tsx';
import { say, sayAround } from '../../../answers/say.ts';

const route = getRouteApi('/me');

/** The schedule of whoever holds this device, once they said who they are. */
export function MeScreen() {
  const now = useNow();
  const { program, setMe } = useDeviceSession();
  const meId = program?.meId ?? null;
  const found = useLookUp(now, 1, DAYS_AHEAD, wantedOf(meId));
  return (
    <LookUpPage
      title={say`My schedule`}
      found={found}
      actions={
        meId !== null &&
        !program?.server && (
          <Button look="quiet" onPress={() => setMe(null)}>
            {say`Not me?`}
          </Button>
        )
      }
    >
      {(view) =>
        meId === null ? (
          <PersonPicker plan={view.published.schedule.plan} onPick={setMe} />
        ) : (
          <Mine view={view} meId={meId} />
        )
      }
    </LookUpPage>
  );
}

/** Nobody's cells before the owner of the device is known: names are enough to choose from. */
function wantedOf(meId: PersonId | null): Wanted {
  return meId === null ? { whole: [] } : { people: [meId] };
}

function Mine({ view, meId }: { readonly view: LookUpView; readonly meId: PersonId }) {
  const now = useNow();
  const search = route.useSearch();
  if (!view.published.schedule.plan.rows.people.some((person) => person.id === meId)) {
    return (
      <EmptyState title={say`You are not in the published schedule`}>
        <p>
          <Said
            of={sayAround`It may be of another year. ${<Link to="/search">{say`Search`}</Link>} for yourself, or press “Not me?”.`}
          />
        </p>
      </EmptyState>
    );
  }
  return (
    <>
      <ChangesCard />
      <PersonOverview view={view} personId={meId} at={now} isMe />
      <PersonCalendar from="/me" personId={meId} view={view} search={search} />
      <div>
        <CalendarButton view={view} personId={meId} />
      </div>
      <TallyCard view={view} personId={meId} at={now} />
    </>
  );
}
