import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { LOOK_UP_PLACES, type LookUpAddress } from '../answers/drawing/places.ts';
import { picture } from '../answers/drawing/pictures.ts';
import { Draw } from './parts/drawing.tsx';
import { classOf } from './styles/css-modules.ts';
import styles from './layout.module.css';

/** Where a schedule is built. */
export const BUILD_ADDRESSES = [
  '/build',
  '/inbox',
  '/people',
  '/rotations',
  '/absences',
  '/compliance',
  '/rules',
  '/files',
  '/settings',
] as const;

/** A place to go, as navigation shows it. */
export interface Place {
  readonly to: (typeof BUILD_ADDRESSES)[number] | LookUpAddress;
  readonly label: string;
  readonly picture: ReactNode;
}

const LOOK_UP: readonly Place[] = LOOK_UP_PLACES.map((place) => ({
  ...place,
  picture: <Draw of={[picture(place.picture, 20)]} />,
}));

interface PlacesProps {
  readonly places: readonly Place[];
  /** The place through which phones reach the present screen, where it is not a place itself. */
  readonly holder?: Place['to'] | null;
}

/** Links with their pictures; the present one is marked. */
export function Places({ places, holder = null }: PlacesProps) {
  return (
    <ul className={classOf(styles, 'places')}>
      {places.map((place) => (
        <li key={place.to} className={place.to === holder ? classOf(styles, 'holder') : undefined}>
          <Link to={place.to} className={classOf(styles, 'place')}>
            {place.picture}
            <span>{place.label}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The places where a schedule is looked up. */
export function LookUpPlaces({ holder }: Pick<PlacesProps, 'holder'>) {
  return <Places places={LOOK_UP} {...(holder !== undefined && { holder })} />;
}
