import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { classes, classOf } from '../styles/css-modules.ts';
import styles from './page.module.css';
import { say } from '../../answers/say.ts';

interface PageProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Buttons that belong to the whole page, beside its title. */
  readonly actions?: ReactNode;
  /** Uses the whole width, for grids. */
  readonly wide?: boolean;
}

/** A screen: its title (also the document's), its actions and its content. */
export function Page({ title, children, actions, wide = false }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Residency Scheduler`;
  }, [title]);
  return (
    <div className={classes(classOf(styles, 'page'), wide && classOf(styles, 'wide'))}>
      <header className={classOf(styles, 'header')}>
        <h1>{title}</h1>
        {actions && <div className={classOf(styles, 'actions')}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** A block of a page with a heading of its own. */
export function Card({
  title,
  children,
  action,
}: {
  readonly title?: string;
  readonly children: ReactNode;
  /** Stands beside the title. */
  readonly action?: ReactNode;
}) {
  return (
    <section className={classOf(styles, 'card')}>
      {action ? (
        <header className={classOf(styles, 'header')}>
          <h2>{title}</h2>
          {action}
        </header>
      ) : (
        title && <h2>{title}</h2>
      )}
      {children}
    </section>
  );
}

/** What a page shows while it has nothing: why, and what to do next. */
export function EmptyState({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <section className={classOf(styles, 'empty')}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** Grey bars in the shape of what is being loaded; read out as "Loading". */
export function Skeleton({ lines = 4 }: { readonly lines?: number }) {
  return (
    <div role="status" aria-label={say`Loading`} className={classOf(styles, 'skeleton')}>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} />
      ))}
    </div>
  );
}
