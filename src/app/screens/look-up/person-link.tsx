import type { Named } from '../../../answers/naming.ts';
import { classOf } from '../../styles/css-modules.ts';
import styles from './look-up.module.css';

interface PersonLinkProps {
  readonly person: Named;
  /** What stands beside the name instead of the class. */
  readonly hint?: string;
}

/** A person's name, as a target of at least 44 px that leads to their page. */
export function PersonLink({ person, hint }: PersonLinkProps) {
  return (
    <a className={classOf(styles, 'entry')} href={`/person/${encodeURIComponent(person.personId)}`}>
      <span>{person.name}</span>
      <small>{hint ?? person.standing}</small>
    </a>
  );
}

/** People under one another. */
export function PeopleList({ people }: { readonly people: readonly Named[] }) {
  return (
    <ul className={classOf(styles, 'entries')}>
      {people.map((person) => (
        <li key={person.personId}>
          <PersonLink person={person} />
        </li>
      ))}
    </ul>
  );
}
