import type * as z from 'zod/mini';
import { groupBy } from '../../domain/group-by.ts';
import type { Weighed } from '../encoding/half-day-encoding.ts';
import type { Term } from '../encoding/model.ts';
import type { BlockEncode, CallEncode, HalfDayEncode } from '../rule.ts';
import { callDuties } from './call-duties.ts';
import { together } from './day-options.ts';
import { decidedClinics } from './decided-clinics.ts';
import { WHAT_CAN_BE } from './keep-at-most.ts';
import { chosenClinics, lackingOf, sessionsTaken } from './clinic-choices.ts';

/** What each lacking session costs, beside the weights of the wishes. */
const PENALTY = 2;

const NO_SESSIONS: Weighed = { certain: 0, terms: [], least: 0, most: 0 };

const STRICTER = 'A year that is not whole costs too, of which the check cannot tell.';

/**
 * Tells all layers of a target of clinic sessions in the year: a penalty for each that the rotations chosen lack, and
 * for each that nights of call then take away, and for each that half-days could still bring.
 * @param leastOf the target of a class, or null for none.
 */
export function encodeSessions<Schema extends z.ZodMiniType>(
  leastOf: (pgy: number | null, params: z.infer<Schema>) => number | null,
): [BlockEncode<Schema>, CallEncode<Schema>, HalfDayEncode<Schema>] {
  return [
    {
      layer: 'block',
      compared: { stricter: STRICTER },
      limit(encoding, params, because) {
        for (const member of encoding.residents) {
          const least = leastOf(member.year.pgy, params);
          if (least === null) continue;
          const counts = groupBy(chosenClinics(encoding, member), ({ choice }) => choice);
          const certain = counts.get(null)?.length ?? 0;
          const terms = [...counts].flatMap(([choice, own]): Term[] =>
            choice === null ? [] : [[own.length, choice]],
          );
          const limits = because([member.person.id], 'clinic sessions in the year');
          encoding.model.penalty(PENALTY, limits.shortfall(least - certain, terms));
        }
      },
    },
    {
      layer: 'call',
      compared: {
        stricter: STRICTER,
        looser: 'The rotations may have too few sessions without any call.',
      },
      limit(encoding, params, because) {
        for (const duties of callDuties(encoding)) {
          const least = leastOf(duties.record.pgy, params);
          if (least === null) continue;
          const limits = because([duties.personId], 'clinic sessions in the year');
          const lacking = lackingOf(limits, sessionsTaken(duties), least);
          if (lacking !== null) encoding.model.penalty(PENALTY, lacking);
        }
      },
    },
    {
      layer: 'half-day',
      compared: { stricter: STRICTER, looser: WHAT_CAN_BE },
      limit(encoding, params, because) {
        for (const member of encoding.plan.residents) {
          const least = leastOf(member.year.pgy, params);
          if (least === null) continue;
          const limits = because([member.person.id], 'clinic sessions in the year');
          const days = decidedClinics(encoding, member, limits);
          const all = days.map(({ sessions }) => sessions).reduce(together, NO_SESSIONS);
          const asked = Math.min(least, all.most);
          if (all.least >= asked) continue;
          const lacking = limits.shortfall(asked - all.certain, all.terms);
          encoding.model.penalty(PENALTY, lacking);
        }
      },
    },
  ];
}
