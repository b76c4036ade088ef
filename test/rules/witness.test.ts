import { describe, expect, test } from 'vitest';
import type { Filled } from '../../src/domain/schedule/slot.ts';
import { Schedule } from '../../src/domain/schedule/schedule.ts';
import { checkSchedule } from '../../src/rules/check-schedule.ts';
import type { Finding } from '../../src/rules/rule.ts';
import { planOf } from '../worlds/grow.ts';
import { worlds } from '../worlds/index.ts';
import type { WorldId } from '../worlds/world.ts';

const SEEDS: Readonly<Record<WorldId, readonly number[]>> = {
  'family-medicine-small': [1, 2, 3],
  'internal-medicine-middle': [1],
  'internal-medicine-large': [1],
  'emergency-medicine-month': [1, 2, 3],
};

/** Whether the finding is of calls on days for which the witness has none: it may fill a month of the year. */
function isOutside(witness: readonly Filled[]): (finding: Finding) => boolean {
  const days = witness.flatMap(({ slot }) => (slot.layer === 'call' ? [slot.day] : [])).toSorted();
  const [first = '', last = ''] = [days[0], days.at(-1)];
  return ({ ruleId, firstDay, lastDay }) =>
    ruleId === 'call-coverage' && (lastDay < first || last < firstDay);
}

describe.each(worlds)('$id', ({ id, grow }) => {
  test.each(SEEDS[id])('seed %i: its own schedule breaks no must', { timeout: 180_000 }, (seed) => {
    const { rows, witness } = grow(seed);
    const findings = checkSchedule(new Schedule(planOf(rows), witness));
    const isElsewhere = isOutside(witness);
    const broken = findings.filter(
      (finding) => finding.verdict === 'violation' && !isElsewhere(finding),
    );
    const said = broken.map(({ ruleId, personIds, because }) => [ruleId, ...personIds, because]);
    expect(said).toEqual([]);
  });
});
