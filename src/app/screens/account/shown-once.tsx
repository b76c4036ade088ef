import type { ReactNode } from 'react';
import { say } from '../../../answers/say.ts';
import { Button } from '../../parts/button.tsx';
import { useNotify } from '../../parts/notices.tsx';
import { classOf } from '../../styles/css-modules.ts';
import styles from './account.module.css';

interface ShownOnceProps {
  /** The secret itself, such as a link or a token. */
  readonly text: string;
  /** What to do with it. */
  readonly children: ReactNode;
  readonly onClose: () => void;
}

/** A secret that the server tells this one time, to be copied. */
export function ShownOnce({ text, children, onClose }: ShownOnceProps) {
  const notify = useNotify();
  return (
    <div className={classOf(styles, 'form')}>
      <p className={classOf(styles, 'once')}>{text}</p>
      <div className={classOf(styles, 'actions')}>
        <Button
          look="main"
          onPress={async () => {
            await navigator.clipboard.writeText(text);
            notify({ text: say`Copied` });
          }}
        >
          {say`Copy`}
        </Button>
        <Button onPress={onClose}>{say`Done`}</Button>
      </div>
      {children}
    </div>
  );
}
