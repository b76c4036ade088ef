import { Copy, Download, QrCode, Share2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { Message } from '../../../formats/message.ts';
import { Button } from '../../parts/button.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { canShare, linkTo, sendMessage, type Way } from './send-message.ts';
import styles from './asks.module.css';
import { say } from '../../../answers/say.ts';

const LazyCode = lazy(async () => {
  const { MessageCodeDialog } = await import('../device/message-code-dialog.tsx');
  return { default: MessageCodeDialog };
});

interface SendButtonsProps {
  /** What the message is about; also its file's name. */
  readonly title: string;
  /** For whom, where several of these are on a screen. */
  readonly to?: string;
  /** Whether the first way is the main action of the screen. */
  readonly isMain?: boolean;
  readonly write: () => Promise<Message>;
  /** After the message left the device. */
  readonly onSent: (message: Message) => Promise<void>;
}

const doneWords = (way: Way): string =>
  ({
    share: say`Handed to the app you chose.`,
    copy: say`The link is copied: paste it into a message.`,
    save: say`The file is saved: send it as an attachment.`,
  })[way];

/** The ways by which a message leaves this device: share it, copy it as a link, save it as a file, show it as a code. */
export function SendButtons({ title, to, isMain = false, write, onSent }: SendButtonsProps) {
  const [told, setTold] = useState('');
  const [shown, setShown] = useState<{ readonly link: string; readonly message: Message } | null>(
    null,
  );
  const show = async (): Promise<void> => {
    const message = await write();
    setShown({ link: await linkTo(message), message });
  };
  const hide = async (message: Message): Promise<void> => {
    setShown(null);
    await onSent(message);
  };
  const send = async (way: Way): Promise<void> => {
    try {
      const message = await write();
      if (!(await sendMessage(message, way, title))) return;
      await onSent(message);
      setTold(doneWords(way));
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      setTold(say`This browser does not allow that here. Save it as a file instead.`);
    }
  };
  const label = (what: string) => (to === undefined ? {} : { label: say`${what} for ${to}` });
  const look = isMain ? 'main' : 'plain';
  return (
    <>
      <div className={classOf(styles, 'ways')}>
        {canShare() && (
          <Button look={look} {...label(say`Share`)} onPress={() => send('share')}>
            <Share2 aria-hidden size={18} /> {say`Share`}
          </Button>
        )}
        <Button
          look={canShare() ? 'plain' : look}
          {...label(say`Copy link`)}
          onPress={() => send('copy')}
        >
          <Copy aria-hidden size={18} /> {say`Copy link`}
        </Button>
        <Button {...label(say`Save file`)} onPress={() => send('save')}>
          <Download aria-hidden size={18} /> {say`Save file`}
        </Button>
        <Button {...label(say`Show a code`)} onPress={show}>
          <QrCode aria-hidden size={18} /> {say`Show a code`}
        </Button>
      </div>
      {shown && (
        <Suspense>
          <LazyCode link={shown.link} onClose={() => void hide(shown.message)} />
        </Suspense>
      )}
      <p role="status" className={classOf(styles, 'quiet')}>
        {told}
      </p>
    </>
  );
}
