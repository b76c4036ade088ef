import { useId, useState } from 'react';
import { findable, search } from '../../../answers/search.ts';
import type { PersonId } from '../../../domain/id.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
import { Card } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import styles from './look-up.module.css';
import { say } from '../../../answers/say.ts';

interface PersonPickerProps {
  readonly plan: Plan;
  readonly onPick: (personId: PersonId) => Promise<void>;
}

/** Asks who holds this device: a list that typing narrows. */
export function PersonPicker({ plan, onPick }: PersonPickerProps) {
  const [text, setText] = useState('');
  const id = useId();
  const people = findable(plan).filter((found) => found.kind === 'person');
  const shown = text.trim() === '' ? people : search(people, text, people.length);
  return (
    <Card title={say`Who are you?`}>
      <p className={classOf(styles, 'quiet')}>{say`Choose once. It stays on this device.`}</p>
      <label htmlFor={id} className={classOf(styles, 'label')}>
        {say`Your name`}
      </label>
      <input
        id={id}
        type="search"
        autoComplete="off"
        className={classOf(styles, 'search')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <ul className={classOf(styles, 'entries')} aria-label={say`People`}>
        {shown.map(
          (found) =>
            found.kind === 'person' && (
              <li key={found.id}>
                <button
                  type="button"
                  className={classOf(styles, 'entry')}
                  onClick={() => void onPick(found.id)}
                >
                  <span>{found.name}</span>
                  <small>{found.hint}</small>
                </button>
              </li>
            ),
        )}
      </ul>
      {shown.length === 0 && <p>{say`Nobody of this name is in the published schedule.`}</p>}
    </Card>
  );
}
