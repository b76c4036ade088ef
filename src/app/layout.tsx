import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import {
  CalendarCog,
  CalendarOff,
  ClipboardCheck,
  FileDown,
  Menu,
  PhoneCall,
  Redo2,
  Scale,
  Search,
  Settings2,
  Stethoscope,
  Undo2,
  UserRound,
  Users,
  UsersRound,
} from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { Button } from './parts/button.tsx';
import { ErrorBoundary } from './parts/error-boundary.tsx';
import { useUndo } from './hooks/use-record.ts';
import { useAppUpdate, useHoursKept } from './app-update.ts';
import { useEditionsPickUp } from './editions-pick-up.ts';
import { useReopening } from './reopen-database.ts';
import { useAppliedTheme } from './hooks/use-theme.ts';
import { useSession } from './program-session.tsx';
import { classOf } from './styles/css-modules.ts';
import styles from './layout.module.css';

const LOOK_UP = [
  { to: '/now', label: 'On call', icon: PhoneCall },
  { to: '/today', label: 'Today', icon: UsersRound },
  { to: '/me', label: 'Me', icon: UserRound },
  { to: '/search', label: 'Search', icon: Search },
  { to: '/more', label: 'More', icon: Menu },
] as const;

const BUILD = [
  { to: '/build', label: 'Schedule', icon: CalendarCog },
  { to: '/people', label: 'People', icon: Users },
  { to: '/rotations', label: 'Rotations', icon: Stethoscope },
  { to: '/absences', label: 'Absences', icon: CalendarOff },
  { to: '/compliance', label: 'Compliance', icon: ClipboardCheck },
  { to: '/rules', label: 'Rules', icon: Scale },
  { to: '/files', label: 'Files', icon: FileDown },
  { to: '/settings', label: 'Settings', icon: Settings2 },
] as const;

/** The frame of every screen: places to go at the foot on phones, at the side on desks, and the screen itself. */
export function Layout() {
  const { program } = useSession();
  useEditionsPickUp();
  useAppUpdate();
  useReopening();
  useAppliedTheme();
  useHoursKept((program?.meId ?? null) !== null);
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const main = useFocusOnArrival(pathname);
  return (
    <div className={classOf(styles, 'frame')}>
      <a className={classOf(styles, 'skip')} href="#content">
        Skip to content
      </a>
      {program && (
        <nav className={classOf(styles, 'nav')} aria-label="Main">
          <p className={classOf(styles, 'program')}>{program.name}</p>
          <Places places={LOOK_UP} holder={isBuilding(pathname) ? '/more' : null} />
          {!program.isLookUpOnly && (
            <div className={classOf(styles, 'build')}>
              <h2>Build</h2>
              <Places places={BUILD} />
              <UndoButtons />
            </div>
          )}
        </nav>
      )}
      <main ref={main} id="content" tabIndex={-1} className={classOf(styles, 'content')}>
        <ErrorBoundary key={pathname}>
          <Outlet />
        </ErrorBoundary>
      </main>
    </div>
  );
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

type Place = (typeof LOOK_UP)[number] | (typeof BUILD)[number];

function isBuilding(pathname: string): boolean {
  return BUILD.some(({ to }) => pathname === to || pathname.startsWith(`${to}/`));
}

interface PlacesProps {
  readonly places: readonly Place[];
  /** The place through which phones reach the present screen, where it is not a place itself. */
  readonly holder?: Place['to'] | null;
}

/** Links with their pictures; the present one is marked. */
function Places({ places, holder = null }: PlacesProps): ReactNode {
  return (
    <ul className={classOf(styles, 'places')}>
      {places.map(({ to, label, icon: Icon }) => (
        <li key={to} className={to === holder ? classOf(styles, 'holder') : undefined}>
          <Link to={to} className={classOf(styles, 'place')}>
            <Icon aria-hidden size={20} />
            <span>{label}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The places where a schedule is built, for the phone's "More" screen. */
export function BuildPlaces() {
  return (
    <div className={classOf(styles, 'tiles')}>
      <Places places={BUILD} />
      <UndoButtons />
    </div>
  );
}

function UndoButtons() {
  const { undo, redo } = useUndo();
  return (
    <div className={classOf(styles, 'undo')}>
      <Button look="quiet" label="Undo" disabled={!undo} {...(undo && { onPress: undo })}>
        <Undo2 aria-hidden size={20} />
      </Button>
      <Button look="quiet" label="Redo" disabled={!redo} {...(redo && { onPress: redo })}>
        <Redo2 aria-hidden size={20} />
      </Button>
    </div>
  );
}
