import type { Scope } from '../../../domain/rows/schedule.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
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
