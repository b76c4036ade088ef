import type { SiteId } from '../../domain/id.ts';
import type { Placed } from '../../domain/schedule/clinic.ts';
import { onceForEach } from '../../domain/work/once-for-each.ts';
import type { HalfDayCell, HalfDayEncoding } from '../encoding/half-day-encoding.ts';
import type { Limits, Variable } from '../encoding/model.ts';

/** Everybody at everything that they do or may do in the open half-days, each once. */
const everyPlaced = onceForEach((encoding: HalfDayEncoding): readonly Placed[] => {
  const placed = new Map<string, Placed>();
  for (const { cells } of encoding.sessions(() => true)) {
    for (const { member, usual, offered } of cells) {
      for (const activity of usual ? [usual, ...offered] : offered) {
        placed.set(`${member.person.id} ${activity.id}`, { member, activity });
      }
    }
  }
  return [...placed.values()];
});

/** The sites at which somebody does or may do what suits; null where the activity names none. */
export function sitesWith(
  encoding: HalfDayEncoding,
  suits: (placed: Placed) => boolean,
): (SiteId | null)[] {
  return [
    ...new Set(
      everyPlaced(encoding)
        .filter(suits)
        .map(({ activity }) => activity.siteId),
    ),
  ];
}

/** Whether any of the half-days is so: a choice that must be yes where one is, or what is known without choices. */
export function anyOf(
  encoding: HalfDayEncoding,
  cells: readonly HalfDayCell[],
  limits: Limits,
  suits: (placed: Placed) => boolean,
): Variable | 'always' | 'never' {
  const weighed = cells.map((cell) =>
    encoding.weigh([cell], (activity, { member }) => (suits({ activity, member }) ? 1 : 0)),
  );
  if (weighed.some(({ least }) => least > 0)) return 'always';
  const open = weighed.filter(({ most }) => most > 0);
  if (open.length === 0) return 'never';
  const isAny = encoding.model.yesNo();
  for (const { certain, terms } of open) limits.atMost(-certain, [...terms, [-1, isAny]]);
  return isAny;
}
