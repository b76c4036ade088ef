import * as z from 'zod/mini';
import { draftIdSchema } from '../id.ts';
import { coverSchema } from '../rows/cover.ts';
import { disruptionSchema, type Disruption, goneBecause, leaving } from '../schedule/disruption.ts';
import { plainFilledSchema } from '../schedule/slot.ts';
import { overlapOf } from '../time/day.ts';
import { changePlaces } from './assignment-rows.ts';
import { defineChange, done, type Outcome, refused } from './change.ts';
import type { Rows } from './rows-port.ts';

/**
 * Something happened and the draft was repaired, in one change: what happened is entered, the places change hands, and who
 * covers for whom goes into the ledger. Refused where a place is not any more as it was, or pinned by somebody who is
 * there.
 */
export const repairApplied = defineChange({
  name: 'repair-applied',
  args: z.object({
    draftId: draftIdSchema,
    disruptions: z.array(disruptionSchema),
    /** What was filled and is to be so no more. */
    gone: z.array(plainFilledSchema),
    /** What is to be filled. */
    came: z.array(plainFilledSchema),
    covers: z.array(coverSchema),
  }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { draftId, disruptions, gone, came, covers }) => {
    const draft = await rows.get('draft', draftId);
    const year = draft && (await rows.get('academicYear', draft.yearId));
    if (!draft || !year) return refused('draft-missing', 'This draft does not exist any more.');
    const left = new Set(gone.map(({ slot }) => slot));
    for (const { slot, personId } of gone) {
      const row = await rows.get('assignment', `${draftId}/${slot}`);
      if (row?.personId !== personId) return MOVED_SINCE;
      const absences = (await rows.by('absence', 'personId', personId)).filter(
        // A few days away leave a rotation of weeks pinned.
        ({ status }) => status === 'approved' && row.layer !== 'block',
      );
      const isAway =
        goneBecause(disruptions, personId, year.lastDay).some((span) => overlapOf(span, row)) ||
        absences.some((span) => span.firstDay <= row.firstDay && row.lastDay <= span.lastDay);
      if (row.source === 'pinned' && !isAway) {
        return refused('pin-moved', `This place is pinned (${slot}).`);
      }
    }
    for (const { slot } of came) {
      if (!left.has(slot) && (await rows.get('assignment', `${draftId}/${slot}`)))
        return MOVED_SINCE;
    }
    const people = [...came, ...gone].map(({ personId }) => personId);
    if ((await rows.many('person', [...new Set(people)])).includes(undefined)) {
      return refused('person-missing', 'Somebody does not exist any more.');
    }
    for (const each of disruptions) {
      const entered = await enter(rows, each, draft.yearId);
      if (!entered.ok) return entered;
    }
    const refusal = await changePlaces(rows, draft, left, came);
    if (refusal) return refusal;
    await rows.put('cover', covers);
    return done;
  },
  sentence: ({ gone, came }) => {
    const count = new Set([...gone, ...came].map(({ slot }) => slot)).size;
    return `Repaired a draft (${count} ${count === 1 ? 'place' : 'places'})`;
  },
});

const MOVED_SINCE = refused('moved-since', 'The draft has changed since: repair it again.');

/** Enters what happened. */
async function enter(rows: Rows, disruption: Disruption, yearId: string): Promise<Outcome> {
  switch (disruption.kind) {
    case 'absence': {
      const { absence, type, note } = disruption;
      if (!(await rows.get('person', absence.personId))) return PERSON_MISSING;
      await rows.put('absence', [absence]);
      await rows.put('absenceDetail', [{ id: absence.id, type, note }]);
      return done;
    }
    case 'departure': {
      const { personId, lastDay } = disruption;
      const own = (await rows.by('personYear', 'personId', personId)).find(
        (each) => each.yearId === yearId,
      );
      if (!own) return PERSON_MISSING;
      if (lastDay < own.firstDay) {
        return refused('days-reversed', 'The last day is before the contract begins.', 'lastDay');
      }
      await rows.put('personYear', [leaving(own, lastDay)]);
      return done;
    }
    case 'call-role':
      await rows.put('callRole', [disruption.callRole]);
      return done;
    case 'rotation':
      await rows.put('rotation', [disruption.rotation]);
      return done;
    case 'rule':
      await rows.put('ruleSetting', [disruption.setting]);
      return done;
  }
}

const PERSON_MISSING = refused('person-missing', 'This person does not exist any more.');
