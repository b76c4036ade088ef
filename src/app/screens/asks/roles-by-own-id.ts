import { callRoleIdSchema } from '../../../domain/id.ts';
import { Schedule } from '../../../domain/schedule/schedule.ts';
import type { Filled } from '../../../domain/schedule/slot.ts';
import type { Published } from '../../../store/queries/published.ts';

/**
 * What is published with every call under its role's own id. Calls of an older edition, whose roles were defined otherwise,
 * carry another id on phones; whoever is asked elsewhere knows them by their own.
 */
export function rolesByOwnId(published: Published): Published {
  const { schedule, editions } = published;
  const { plan } = schedule;
  const ends = editions.map(({ frozenId }) => `.${frozenId}`);
  const isRenamed = plan.rows.callRoles.some(({ id }) => ends.some((end) => id.endsWith(end)));
  if (!isRenamed) return published;
  const filled = schedule.filled.map((each): Filled => {
    const { slot } = each;
    const end = ends.find((text) => slot.demandId.endsWith(text));
    if (slot.layer !== 'call' || end === undefined) return each;
    const demandId = callRoleIdSchema.parse(slot.demandId.slice(0, -end.length));
    return plan.callRoleById.has(demandId) ? { ...each, slot: { ...slot, demandId } } : each;
  });
  return { ...published, schedule: new Schedule(plan, filled) };
}
