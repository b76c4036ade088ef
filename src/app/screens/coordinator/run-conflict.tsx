import { Link } from '@tanstack/react-router';
import { nameOf } from '../../../answers/naming.ts';
import { groupBy } from '../../../domain/group-by.ts';
import type { PersonId } from '../../../domain/id.ts';
import type { Relief, ScheduleRun } from '../../../domain/rows/schedule-run.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
import { rules } from '../../../rules/registry.ts';
import { classOf } from '../../styles/css-modules.ts';
import styles from './generate.module.css';

type Line = ScheduleRun['conflict'][number];

/** What trying each came to. */
const TRIED: Readonly<Record<Relief, string | null>> = {
  'by-one': 'Tried: with one less or more here, everything else goes together.',
  without: 'Tried: without this, everything else goes together.',
  'not-enough': 'Tried: giving way here alone is not enough.',
  'not-known': 'Tried: whether this would be enough was not settled in time.',
  'not-tried': null,
};

/** What cannot go together, what would help, and of demands why nobody more meets them. */
export function RunConflict({
  conflict,
  plan,
}: {
  readonly conflict: readonly Line[];
  readonly plan: Plan;
}) {
  if (conflict.length === 0) {
    return <p>Which rules stand against each other took too long to find out.</p>;
  }
  const lines = bySubject(conflict);
  const enough = lines.filter(({ relief }) => relief === 'by-one' || relief === 'without');
  return (
    <>
      <p role="status">
        {enough.length > 0
          ? `Any one of these is enough by itself: ${enough.map(({ ruleId, subject }) => `${titleOf(ruleId)} (${subject})`).join('; ')}.`
          : 'No single one of them is known to be enough by itself.'}
      </p>
      <ul className={classOf(styles, 'conflict')}>
        {lines.map((line) => (
          <li key={`${line.ruleId} ${line.subject} ${line.relief}`}>
            <strong>{titleOf(line.ruleId)}</strong>
            <br />
            {line.subject}
            {line.people.length > 0 && `: ${namesOf(line.people, plan)}`}
            {TRIED[line.relief] && <p>{TRIED[line.relief]}</p>}
            <Nobody line={line} plan={plan} />
          </li>
        ))}
      </ul>
      <p>
        Give way in one of them: change <Link to="/rotations">what a rotation needs</Link>,{' '}
        <Link to="/absences">an absence</Link>, or <Link to="/settings">a rule</Link>, then generate
        again.
      </p>
    </>
  );
}

function Nobody({ line, plan }: { readonly line: Line; readonly plan: Plan }) {
  if (line.nobody.length === 0) return null;
  const people = new Set(line.nobody.flatMap((each) => each.people)).size;
  return (
    <details>
      <summary>Why nobody more is there ({people} asked)</summary>
      <ul>
        {line.nobody.map((each) => (
          <li key={each.ruleId ?? ''}>
            {each.ruleId === null
              ? `${each.people.length} could be, but not together with the rest`
              : `${each.people.length} may not: ${titleOf(each.ruleId)}`}
            {`: ${namesOf(each.people, plan)}`}
          </li>
        ))}
      </ul>
    </details>
  );
}

function titleOf(ruleId: string): string {
  return ruleId === 'pinned' ? 'Pinned by hand' : (rules.get(ruleId)?.title ?? ruleId);
}

/** Conflicts of one rule about one subject, with which trying came to the same, as one with all their people. */
function bySubject(conflict: readonly Line[]): Line[] {
  const groups = groupBy(conflict, ({ ruleId, subject, relief }) =>
    [ruleId, subject, relief].join('|'),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ ...first, people: group.flatMap(({ people }) => people) }] : [];
  });
}

const NAMED_MAX = 8;

function namesOf(people: readonly PersonId[], plan: Plan): string {
  const names = people.slice(0, NAMED_MAX).map((id) => nameOf(plan, id).name);
  const more = people.length - names.length;
  return names.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
