import { Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, type RefObject, Suspense, useEffect, useRef } from 'react';
import { ErrorBoundary } from './parts/error-boundary.tsx';
import { useAppUpdate, useKeptOffline } from './app-update.ts';
import { useDeviceSession } from './device-session.tsx';
import { useEditionsPickUp } from './editions-pick-up.ts';
import { takeOver } from './hand-over.ts';
import { useAppliedTheme } from './hooks/use-theme.ts';
import { isPersonal, LOOK_UP_PLACES, lookUpPlaces } from '../answers/drawing/places.ts';
import { useFollowedLinks } from './follow-links.ts';
import { Draw } from './parts/drawing.tsx';
import { lazyPart } from './parts/lazy-part.tsx';
import { BUILD_ADDRESSES } from './places.tsx';
import { classOf } from './styles/css-modules.ts';
import styles from './layout.module.css';
import { say } from '../answers/say.ts';
import { deviceScreens } from './device-screens.ts';
import { accountScreens } from './account-screens.ts';
import { isReadable, type KnownProgram } from '../store/device-database.ts';
import { deviceNow } from './device-clock.ts';

const LazyBuildPlaces = lazy(async () => {
  const { BuildPlaces } = await import('./screens/coordinator/build-places.tsx');
  return { default: BuildPlaces };
});

const LazySharedNote = lazyPart(async () => (await deviceScreens()).sharedNote());

const LazySyncLine = lazyPart(async () => (await accountScreens()).syncLine());

const LazyHeldBack = lazyPart(async () => (await accountScreens()).heldBack());

const LazyPull = lazyPart(async () => (await deviceScreens()).pullToRefresh());

/** The frame of every screen: places to go at the foot on phones, at the side on desks, and the screen itself. */
export function Layout() {
  const { program, isNobodys } = useDeviceSession();
  const isServed = program?.server !== undefined;
  useEditionsPickUp();
  useAppUpdate();
  useAppliedTheme();
  useFollowedLinks();
  useKeptOffline('device', true);
  useKeptOffline('owner', (program?.meId ?? null) !== null || isServed);
  useKeptOffline('member', isServed);
  useKeptOffline('screens', program ? !program.isLookUpOnly : false);
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const main = useFocusOnArrival(pathname);
  useEffect(() => {
    if (pathname !== '/' && pathname !== '/now') takeOver();
  }, [pathname]);
  return (
    <div className={classOf(styles, 'frame')}>
      <a className={classOf(styles, 'skip')} href="#content">
        {say`Skip to content`}
      </a>
      {program && (
        <nav className={classOf(styles, 'nav')} aria-label={say`Main`}>
          <p className={classOf(styles, 'program')}>{program.name}</p>
          <Draw
            of={[lookUpPlaces(placeOf(pathname), isBuilding(pathname) ? '/more' : null, isNobodys)]}
          />
          {!program.isLookUpOnly && (
            <div className={classOf(styles, 'build')}>
              <h2>{say`Build`}</h2>
              <Suspense>
                <LazyBuildPlaces />
              </Suspense>
            </div>
          )}
        </nav>
      )}
      <main ref={main} id="content" tabIndex={-1} className={classOf(styles, 'content')}>
        <ErrorBoundary key={pathname}>
          <Screen pathname={pathname} />
        </ErrorBoundary>
        {program?.server && (
          <Suspense>
            <LazySyncLine program={program} />
          </Suspense>
        )}
      </main>
      {program && 'ontouchstart' in window && (
        <Suspense>
          <LazyPull />
        </Suspense>
      )}
    </div>
  );
}

/** The screen of an address, or why it is not shown. */
function Screen({ pathname }: { readonly pathname: string }) {
  const { program, isNobodys } = useDeviceSession();
  const isOfNobody = isNobodys && isPersonal(pathname);
  if (program?.server && (isOfNobody || isHeldBack(program, pathname))) {
    return <LazyHeldBack program={program} />;
  }
  return isOfNobody ? <LazySharedNote /> : <Outlet />;
}

/** Another screen begins at its top for keyboards and screen readers, not where the last one was left. */
function useFocusOnArrival(pathname: string): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const left = useRef(pathname);
  useEffect(() => {
    if (left.current === pathname) return;
    left.current = pathname;
    main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return main;
}

/** Whether the server has a word on it: the program was not in step for too long, or others build it. */
function isHeldBack(program: KnownProgram, pathname: string): boolean {
  if (/^\/(sign-in|invitation|account)$/.test(pathname)) return false;
  return (
    !isReadable(program, deviceNow()) || (program.isLookUpOnly === true && isBuilding(pathname))
  );
}

function placeOf(pathname: string) {
  if (pathname === '/everyone') return '/today';
  const place = LOOK_UP_PLACES.find(({ to }) => `${pathname}/`.startsWith(`${to}/`));
  return place?.to ?? null;
}

function isBuilding(pathname: string): boolean {
  return BUILD_ADDRESSES.some((address) => `${pathname}/`.startsWith(`${address}/`));
}

/** The places where a schedule is built, for the phone's "More" screen. */
export function BuildTiles() {
  return (
    <div className={classOf(styles, 'tiles')}>
      <Suspense>
        <LazyBuildPlaces />
      </Suspense>
    </div>
  );
}
