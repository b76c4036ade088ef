import { describe, expect, test } from 'vitest';
import { Schedule } from '../../../src/domain/schedule/schedule.ts';
import { areSameFilled } from '../../../src/domain/schedule/schedule-difference.ts';
import {
  type Filled,
  periodOf,
  slotFromParts,
  slotKey,
} from '../../../src/domain/schedule/slot.ts';
import { daysOf } from '../../../src/domain/time/day.ts';
import { checkRule, checkSchedule } from '../../../src/rules/check-schedule.ts';
import { drawnSchedule } from '../../../src/rules/example.ts';
import { rulesOf } from '../../../src/rules/registry.ts';
import type { Finding } from '../../../src/rules/rule.ts';
import { isSameMatter, newOrWorse } from '../../../src/solver/mend/matters.ts';
import { randomExample } from '../../rules/random-examples.ts';
import { ask, mended } from './planted.ts';

const FINDINGS = 45;
const PAIRS_MAX = 2_500;

/** A cell with all it could hold, what it holds now left out. */
type Cell = readonly (readonly Filled[])[];

/** Every cell of the blocks and calls, asked of nobody but the rows. */
function everyCell({ plan, filled }: Schedule): { now: Filled[]; others: Cell }[] {
  const people = plan.members.map(({ person }) => person.id);
  const source = 'solved' as const;
  const calls = plan.rows.callRoles.flatMap((role) =>
    daysOf(plan.rows.year).flatMap((day) => {
      const here = filled.filter(
        ({ slot }) => slot.layer === 'call' && slot.demandId === role.id && slot.day === day,
      );
      const free = here.length;
      const slots = [
        ...here.map((each) => ({ slot: each.slot, now: [each] })),
        { slot: slotFromParts('call', role.id, day, free), now: [] },
      ];
      return slots.map(({ slot, now }) => ({
        now,
        others: [
          ...(now.length > 0 ? [[]] : []),
          ...people
            .filter((personId) => personId !== now[0]?.personId)
            .map((personId) => [{ slot, personId, source }]),
        ],
      }));
    }),
  );
  const blocks = plan.residents.flatMap(({ person: { id } }, place) =>
    plan.rows.blocks.map((block) => {
      const now = filled.filter(
        ({ slot, personId }) =>
          slot.layer === 'block' && personId === id && periodOf(slot) === block.id,
      );
      const held = now.map(({ slot }) => slot.demandId).join();
      return {
        now,
        others: [
          ...(now.length > 0 ? [[]] : []),
          ...plan.rows.rotations
            .filter((rotation) => rotation.id !== held)
            .map((rotation) => [
              {
                slot: slotFromParts('block', rotation.id, block.id, 50 + place),
                personId: id,
                source,
              },
            ]),
        ],
      };
    }),
  );
  return [...calls, ...blocks];
}

function isMendedBy(
  before: readonly Finding[],
  target: Finding,
  after: readonly Finding[],
): boolean {
  const isLeft = after.some((each) => each.verdict === 'violation' && isSameMatter(each, target));
  return !isLeft && newOrWorse(before, after).every(({ verdict }) => verdict !== 'violation');
}

/** Only of violations is it asked whether they come or go. */
function checkMusts(schedule: Schedule): Finding[] {
  return rulesOf(schedule.plan)
    .filter(({ rule }) => rule.force === 'must')
    .flatMap((setRule) => checkRule(schedule, setRule));
}

/** The fewest cells that mend the finding when everything is tried; null where not one or two do. */
function fewestCells(schedule: Schedule, target: Finding): 1 | 2 | null {
  const before = checkMusts(schedule);
  const single = everyCell(schedule).flatMap(({ now, others }, cell) =>
    others.map((came) => ({ cell, now, came })),
  );
  const doMend = (changes: readonly (typeof single)[number][]): boolean => {
    const gone = changes.flatMap(({ now }) => now);
    const kept = schedule.filled.filter(
      (each) => !gone.some((other) => areSameFilled(each, other)),
    );
    const filled = [...kept, ...changes.flatMap(({ came }) => came)];
    return isMendedBy(before, target, checkMusts(new Schedule(schedule.plan, filled)));
  };
  if (single.some((each) => doMend([each]))) return 1;
  const isTwo = single.some((one, place) =>
    single.slice(place + 1).some((other) => other.cell !== one.cell && doMend([one, other])),
  );
  return isTwo ? 2 : null;
}

/** Small random calendars with a violation each, of as many rules as there are. */
function* plantedCases(): Generator<{ seed: number; schedule: Schedule; target: Finding }> {
  const counts = new Map<string, number>();
  for (let seed = 1; ; seed++) {
    const schedule = drawnSchedule({ ...randomExample(seed), isAllowed: true });
    const choices = everyCell(schedule).reduce((sum, { others }) => sum + others.length, 0);
    if ((choices * choices) / 2 > PAIRS_MAX) continue;
    const targets = checkSchedule(schedule).filter(({ verdict }) => verdict === 'violation');
    const rarest = targets.toSorted(
      (one, other) => (counts.get(one.ruleId) ?? 0) - (counts.get(other.ruleId) ?? 0),
    )[0];
    if (!rarest) continue;
    counts.set(rarest.ruleId, (counts.get(rarest.ruleId) ?? 0) + 1);
    yield { seed, schedule, target: rarest };
  }
}

describe('small random calendars', () => {
  test('are mended with as few cells as when everything is tried', { timeout: 300_000 }, () => {
    const sizes = { one: 0, two: 0, none: 0 };
    const rulesSeen = new Set<string>();
    let count = 0;
    for (const { seed, schedule, target } of plantedCases()) {
      const fewest = fewestCells(schedule, target);
      const answer = ask(schedule, target, { cellsMax: 2 });
      const found = answer.kind === 'mended' ? (answer.mendings[0]?.cells ?? null) : null;
      expect([seed, target.ruleId, target.because, found]).toEqual([
        seed,
        target.ruleId,
        target.because,
        fewest,
      ]);
      if (answer.kind === 'mended') {
        const after = mended(schedule, answer);
        const keys = after.filled.map(({ slot }) => slotKey(slot));
        expect(new Set(keys).size).toBe(keys.length);
      }
      sizes[fewest === 1 ? 'one' : fewest === 2 ? 'two' : 'none']++;
      rulesSeen.add(target.ruleId);
      if (++count === FINDINGS) break;
    }
    expect(Math.min(sizes.one, sizes.two, sizes.none)).toBeGreaterThan(0);
    expect(rulesSeen.size).toBeGreaterThan(8);
  });
});
