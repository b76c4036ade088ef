import { daysChanged } from '../../../answers/changes.ts';
import { useMyChanges } from '../../hooks/use-my-changes.ts';
import { classOf } from '../../styles/css-modules.ts';
import styles from './look-up.module.css';
import { say, sayCount } from '../../../answers/say.ts';

/** Says over the foot of the screen that some of one's own days changed; what stands above does not move. */
export function ChangesNote() {
  const changes = useMyChanges();
  if (!changes) return null;
  return (
    <p role="status" className={classOf(styles, 'changed')}>
      <span>
        {sayCount(
          daysChanged(changes.days),
          'One of your days changed since you last looked.',
          '# of your days changed since you last looked.',
        )}
      </span>
      <a className={classOf(styles, 'target')} href="/me">
        {say`See what changed`}
      </a>
    </p>
  );
}
