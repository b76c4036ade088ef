import type { ReactNode } from 'react';
import { classOf } from '../styles/css-modules.ts';
import styles from './item-list.module.css';

/** Things with their facts and what can be done with each: rows on desks, cards on phones. */
export function ItemList({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    <ul aria-label={label} className={classOf(styles, 'list')}>
      {children}
    </ul>
  );
}

interface ItemProps {
  readonly title: ReactNode;
  /** A line below the title. */
  readonly subtitle?: ReactNode;
  /** Facts, each a place of its own. */
  readonly facts?: readonly ReactNode[];
  readonly actions?: ReactNode;
  /** A picture before the title. */
  readonly picture?: ReactNode;
}

/** One thing of an `ItemList`. */
export function Item({ title, subtitle, facts = [], actions, picture }: ItemProps) {
  return (
    <li className={classOf(styles, 'item')}>
      {picture && <div className={classOf(styles, 'picture')}>{picture}</div>}
      <div className={classOf(styles, 'what')}>
        <div className={classOf(styles, 'title')}>{title}</div>
        {subtitle && <div className={classOf(styles, 'subtitle')}>{subtitle}</div>}
      </div>
      {facts.length > 0 && (
        <div className={classOf(styles, 'facts')}>
          {facts.map((fact, place) => (
            // Facts have no identity besides their place.
            // oxlint-disable-next-line react/no-array-index-key
            <span key={place}>{fact}</span>
          ))}
        </div>
      )}
      {actions && <div className={classOf(styles, 'actions')}>{actions}</div>}
    </li>
  );
}
