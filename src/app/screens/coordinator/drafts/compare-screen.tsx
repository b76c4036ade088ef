import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import {
  type CellDifference,
  cellDifferences,
} from '../../../../domain/schedule/cell-difference.ts';
import type { Plan } from '../../../../domain/schedule/plan.ts';
import { overlapOf } from '../../../../domain/time/day.ts';
import type { CompareSearch } from '../../../coordinator-search.ts';
import { useSide } from '../../../hooks/use-branches.ts';
import { usePlan } from '../../../hooks/use-directory.ts';
import { useDrafts } from '../../../hooks/use-drafts.ts';
import { useEditions } from '../../../hooks/use-schedule.ts';
import { type Choice, SelectField } from '../../../parts/choices.tsx';
import { FieldRow } from '../../../parts/field.tsx';
import { Card, EmptyState, Page, Skeleton } from '../../../parts/page.tsx';
import { useOpenYear } from '../../../hooks/use-program.ts';
import { LoadingPage, NoProgram } from '../no-program.tsx';
import { DifferenceList } from './difference-list.tsx';
import { DifferenceMap, type MapCell } from './difference-map.tsx';
import { sideChoices, sideOf } from './sides.ts';
import { TakeParts } from './take-parts.tsx';

const TITLE = 'Compare';

/** Two schedules side by side, drafts or editions: a picture and a list of what differs, from which parts can be taken. */
export function CompareScreen() {
  const open = useOpenYear();
  const plan = usePlan();
  if (open.status === 'none') return <NoProgram title={TITLE} />;
  if (open.status === 'loading' || !plan) return <LoadingPage title={TITLE} />;
  return <Comparison plan={plan} />;
}

function Comparison({ plan }: { readonly plan: Plan }) {
  const search = useSearch({ from: '/build/compare' });
  const { year } = plan.rows;
  const drafts = useDrafts(year.id);
  const editions = useEditions();
  if (!drafts || !editions) return <LoadingPage title={TITLE} />;
  const choices = sideChoices(drafts, editions, year.id);
  const first = chosenIn(choices, search.first) ?? choices[0];
  const second =
    chosenIn(choices, search.second) ?? choices.find(({ value }) => value !== first?.value);
  if (!first || !second) {
    return (
      <Page title={TITLE}>
        <EmptyState title="There is nothing to compare yet">
          <p>Two drafts are needed, or a draft and an edition. Start a branch from the draft.</p>
          <Link to="/build">All drafts and editions</Link>
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page title={TITLE} wide>
      <SideFields choices={choices} first={first} second={second} />
      <Differences
        key={`${first.value} ${second.value}`}
        plan={plan}
        first={first}
        second={second}
      />
    </Page>
  );
}

function chosenIn(
  choices: readonly Choice<string>[],
  value: string | undefined,
): Choice<string> | undefined {
  return choices.find((choice) => choice.value === value);
}

interface SidesProps {
  readonly first: Choice<string>;
  readonly second: Choice<string>;
}

function SideFields({ choices, first, second }: SidesProps & { choices: Choice<string>[] }) {
  const navigate = useNavigate({ from: '/build/compare' });
  const choose = (change: Partial<CompareSearch>): void =>
    void navigate({
      search: { first: first.value, second: second.value, ...change },
      replace: true,
    });
  return (
    <FieldRow>
      <SelectField
        label="First"
        value={first.value}
        choices={choices}
        onChange={(value) => choose({ first: value })}
      />
      <SelectField
        label="Second"
        value={second.value}
        choices={choices}
        onChange={(value) => choose({ second: value })}
      />
    </FieldRow>
  );
}

const NOTHING_PICKED: ReadonlySet<string> = new Set();

function Differences({ plan, first, second }: SidesProps & { readonly plan: Plan }) {
  const [sides] = useState(() => [sideOf(first.value), sideOf(second.value)] as const);
  const before = useSide(plan.rows.year.id, sides[0]);
  const after = useSide(plan.rows.year.id, sides[1]);
  const [cell, setCell] = useState<MapCell | null>(null);
  const [picked, setPicked] = useState(NOTHING_PICKED);
  const differences = useMemo(
    () => (before && after ? cellDifferences(before, after, plan.blockById) : null),
    [before, after, plan],
  );
  if (before === null || after === null) {
    return (
      <EmptyState title="One of them is not on this device any more">
        <p>Choose another above.</p>
      </EmptyState>
    );
  }
  if (!differences || !before || !after) return <Skeleton lines={6} />;
  if (differences.length === 0) {
    return (
      <EmptyState title="They are the same">
        <p>
          Every place of {first.label} is filled as in {second.label}.
        </p>
      </EmptyState>
    );
  }
  const shown = differences.filter(
    (each) => !cell || (each.personIds.includes(cell.personId) && overlapOf(each, cell.column)),
  );
  return (
    <>
      <Summary differences={differences} first={first} second={second} />
      <DifferenceMap plan={plan} differences={differences} chosen={cell} onChoose={setCell} />
      <Card title={cell ? 'What differs in the chosen cell' : 'What differs by person'}>
        <DifferenceList
          key={cell ? `${cell.personId} ${cell.column.firstDay}` : 'all'}
          plan={plan}
          differences={shown}
          personId={cell?.personId ?? null}
          picked={picked}
          onPick={setPicked}
        />
      </Card>
      <TakeParts
        differences={differences.filter(({ key }) => picked.has(key))}
        first={{ ...first, side: sides[0], filled: before }}
        second={{ ...second, side: sides[1], filled: after }}
        onTaken={() => setPicked(NOTHING_PICKED)}
      />
    </>
  );
}

function Summary(props: SidesProps & { readonly differences: readonly CellDifference[] }) {
  const { differences, first, second } = props;
  const people = new Set(differences.flatMap(({ personIds }) => personIds)).size;
  return (
    <p role="status">
      <strong>
        {differences.length === 1 ? 'One place differs' : `${differences.length} places differ`}
      </strong>
      , for {people === 1 ? 'one person' : `${people} people`}. Struck through stands what{' '}
      {first.label} has, then what {second.label} has; + and − count calls and half-days that
      somebody gets and loses.
    </p>
  );
}
