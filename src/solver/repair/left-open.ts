import { groupBy } from '../../domain/group-by.ts';
import { isNeededOn } from '../../domain/rows/rotation.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import type { ScheduleDifference } from '../../domain/schedule/schedule-difference.ts';
import { slotFromParts } from '../../domain/schedule/slot.ts';
import type { PersonId } from '../../domain/id.ts';
import type { Day } from '../../domain/time/day.ts';
import { demandName, demandPeriods, isCounted, blockOf } from '../../rules/facts/demand-periods.ts';
import type { Finding } from '../../rules/rule.ts';
import type { LeftOpen, Reason } from './question.ts';
import { affectedBy } from './part-check.ts';
import type { RepairState } from './state.ts';

/** So many open demands are explained; the rest is only listed. */
const EXPLAINED_MAX = 3;

/** The demands that are open in a schedule and were not before, each with why nobody stands there. */
export function leftOpenIn(state: RepairState): LeftOpen[] {
  return state.broken.map((finding, place) => ({
    finding,
    reasons: place < EXPLAINED_MAX ? reasonsFor(state, finding) : [],
  }));
}

/** Why nobody fills an open demand: every person who could stand there is put there, and the rules are asked. */
function reasonsFor(state: RepairState, finding: Finding): Reason[] {
  const { schedule } = state;
  const { checker } = state.base;
  const tries = triesFor(schedule, finding, state.notBefore);
  const told = tries.flatMap(({ personId, difference }): Reason[] => {
    if (difference === null) {
      return [{ ruleId: '', because: 'This block has begun.', people: [personId] }];
    }
    const after = schedule.after(difference);
    const came = checker.came(schedule, after, affectedBy(schedule, difference));
    const worst = came.find(({ verdict }) => verdict === 'violation');
    const { ruleId = '', because = 'Changes more than it mends.' } = worst ?? {};
    return [{ ruleId, because, people: [personId] }];
  });
  return [...groupBy(told, ({ ruleId }) => ruleId).values()]
    .flatMap((group): Reason[] => {
      const [first] = group;
      return first ? [{ ...first, people: group.flatMap(({ people }) => people) }] : [];
    })
    .toSorted((one, other) => other.people.length - one.people.length);
}

/** Somebody put where a demand is open; null where it is too late for that. */
interface Try {
  readonly personId: PersonId;
  readonly difference: ScheduleDifference | null;
}

function triesFor(schedule: Schedule, finding: Finding, notBefore: Day): Try[] {
  if (finding.ruleId === 'call-coverage') return callTries(schedule, finding);
  return finding.ruleId === 'rotation-demand' ? blockTries(schedule, finding, notBefore) : [];
}

function callTries(schedule: Schedule, { firstDay, because }: Finding): Try[] {
  const { plan } = schedule;
  const role = plan.rows.callRoles.find(
    (each) => isNeededOn(each, firstDay) && because.startsWith(`${each.name}:`),
  );
  if (!role) return [];
  const here = schedule.callsOn(firstDay).filter((duty) => duty.role.id === role.id);
  const taken = new Set(here.map(({ ordinal }) => ordinal));
  const ordinal = Array.from({ length: role.needed }, (_, place) => place).find(
    (place) => !taken.has(place),
  );
  const slot = slotFromParts('call', role.id, firstDay, ordinal ?? role.needed);
  return plan.members
    .filter(({ person, year }) => !person.isArchived && role.eligibleRoles.includes(year.role))
    .filter(({ person }) => !here.some(({ personId }) => personId === person.id))
    .map(({ person }) => ({
      personId: person.id,
      difference: { gone: [], came: [{ slot, personId: person.id, source: 'solved' }] },
    }));
}

function blockTries(schedule: Schedule, finding: Finding, notBefore: Day): Try[] {
  const { plan } = schedule;
  const period = demandPeriods(plan).find(({ firstDay }) => firstDay === finding.firstDay);
  const named = plan.rows.rotations
    .flatMap((rotation) => rotation.demand.map((demand) => ({ rotation, demand })))
    .find(({ rotation, demand }) => finding.because.startsWith(`${demandName(rotation, demand)}:`));
  if (!period || !named) return [];
  return plan.residents
    .filter((member) => isCounted(named.demand, member))
    .flatMap((member): Try[] => {
      const block = blockOf(plan, member, period);
      if (!block) return [];
      const personId = member.person.id;
      const now = schedule.blocksOf(personId).filter(({ slot }) => slot.blockId === block.id);
      if (now.some(({ slot }) => slot.demandId === named.rotation.id)) return [];
      if (block.firstDay < notBefore) return [{ personId, difference: null }];
      const slot = slotFromParts('block', named.rotation.id, block.id, 200);
      const came = [{ slot, personId, source: 'solved' as const }];
      return [{ personId, difference: { gone: now, came } }];
    });
}
