import { editionPublished } from '../../src/domain/changes/edition-published.ts';
import { MemoryProgram } from '../../src/domain/changes/memory-rows.ts';
import { changeIdSchema, draftIdSchema, type PersonId } from '../../src/domain/id.ts';
import { fullName } from '../../src/domain/schedule/plan.ts';
import { Schedule } from '../../src/domain/schedule/schedule.ts';
import { assignmentRow, slotKey } from '../../src/domain/schedule/slot.ts';
import { day } from '../../src/domain/time/day.ts';
import { instantSchema } from '../../src/domain/time/zone.ts';
import { publishedContent } from '../../src/formats/write-edition-file.ts';
import { proposedSwaps } from '../../src/solver/swap/propose.ts';
import { familyMedicineSmall } from '../worlds/family-medicine-small.ts';
import { planOf } from '../worlds/grow.ts';
import type { World } from '../worlds/world.ts';

/** A Monday evening in November at the small sample, 20:00 in New York. */
export const SAMPLE_NOW = Date.parse('2026-11-24T01:00Z');
const TODAY = day('2026-11-23');

/** A world, else the small sample, with its whole year drafted and published as edition 1. */
export async function publishedSample(world: World = familyMedicineSmall) {
  const { rows, witness } = world.grow(1);
  const plan = planOf(rows);
  const { year } = plan.rows;
  const draftId = draftIdSchema.parse('sample-draft');
  const draft = {
    id: draftId,
    yearId: year.id,
    name: 'Working draft',
    startedAt: instantSchema.parse(0),
    isArchived: false,
  };
  const assignment = witness.map((each) => assignmentRow(draftId, each, plan.blockById));
  // What is asked comes from phones.
  const program = new MemoryProgram({ ...rows, request: [], draft: [draft], assignment });
  const outcome = await program.record(
    editionPublished,
    {
      editionId: 'edition-1',
      draftId,
      scope: { layers: ['block', 'call'], firstDay: year.firstDay, lastDay: year.lastDay },
      publishedAt: Date.parse('2026-06-01T12:00Z'),
      publishedBy: 'Chief',
      note: '',
    },
    { changeId: changeIdSchema.parse('publish-1'), at: instantSchema.parse(0), by: null },
  );
  if (!outcome.ok) throw new Error(outcome.problem.message);
  const published = publishedContent(program.rows.content(), year);
  if (!published) throw new Error('It was just published');
  return { program, published, plan, schedule: new Schedule(plan, witness), draftId };
}

/** A resident with a call to come for which somebody could give one of theirs, and the fairest such swap. */
export function swapToOffer({ plan, schedule }: Awaited<ReturnType<typeof publishedSample>>) {
  for (const { person, year } of plan.members) {
    if (year.role !== 'resident') continue;
    for (const { role, day: at, ordinal } of schedule.callsOf(person.id)) {
      if (at <= TODAY) continue;
      const slot = slotKey({ layer: 'call', demandId: role.id, day: at, ordinal });
      const question = { schedule, personId: person.id, slot, notBefore: day('2026-11-24') };
      const found = [...proposedSwaps({ ...question, countMax: 1 })];
      const proposal = found.find((each) => each?.kind === 'one-for-one');
      const partner = proposal && plan.memberById.get(proposal.partnerId);
      if (proposal && partner) {
        return {
          meId: person.id,
          me: fullName(person),
          partnerId: proposal.partnerId,
          partner: fullName(partner.person),
          slot,
          moves: proposal.moves,
        };
      }
    }
  }
  throw new Error('Nobody has a call to swap');
}

/** The first call to come of somebody, as a slot's text. */
export function nextCallOf(schedule: Schedule, personId: PersonId): string {
  const [next] = schedule
    .callsOf(personId)
    .filter(({ day: at }) => at > TODAY)
    .toSorted((one, other) => one.span.start - other.span.start);
  if (!next) throw new Error('No call to come');
  const { role, day: at, ordinal } = next;
  return slotKey({ layer: 'call', demandId: role.id, day: at, ordinal });
}
