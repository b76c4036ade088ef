import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { fullName } from '../../../domain/schedule/plan.ts';
import type { Schedule } from '../../../domain/schedule/schedule.ts';
import { parseSlotKey } from '../../../domain/schedule/slot.ts';
import { day, doSpansMeet } from '../../../domain/time/day.ts';
import { rules } from '../../../rules/registry.ts';
import type { NearMiss } from '../../../rules/near-misses.ts';
import type { Finding, Observation } from '../../../rules/rule.ts';
import type { ComplianceSearch } from '../../coordinator-search.ts';
import { type Choice, SelectField } from '../../parts/choices.tsx';
import { FieldRow } from '../../parts/field.tsx';
import { shortDayWords } from './day-words.ts';

/** What the address asks for, one part changed; the empty text takes a part away. */
export function useFilter(): (key: keyof ComplianceSearch, value: string) => Promise<void> {
  const navigate = useNavigate({ from: '/compliance' });
  return (key, value) =>
    navigate({
      search: (search) => ({ ...search, [key]: value === '' ? undefined : value }),
      replace: true,
      resetScroll: false,
    });
}

/** Which findings are shown: of whom, on which rotation, in which block, by which rule. */
export function ComplianceFilters(props: {
  readonly schedule: Schedule;
  readonly findings: readonly Finding[];
  readonly search: ComplianceSearch;
}) {
  const { schedule, findings, search } = props;
  const filter = useFilter();
  const choices = useMemo(
    () => choicesOf(schedule, findings, search.rule),
    [schedule, findings, search.rule],
  );
  const field = (key: 'person' | 'rotation' | 'period' | 'rule', label: string, all: string) => (
    <SelectField
      label={label}
      value={search[key] ?? ''}
      choices={[{ value: '', label: all }, ...choices[key]]}
      onChange={(value) => void filter(key, value)}
    />
  );
  return (
    <FieldRow>
      {field('person', 'Resident', 'Everybody')}
      {field('rotation', 'Rotation', 'All rotations')}
      {field('period', 'Period', 'The whole year')}
      {field('rule', 'Rule', 'All rules')}
    </FieldRow>
  );
}

function choicesOf(schedule: Schedule, findings: readonly Finding[], chosenRule?: string) {
  const { plan } = schedule;
  const people = new Set([
    ...plan.residents.map(({ person }) => person.id),
    ...findings.flatMap(({ personIds }) => personIds),
  ]);
  const ruleIds = new Set(findings.map(({ ruleId }) => ruleId));
  const blocks = new Map(plan.rows.blocks.map((block) => [block.firstDay as string, block]));
  return {
    person: plan.members
      .filter(({ person }) => people.has(person.id))
      .map(({ person }): Choice<string> => ({ value: person.id, label: fullName(person) })),
    rotation: plan.rows.rotations
      .filter(({ isArchived }) => !isArchived)
      .map(({ id, code, name }): Choice<string> => ({ value: id, label: `${code}, ${name}` })),
    period: [...blocks]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([value, { label, firstDay, lastDay }]): Choice<string> => ({
        value,
        label: `Block ${label}, ${shortDayWords(firstDay)} – ${shortDayWords(lastDay)}`,
      })),
    rule: [...rules.values()]
      .filter(({ id }) => ruleIds.has(id) || id === chosenRule)
      .map(({ id, title }): Choice<string> => ({ value: id, label: title })),
  };
}

/** The findings that the address asks for. */
export function filteredFindings<Found extends Finding | NearMiss>(
  schedule: Schedule,
  findings: readonly Found[],
  { verdict, rule, person, rotation, period }: ComplianceSearch,
): Found[] {
  const block = schedule.plan.rows.blocks.find(({ firstDay }) => firstDay === period);
  const span = block ?? (period && { firstDay: period, lastDay: day(period) });
  return findings.filter(
    (finding) =>
      (verdict === undefined || finding.verdict === verdict) &&
      (rule === undefined || finding.ruleId === rule) &&
      (person === undefined || finding.personIds.some((id) => id === person)) &&
      (!span || doSpansMeet(finding, span)) &&
      (rotation === undefined || isOnRotation(schedule, finding, rotation)),
  );
}

/** Whether the finding names a slot of the rotation, or somebody who is on it on some of the finding's days. */
function isOnRotation(schedule: Schedule, finding: Observation, rotation: string): boolean {
  const named = finding.slots.map(parseSlotKey).filter(({ layer }) => layer === 'block');
  if (named.some(({ demandId }) => demandId === rotation)) return true;
  return finding.personIds.some((personId) =>
    schedule.blocksOf(personId).some(({ slot }) => {
      const block = schedule.plan.blockById.get(slot.blockId);
      return slot.demandId === rotation && block && doSpansMeet(block, finding);
    }),
  );
}
