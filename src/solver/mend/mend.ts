import { groupBy } from '../../domain/group-by.ts';
import { Plan } from '../../domain/schedule/plan.ts';
import { Schedule } from '../../domain/schedule/schedule.ts';
import type { ScheduleDifference } from '../../domain/schedule/schedule-difference.ts';
import {
  type Filled,
  parseSlotKey,
  periodOf,
  slotFromParts,
  slotKey,
  type PlainFilled,
} from '../../domain/schedule/slot.ts';
import { type CheckedSchedule, checkWhole, recheck } from '../../rules/recheck.ts';
import type { Finding } from '../../rules/rule.ts';
import { together } from './cell-change.ts';
import { type Candidate, Judge } from './judge.ts';
import { isSameFinding, newOrWorse } from './matters.ts';
import { missingWords } from './missing.ts';
import { Moves } from './moves.ts';
import type { MendAnswer, Mending, MendQuestion } from './question.ts';
import { ranked, varied } from './rank.ts';
import { smallestMendings } from './search.ts';

const SHOWN_MAX = 3;

/**
 * The smallest change of a schedule by which a finding goes and no violation comes or gets worse, with up to two others
 * of its size. Pinned cells and what begins before `notBefore` stay. The same question gives the same answer. Never
 * throws: what breaks is answered as `crashed`.
 */
export function mend(question: MendQuestion): MendAnswer {
  try {
    return answered(question);
  } catch (error) {
    return { kind: 'crashed', message: error instanceof Error ? error.message : String(error) };
  }
}

function answered({
  rows,
  filled,
  finding,
  notBefore,
  cellsMax,
  workMax,
}: MendQuestion): MendAnswer {
  const schedule = new Schedule(
    new Plan(rows),
    filled.map((each) => ({ ...each, slot: parseSlotKey(each.slot) })),
  );
  const before = checkWhole(schedule);
  const target = before.findings.find((each) => isSameFinding(each, finding));
  if (!target) return { kind: 'finding-gone' };
  if (target.cannotTell) return { kind: 'not-known', missing: missingWords(schedule, target) };
  const judge = new Judge(schedule);
  const moves = new Moves(schedule, notBefore);
  const { mendings, cellsTried } = smallestMendings(schedule, target, moves, judge, {
    cellsMax,
    workMax,
  });
  const [first] = mendings;
  if (!first) return { kind: 'none-found', cellsTried, isComplete: cellsTried === cellsMax };
  return {
    kind: 'mended',
    mendings: varied(ranked(mendings, schedule, judge), SHOWN_MAX).map((each) =>
      shown(each, schedule, before, target),
    ),
    isComplete: cellsTried >= first.changes.length,
  };
}

/** A way to mend it as it is told, judged once more by every rule. @throws if the search was mistaken about it. */
function shown(
  { changes, key }: Candidate,
  schedule: Schedule,
  before: CheckedSchedule,
  target: Finding,
): Mending {
  const difference = withFreePlaces(together(changes), schedule);
  const after = recheck(before, difference).findings;
  const findingsCome = newOrWorse(before.findings, after);
  const isMended = !after.some((each) => isSameFinding(each, target));
  if (!isMended || findingsCome.some(({ verdict }) => verdict === 'violation')) {
    throw new Error(`This does not mend it: ${key}`);
  }
  return {
    gone: difference.gone.map(asPlainData),
    came: difference.came.map(asPlainData),
    cells: changes.length,
    findingsCome,
    findingsGo: newOrWorse(after, before.findings),
  };
}

/** The difference with places of their own for those who come to a rotation or activity: vacated ones first. */
function withFreePlaces(
  { gone, came }: ScheduleDifference,
  schedule: Schedule,
): ScheduleDifference {
  const demandAndPeriod = ({ slot }: Filled): string =>
    `${slot.layer} ${slot.demandId} ${periodOf(slot)}`;
  const wanted = groupBy(came, demandAndPeriod);
  const left = new Set(gone.map(({ slot }) => slotKey(slot)));
  const placed = [...wanted.values()].flatMap((group) => {
    const [one] = group;
    if (!one || one.slot.layer === 'call') return group;
    const key = demandAndPeriod(one);
    const taken = new Set(
      schedule.filled
        .filter((each) => demandAndPeriod(each) === key && !left.has(slotKey(each.slot)))
        .map(({ slot }) => slot.ordinal),
    );
    let ordinal = 0;
    return group.map(({ slot, ...rest }): Filled => {
      while (taken.has(ordinal)) ordinal++;
      return { ...rest, slot: slotFromParts(slot.layer, slot.demandId, periodOf(slot), ordinal++) };
    });
  });
  return { gone, came: placed };
}

function asPlainData({ slot, personId, source }: Filled): PlainFilled {
  return { slot: slotKey(slot), personId, source };
}
