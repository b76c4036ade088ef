import type { ActivityKind, RotationKind } from '../../domain/rows/rotation.ts';
import { classOf } from '../styles/css-modules.ts';
import styles from './kind-mark.module.css';

/** A code on the colour of its kind; the code alone says what it is. */
export function KindMark(props: {
  readonly kind: RotationKind | ActivityKind;
  readonly code: string;
  /** The whole name, shown on hover. */
  readonly title?: string;
}) {
  return (
    <span className={classOf(styles, 'mark')} data-kind={props.kind} title={props.title}>
      {props.code}
    </span>
  );
}

/** The class that gives an element with `data-kind` the colour of its kind. */
export const kindColor = classOf(styles, 'color');
