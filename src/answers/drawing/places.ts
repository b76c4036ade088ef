import { draw, type Drawing } from './drawing.ts';
import { type Picture, picture } from './pictures.ts';
import { say } from '../say.ts';

/** The places where a schedule is looked up, in the order of the navigation. */
export const LOOK_UP_PLACES = [
  { to: '/now', label: () => say`On call`, picture: 'phone-call' },
  { to: '/today', label: () => say`Today`, picture: 'users-round' },
  { to: '/me', label: () => say`Me`, picture: 'user-round' },
  { to: '/search', label: () => say`Search`, picture: 'search' },
  { to: '/more', label: () => say`More`, picture: 'menu' },
] as const satisfies readonly { to: string; label: () => string; picture: Picture }[];

/** Whether an address is of one person's own: on a shared device there is no such person. */
export function isPersonal(pathname: string): boolean {
  return /^\/(me|asks|message)(\/|$)/.test(pathname);
}

/** The address of such a place. */
export type LookUpAddress = (typeof LOOK_UP_PLACES)[number]['to'];

/**
 * Links with their pictures. @param current the place that is shown; null for none of them.
 * @param holder the place through which phones reach the present screen, where it is not a place itself.
 * @param isShared on a device of several people there are no places of one person.
 */
export function lookUpPlaces(
  current: LookUpAddress | null,
  holder: LookUpAddress | null = null,
  isShared = false,
): Drawing {
  return draw(
    'ul',
    { class: 'layout/places' },
    LOOK_UP_PLACES.filter(({ to }) => !isShared || !isPersonal(to)).map((place) =>
      draw(
        'li',
        place.to === holder ? { class: 'layout/holder' } : {},
        draw(
          'a',
          {
            href: place.to,
            class: 'layout/place',
            ...(place.to === current && { 'aria-current': 'page' }),
          },
          picture(place.picture, 20),
          draw('span', {}, place.label()),
        ),
      ),
    ),
  );
}
