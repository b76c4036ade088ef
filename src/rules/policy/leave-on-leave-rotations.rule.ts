import * as z from 'zod/mini';
import { slotKey } from '../../domain/schedule/slot.ts';
import { overlapOf } from '../../domain/time/day.ts';
import type { Example } from '../example.ts';
import { observe } from '../observe.ts';
import { type BlockEncode, definePersonRule, type Observation } from '../rule.ts';

const params = z.object({});

/** Approved leave falls on rotations that allow leave. */
export const rule = definePersonRule({
  id: 'leave-on-leave-rotations',
  title: 'Leave on rotations that allow it',
  statement: () =>
    'Approved leave that could be planned falls only on rotations that allow leave. Illness and the like can fall anywhere.',
  citation: null,
  force: 'must',
  layer: 'block',
  params,
  people: 'residents',
  checkPerson: ({ plan, personId, placements }) => {
    const leave = plan
      .absencesOf(personId)
      .filter((absence) => absence.isPlanned && absence.status === 'approved');
    return leave.flatMap((absence) =>
      placements.flatMap(({ slot, block, rotation }): Observation[] => {
        if (!rotation || rotation.leaveAllowed) return [];
        const shared = overlapOf(absence, block);
        if (!shared) return [];
        const because = `Approved leave during ${rotation.code}, which allows none.`;
        return [observe(shared, because, { personIds: [personId], slots: [slotKey(slot)] })];
      }),
    );
  },
});

/** No choice of a rotation without leave in a block with leave. */
export const encode: BlockEncode<typeof params> = {
  layer: 'block',
  forbid(encoding, _params, ruleId) {
    const without = encoding.rotations.filter((rotation) => !rotation.leaveAllowed);
    for (const { person } of encoding.residents) {
      for (const absence of encoding.plan.absencesOf(person.id)) {
        if (absence.status !== 'approved' || !absence.isPlanned) continue;
        const subject = `leave from ${absence.firstDay} to ${absence.lastDay}`;
        const source = { ruleId, people: [person.id], subject };
        for (const block of encoding.plan.rows.blocks) {
          if (block.lastDay < absence.firstDay || absence.lastDay < block.firstDay) continue;
          for (const { id } of without) encoding.forbid(person.id, block.id, id, source);
        }
      }
    }
  },
};

const WARD_WITHOUT_LEAVE = { W: { leaveAllowed: false } };

/** Drawn cases. */
export const examples: readonly Example[] = [
  {
    title: 'leave on the elective',
    isAllowed: true,
    rotations: WARD_WITHOUT_LEAVE,
    leave: [{ person: 'Ada', firstDay: '2026-08-03', lastDay: '2026-08-05' }],
    drawn: 'blocks\nAda 1 WIW',
  },
  {
    title: 'leave on the ward',
    isAllowed: false,
    rotations: WARD_WITHOUT_LEAVE,
    leave: [{ person: 'Ada', firstDay: '2026-08-03', lastDay: '2026-08-05' }],
    drawn: 'blocks\nAda 1 IWI',
  },
  {
    title: 'one day of it reaches into the ward',
    isAllowed: false,
    rotations: WARD_WITHOUT_LEAVE,
    leave: [{ person: 'Ada', firstDay: '2026-07-25', lastDay: '2026-07-27' }],
    drawn: 'blocks\nAda 1 IWI',
  },
  {
    title: 'leave that is only asked for, and illness',
    isAllowed: true,
    rotations: WARD_WITHOUT_LEAVE,
    leave: [
      { person: 'Ada', firstDay: '2026-08-03', lastDay: '2026-08-05', status: 'requested' },
      { person: 'Ada', firstDay: '2026-08-07', lastDay: '2026-08-07', isPlanned: false },
    ],
    drawn: 'blocks\nAda 1 IWI',
  },
];
