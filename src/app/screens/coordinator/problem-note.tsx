import type { Problem } from '../../../domain/changes/change.ts';
import { classOf } from '../../styles/css-modules.ts';
import styles from './welcome.module.css';

/** Says what is wrong and how to mend it; read out at once. */
export function ProblemNote({ problem }: { readonly problem: Problem }) {
  return (
    <p role="alert" className={classOf(styles, 'problem')}>
      {problem.message}
    </p>
  );
}
