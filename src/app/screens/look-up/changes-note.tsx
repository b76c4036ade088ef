import { daysChanged } from '../../../answers/changes.ts';
import { useMyChanges } from '../../hooks/use-my-changes.ts';
import { classOf } from '../../styles/css-modules.ts';
import styles from './look-up.module.css';

/** Says over the foot of the screen that some of one's own days changed; what stands above does not move. */
export function ChangesNote() {
  const changes = useMyChanges();
  if (!changes) return null;
  const count = daysChanged(changes.days);
  return (
    <p role="status" className={classOf(styles, 'changed')}>
      <span>
        {count === 1 ? 'One of your days' : `${count} of your days`} changed since you last looked.
      </span>
      <a className={classOf(styles, 'target')} href="/me">
        See what changed
      </a>
    </p>
  );
}
