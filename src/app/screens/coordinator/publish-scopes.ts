import type { Scope } from '../../../domain/rows/schedule.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
import { daysOfSlot, parseSlotKey } from '../../../domain/schedule/slot.ts';
import { spanHolds } from '../../../domain/time/day.ts';
import { monthWords, shortDayWords } from './day-words.ts';
import { monthsOf } from './months.ts';

/** What part of a draft is published. */
export type ScopeKind = 'everything' | 'block-year' | 'call-month' | 'clinic-block';

/** What the parts are called. */
export const SCOPE_WORDS: Readonly<Record<ScopeKind, string>> = {
  everything: 'Everything',
  'block-year': 'The year’s blocks',
  'call-month': 'A month’s call',
  'clinic-block': 'A block’s clinics',
};

/** A stretch of days that can be published at once. */
export interface ScopeChoice {
  readonly label: string;
  readonly scope: Scope;
}

/** One of the stretches of a part, by its place among them. */
export interface ScopePlace {
  readonly kind: ScopeKind;
  readonly place: number;
}

/** The least that has to be published so that all of these changed slots are. */
export function leastScopeFor(changed: readonly string[], plan: Plan): ScopePlace {
  const slots = changed.map((key) => parseSlotKey(key));
  const days = slots.map((slot) => daysOfSlot(slot, plan.blockById).firstDay);
  for (const kind of ['call-month', 'clinic-block', 'block-year'] as const) {
    const place = scopesOf(kind, plan).findIndex(
      ({ scope }) =>
        slots.every(({ layer }) => scope.layers.includes(layer)) &&
        days.every((day) => spanHolds(scope, day)),
    );
    if (slots.length > 0 && place >= 0) return { kind, place };
  }
  return { kind: 'everything', place: 0 };
}

/** The stretches that a part can be published for: the year, its months or its blocks. */
export function scopesOf(kind: ScopeKind, plan: Plan): ScopeChoice[] {
  const { year, blocks } = plan.rows;
  const whole = { firstDay: year.firstDay, lastDay: year.lastDay };
  switch (kind) {
    case 'everything':
      return [{ label: year.name, scope: { layers: ['block', 'call', 'half-day'], ...whole } }];
    case 'block-year':
      return [{ label: year.name, scope: { layers: ['block'], ...whole } }];
    case 'call-month':
      return monthsOf(year).map((span) => ({
        label: monthWords(span.firstDay),
        scope: { layers: ['call'], ...span },
      }));
    case 'clinic-block':
      return blocks
        .toSorted((one, other) => (one.firstDay < other.firstDay ? -1 : 1))
        .map(({ label, firstDay, lastDay }) => ({
          label: `Block ${label}, ${shortDayWords(firstDay)} – ${shortDayWords(lastDay)}`,
          scope: { layers: ['half-day'], firstDay, lastDay },
        }));
  }
}
