import { dayShort } from '../../../answers/time-words.ts';
import { useMyChanges } from '../../hooks/use-my-changes.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import styles from './look-up.module.css';
import { say } from '../../../answers/say.ts';

/** What of one's own days changed since it was last looked at; nothing when nothing did. */
export function ChangesCard() {
  const changes = useMyChanges();
  if (!changes) return null;
  return (
    <Card title={say`Changed since edition ${changes.since}`}>
      <ul className={classOf(styles, 'list')}>
        {changes.days.map(({ firstDay, lastDay, before, after }) => (
          <li key={firstDay}>
            <strong>
              {lastDay === firstDay
                ? dayShort(firstDay)
                : say`${dayShort(firstDay)} to ${dayShort(lastDay)}`}
            </strong>
            <br />
            <span className={classOf(styles, 'quiet')}>{say`Was: ${before}`}</span>
            <br />
            {say`Now: ${after}`}
          </li>
        ))}
      </ul>
      <div>
        <Button onPress={changes.settle}>{say`I have seen it`}</Button>
      </div>
    </Card>
  );
}
