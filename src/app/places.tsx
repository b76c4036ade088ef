import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { classOf } from './styles/css-modules.ts';
import styles from './layout.module.css';

/** Where a schedule is built. */
export const BUILD_ADDRESSES = [
  '/build',
  '/inbox',
  '/people',
  '/years',
  '/rotations',
  '/absences',
  '/leave',
  '/repair',
  '/compliance',
  '/dashboards',
  '/rules',
  '/files',
  '/settings',
  '/members',
] as const;

/** A place to go, as navigation shows it. */
export interface Place {
  readonly to: (typeof BUILD_ADDRESSES)[number];
  readonly label: string;
  readonly picture: ReactNode;
}

/** Links with their pictures; the present one is marked, and what is pointed at is loaded ahead. */
export function Places({ places }: { readonly places: readonly Place[] }) {
  return (
    <ul className={classOf(styles, 'places')}>
      {places.map((place) => (
        <li key={place.to}>
          <Link to={place.to} preload="intent" className={classOf(styles, 'place')}>
            {place.picture}
            <span>{place.label}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
