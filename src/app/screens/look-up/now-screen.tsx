import { getRouteApi } from '@tanstack/react-router';
import { Suspense } from 'react';
import { nowContent } from '../../../answers/drawing/now-content.ts';
import { instantAt } from '../../../domain/time/zone.ts';
import { useNow } from '../../device-clock.ts';
import { useDeviceSession } from '../../device-session.tsx';
import { useNowFound, useProgramZone } from '../../hooks/use-schedule.ts';
import { localTimeOf } from '../../look-up-search.ts';
import { Draw } from '../../parts/drawing.tsx';
import { lazyPart } from '../../parts/lazy-part.tsx';
import { LookUpPage } from './look-up-page.tsx';
import { MomentChoice } from './moment-choice.tsx';
import { say } from '../../../answers/say.ts';

const LazyChanges = lazyPart(async () => {
  const { ChangesNote } = await import('./changes-note.tsx');
  return ChangesNote;
});

const route = getRouteApi('/now');

/** Who is on call, now or at another moment, by service and role. */
export function NowScreen() {
  const now = useNow();
  const timeZone = useProgramZone();
  const { at: text, service } = route.useSearch();
  const chosen = text ? localTimeOf(text) : null;
  const at = chosen && timeZone ? instantAt(chosen, timeZone) : now;
  const { program, isNobodys } = useDeviceSession();
  const meId = program?.meId ?? null;
  const found = useNowFound(at, meId);
  return (
    <LookUpPage
      title={chosen ? say`On call` : say`On call now`}
      found={found}
      actions={<MomentChoice chosen={chosen} />}
    >
      {({ published, readersZone }) =>
        found && (
          <>
            <Draw
              of={nowContent(found, published, {
                at,
                isNow: !chosen,
                meId,
                isNobodys,
                service,
                readersZone,
              })}
            />
            {!chosen && meId !== null && (
              <Suspense>
                <LazyChanges />
              </Suspense>
            )}
          </>
        )
      }
    </LookUpPage>
  );
}
