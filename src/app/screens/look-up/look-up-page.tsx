import { Link } from '@tanstack/react-router';
import { type ReactNode, Suspense, useLayoutEffect } from 'react';
import { editionLine } from '../../../answers/now-page.ts';
import { freshnessOf } from '../../../answers/freshness.ts';
import { dayWithYear } from '../../../answers/time-words.ts';
import type { Day } from '../../../domain/time/day.ts';
import type { LookUp, Published } from '../../../store/queries/published.ts';
import { useNow } from '../../device-clock.ts';
import { EmptyState, Page, Skeleton } from '../../parts/page.tsx';
import { takeOver } from '../../hand-over.ts';
import { Draw } from '../../parts/drawing.tsx';
import { readersZone } from '../../readers-zone.ts';
import { deviceScreens } from '../../device-screens.ts';
import { useDeviceSession } from '../../device-session.tsx';
import { lazyPart } from '../../parts/lazy-part.tsx';
import { Said } from '../../parts/said.tsx';
import { classOf } from '../../styles/css-modules.ts';
import styles from './look-up.module.css';
import { say, sayAround } from '../../../answers/say.ts';

const LazySignInDoor = lazyPart(async () => (await deviceScreens()).signInDoor());

/** What a look-up screen is drawn from. */
export interface LookUpView {
  readonly published: Published;
  readonly today: Day;
  readonly timeZone: string;
  readonly readersZone: string;
}

interface LookUpPageProps {
  /** The screen's title, or what stands there until `titleOf` can tell. */
  readonly title: string;
  readonly titleOf?: (view: LookUpView) => string;
  /** What was looked up; undefined while it is read. */
  readonly found: LookUp | null | undefined;
  readonly actions?: ReactNode;
  /** Stands above the schedule whether there is one or not, such as the choice of another day. */
  readonly top?: ReactNode;
  readonly children: (view: LookUpView) => ReactNode;
}

/** A look-up screen: the published schedule, or a skeleton, or what to do when there is none. */
export function LookUpPage(props: LookUpPageProps) {
  const { title, titleOf, found, actions, top, children } = props;
  const { program } = useDeviceSession();
  const isReady = program === null || found !== undefined;
  useLayoutEffect(() => {
    if (isReady) takeOver();
  }, [isReady]);
  if (program === null) return <NoProgram title={title} />;
  const view = found && viewOf(found);
  return (
    <Page title={view && titleOf ? titleOf(view) : title} actions={actions}>
      {found === undefined ? (
        <Skeleton lines={6} />
      ) : (
        <>
          {found && top}
          {view ? <Shown view={view}>{children}</Shown> : <Nothing found={found} />}
        </>
      )}
    </Page>
  );
}

function viewOf({ published, today, program }: LookUp): LookUpView | null {
  return published && { published, today, timeZone: program.timeZone, readersZone: readersZone() };
}

interface ShownProps {
  readonly view: LookUpView;
  readonly children: (view: LookUpView) => ReactNode;
}

function Shown({ view, children }: ShownProps) {
  return (
    <>
      {children(view)}
      <EditionLine published={view.published} />
    </>
  );
}

function Nothing({ found }: { readonly found: LookUp | null }) {
  if (!found?.newest) return <NoEdition />;
  const { number, scope } = found.newest;
  return (
    <EmptyState title={say`Nothing is published for this day`}>
      <p>
        {say`The newest edition, number ${number}, speaks for ${dayWithYear(scope.firstDay)} to ${dayWithYear(scope.lastDay)}. Choose another day, or ask your coordinator to publish these days.`}
      </p>
    </EmptyState>
  );
}

function EditionLine({ published }: { readonly published: Published }) {
  const { words, isStale } = freshnessOf(published.editions[0], useNow());
  return <Draw of={[editionLine(words, isStale)]} />;
}

function NoEdition() {
  const { program } = useDeviceSession();
  return (
    <EmptyState title={say`No schedule is published yet`}>
      {program?.isLookUpOnly ? (
        <p>
          <Said
            of={sayAround`Ask your coordinator to publish one, then ${<Link to="/more">{say`open the file`}</Link>} or come back when you are online.`}
          />
        </p>
      ) : (
        <>
          <p>
            {say`What phones show is the published schedule. Make a draft, let it be filled, and publish it; it then appears here.`}
          </p>
          <Link to="/build">{say`Go to the schedule`}</Link>
        </>
      )}
    </EmptyState>
  );
}

/** What every screen shows on a device that holds no program: its doors. */
export function NoProgram({ title }: { readonly title: string }) {
  return (
    <Page title={title}>
      <EmptyState title={say`No schedule on this device yet`}>
        <p>
          {say`This app shows who is on call, where everyone is, and your own schedule, with or without a network. It needs your program’s schedule once.`}
        </p>
        <div className={classOf(styles, 'doors')}>
          <Link className={classOf(styles, 'door')} to="/more">
            <strong>{say`Open a file from your coordinator`}</strong>
            <span>{say`I look things up`}</span>
          </Link>
          <Suspense>
            <LazySignInDoor className={classOf(styles, 'door')} />
          </Suspense>
          <Link className={classOf(styles, 'door')} to="/welcome">
            <strong>{say`I build schedules`}</strong>
            <span>{say`Start a program, load one, or try a sample`}</span>
          </Link>
        </div>
      </EmptyState>
    </Page>
  );
}
