import { sharedDays, sharedText, type ToShare } from '../../../answers/share.ts';
import type { Schedule } from '../../../domain/schedule/schedule.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { useNotify } from '../../parts/notices.tsx';
import { saveBlob } from '../../save-file.ts';
import { shareFile } from '../../share-file.ts';
import { classOf } from '../../styles/css-modules.ts';
import { pictureOf } from './shared-picture.ts';
import styles from './device.module.css';
import { say } from '../../../answers/say.ts';

interface ShareDialogProps {
  readonly schedule: Schedule;
  readonly shared: ToShare;
  readonly onClose: () => void;
}

/** Hands days to another app as text, as a picture or as a link; where the browser cannot, to the clipboard or a file. */
export function ShareDialog({ schedule, shared, onClose }: ShareDialogProps) {
  const notify = useNotify();
  const days = sharedDays(schedule, shared);
  const { title } = days;
  const send = async (what: ShareData, copied: string, told: string): Promise<void> => {
    const isSent = await handOver(what, copied);
    onClose();
    notify({
      text: {
        shared: say`Handed to the app you chose`,
        copied: told,
        no: say`Sharing is not allowed here`,
      }[isSent],
    });
  };
  const link = `${window.location.origin}${addressOf(shared)}`;
  const picture = async (): Promise<void> => {
    const blob = await pictureOf(days);
    const file = new File([blob], `${title}.png`, { type: blob.type });
    const isShared = await shareFile(file, title);
    if (!isShared) saveBlob(file.name, blob);
    onClose();
    if (!isShared) notify({ text: say`The picture is saved` });
  };
  return (
    <Dialog title={say`Share: ${title}`} onClose={onClose}>
      <ul className={classOf(styles, 'shared')}>
        {days.lines.map(({ term, words }) => (
          <li key={`${term} ${words}`}>
            <strong>{term}</strong> {words}
          </li>
        ))}
      </ul>
      {days.lines.length === 0 && <p>{say`Nothing is published for it.`}</p>}
      <div className={classOf(styles, 'ways')}>
        <Button
          look="main"
          onPress={() => {
            const text = sharedText(days);
            return send({ text }, text, say`Copied as text`);
          }}
        >
          {say`As text`}
        </Button>
        <Button onPress={picture}>{say`As a picture`}</Button>
        <Button onPress={() => send({ title, url: link }, link, say`The link is copied`)}>
          {say`As a link`}
        </Button>
      </div>
      <p className={classOf(styles, 'quiet')}>
        {say`The link opens the app: it shows these days to whoever has this schedule on their own device.`}
      </p>
    </Dialog>
  );
}

async function handOver(what: ShareData, copied: string): Promise<'shared' | 'copied' | 'no'> {
  try {
    if ('share' in navigator) {
      await navigator.share(what);
      return 'shared';
    }
  } catch (error) {
    // Whoever closes the sharing sheet has decided; a browser that refuses to share can still copy.
    if (error instanceof DOMException && error.name === 'AbortError') return 'no';
  }
  return navigator.clipboard.writeText(copied).then(
    () => 'copied',
    () => 'no',
  );
}

/** Where in the app the same is seen. */
function addressOf(shared: ToShare): string {
  if (shared.kind === 'day') return `/today?day=${shared.day}`;
  const { personId, span } = shared;
  const view = span.firstDay === span.lastDay ? 'day' : 'week';
  return `/person/${encodeURIComponent(personId)}?view=${view}&day=${span.firstDay}`;
}
