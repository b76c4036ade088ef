import { useMemo } from 'react';
import type { PersonId } from '../../../../domain/id.ts';
import type { CellDifference } from '../../../../domain/schedule/cell-difference.ts';
import type { Plan } from '../../../../domain/schedule/plan.ts';
import { CheckField } from '../../../parts/field.tsx';
import { classOf } from '../../../styles/css-modules.ts';
import { differenceWords, personName } from './difference-words.ts';
import styles from './compare.module.css';

/** What differs, person by person, each to be picked; a call between two people stands with both. */
export function DifferenceList(props: {
  readonly plan: Plan;
  readonly differences: readonly CellDifference[];
  /** Who alone is shown; null for everybody. */
  readonly personId: PersonId | null;
  /** The keys of those that are picked. */
  readonly picked: ReadonlySet<string>;
  readonly onPick: (picked: ReadonlySet<string>) => void;
}) {
  const { plan, differences, personId: only, picked, onPick } = props;
  const people = useMemo(
    () => byPerson(differences, plan).filter(({ personId }) => only === null || personId === only),
    [differences, plan, only],
  );
  const pick = (keys: readonly string[], isPicked: boolean): void => {
    const next = new Set(picked);
    for (const key of keys) {
      if (isPicked) next.add(key);
      else next.delete(key);
    }
    onPick(next);
  };
  return (
    <ul aria-label="What differs by person" className={classOf(styles, 'people')}>
      {people.map(({ personId, own }) => {
        const keys = own.map(({ key }) => key);
        const count = keys.filter((key) => picked.has(key)).length;
        const name = personName(plan, personId);
        return (
          <li key={personId}>
            <details open={people.length === 1}>
              <summary>
                {name}
                <small>
                  {own.length} {own.length === 1 ? 'place' : 'places'}
                  {count > 0 && `, ${count} picked`}
                </small>
              </summary>
              <CheckField
                label={`All of ${name}`}
                checked={count === 0 ? false : count === keys.length ? true : null}
                onChange={(isPicked) => pick(keys, isPicked)}
              />
              <OwnDifferences plan={plan} name={name} own={own} picked={picked} onPick={pick} />
            </details>
          </li>
        );
      })}
    </ul>
  );
}

function OwnDifferences(props: {
  readonly plan: Plan;
  readonly name: string;
  readonly own: readonly CellDifference[];
  readonly picked: ReadonlySet<string>;
  readonly onPick: (keys: readonly string[], isPicked: boolean) => void;
}) {
  const { plan, name, own, picked, onPick } = props;
  return (
    <ul className={classOf(styles, 'places')}>
      {own.map((each) => (
        <li key={each.key}>
          <CheckField
            label={differenceWords(each, plan)}
            spoken={`${name}: ${differenceWords(each, plan)}`}
            checked={picked.has(each.key)}
            onChange={(isPicked) => onPick([each.key], isPicked)}
          />
        </li>
      ))}
    </ul>
  );
}

function byPerson(
  differences: readonly CellDifference[],
  plan: Plan,
): { readonly personId: PersonId; readonly own: readonly CellDifference[] }[] {
  const concerned = new Set(differences.flatMap(({ personIds }) => personIds));
  const known = plan.members.map(({ person }) => person.id).filter((id) => concerned.has(id));
  const others = [...concerned].filter((id) => !plan.memberById.has(id));
  return [...known, ...others].map((personId) => ({
    personId,
    own: differences.filter(({ personIds }) => personIds.includes(personId)),
  }));
}
