import type { ReactNode } from 'react';
import { Button } from '../../../parts/button.tsx';
import { useNotify } from '../../../parts/notices.tsx';
import { classOf } from '../../../styles/css-modules.ts';
import { CodePicture } from '../../device/code-picture.tsx';
import styles from './members.module.css';

interface LinkToGiveProps {
  /** What stands behind the `#`, so that no server log holds it. */
  readonly token: string;
  /** What to do with it. */
  readonly children: ReactNode;
  readonly onClose: () => void;
}

/** A link that is shown once, to be copied or read by a phone. */
export function LinkToGive({ token, children, onClose }: LinkToGiveProps) {
  const notify = useNotify();
  const link = `${window.location.origin}/invitation#${token}`;
  return (
    <div className={classOf(styles, 'invitation')}>
      <p>{children}</p>
      <p className={classOf(styles, 'address')}>{link}</p>
      <div className={classOf(styles, 'actions')}>
        <Button
          look="main"
          onPress={async () => {
            await navigator.clipboard.writeText(link);
            notify({ text: 'The link is copied' });
          }}
        >
          Copy the link
        </Button>
        <Button onPress={onClose}>Done</Button>
      </div>
      <div className={classOf(styles, 'code')}>
        <CodePicture text={link} label="The link as a picture" />
      </div>
    </div>
  );
}
