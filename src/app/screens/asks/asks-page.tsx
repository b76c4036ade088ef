import type { ReactNode } from 'react';
import type { Member } from '../../../domain/schedule/plan.ts';
import type { Day } from '../../../domain/time/day.ts';
import { localTimeAt } from '../../../domain/time/zone.ts';
import { readPublishedYear } from '../../../store/queries/logged-days.ts';
import type { Published } from '../../../store/queries/published.ts';
import { useNow } from '../../device-clock.ts';
import { useHeld } from '../../hooks/use-asks.ts';
import { useProgramZone } from '../../hooks/use-schedule.ts';
import { EmptyState, Page, Skeleton } from '../../parts/page.tsx';
import { useSession } from '../../program-session.tsx';
import { WhereTo } from '../../parts/where-to.tsx';
import { NoProgram } from '../look-up/look-up-page.tsx';
import { rolesByOwnId } from './roles-by-own-id.ts';
import { say } from '../../../answers/say.ts';

/** What a screen on which somebody asks has to go by. */
export interface AsksView {
  readonly published: Published;
  readonly me: Member;
  /** Today where the program is. */
  readonly today: Day;
}

interface AsksPageProps {
  readonly title: string;
  readonly children: (view: AsksView) => ReactNode;
}

/** A screen for whoever this phone belongs to, once they are in the published schedule. */
export function AsksPage({ title, children }: AsksPageProps) {
  const { program } = useSession();
  const now = useNow();
  const timeZone = useProgramZone();
  const today = timeZone ? localTimeAt(now, timeZone).day : null;
  const published = useHeld(
    async (database) => {
      if (!today) return undefined;
      const found = await readPublishedYear(database, today);
      return found && rolesByOwnId(found);
    },
    [today],
  );
  const meId = program?.meId ?? null;
  if (program === null) return <NoProgram title={title} />;
  if (!program || !today || published === undefined) {
    return (
      <Page title={title}>
        <Skeleton lines={6} />
      </Page>
    );
  }
  const me = meId === null ? undefined : published?.schedule.plan.memberById.get(meId);
  return (
    <Page title={title}>
      {published && me ? (
        children({ published, me, today })
      ) : (
        <Nothing isPublished={published !== null} isSomebody={meId !== null} />
      )}
    </Page>
  );
}

function Nothing(props: { readonly isPublished: boolean; readonly isSomebody: boolean }) {
  return (
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
        {say`You ask and offer beside the published schedule.`} <WhereTo />
      </p>
    </EmptyState>
  );
}
