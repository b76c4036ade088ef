import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { classOf } from '../../styles/css-modules.ts';
import styles from './link-button.module.css';

/** A link to the next thing to do, as prominent as the main button of a screen. */
export function LinkButton({
  to,
  params,
  children,
}: {
  readonly to: NonNullable<LinkProps['to']>;
  readonly params?: LinkProps['params'];
  readonly children: ReactNode;
}) {
  return (
    <Link to={to} {...(params && { params })} className={classOf(styles, 'link')}>
      {children}
    </Link>
  );
}
