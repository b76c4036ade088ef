import { getRouteApi } from '@tanstack/react-router';
import { onCall } from '../../../answers/drawing/on-call.ts';
import { DAYS_AROUND_NOW, WANTED_NOW } from '../../../answers/now-page.ts';
import { type Instant, instantAt } from '../../../domain/time/zone.ts';
import { useNow } from '../../device-clock.ts';
import { useDeviceSession } from '../../device-session.tsx';
import { useProgramZone } from '../../hooks/use-schedule.ts';
import { localTimeOf } from '../../look-up-search.ts';
import { Draw } from '../../parts/drawing.tsx';
import { LookUpPage, type LookUpView } from './look-up-page.tsx';
import { MomentChoice } from './moment-choice.tsx';

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
      days={DAYS_AROUND_NOW}
      wanted={WANTED_NOW}
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
  const { program } = useDeviceSession();
  const { service } = route.useSearch();
  const meId = program?.meId ?? null;
  return <Draw of={onCall(view.published, { ...view, at, isNow, service, meId })} />;
}
