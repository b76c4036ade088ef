import { daysAsText } from '../../../answers/share.ts';
import type { PersonId } from '../../../domain/id.ts';
import type { Schedule } from '../../../domain/schedule/schedule.ts';
import type { DaySpan } from '../../../domain/time/day.ts';
import { Button } from '../../parts/button.tsx';
import { Picture } from '../../parts/drawing.tsx';
import { useNotify } from '../../parts/notices.tsx';

interface ShareButtonProps {
  readonly schedule: Schedule;
  readonly personId: PersonId;
  readonly span: DaySpan;
}

/** Hands the days shown to another app as text or, where the browser cannot, to the clipboard. */
export function ShareButton({ schedule, personId, span }: ShareButtonProps) {
  const notify = useNotify();
  const share = async (): Promise<void> => {
    const text = daysAsText(schedule, personId, span);
    try {
      if ('share' in navigator) await navigator.share({ text });
      else await copy(text);
    } catch (error) {
      // Whoever closes the sharing sheet has decided; a browser that refuses to share can still copy.
      const isDecided = error instanceof DOMException && error.name === 'AbortError';
      if (!isDecided) await copy(text).catch(() => notify({ text: 'Sharing is not allowed here' }));
    }
  };
  const copy = async (text: string): Promise<void> => {
    await navigator.clipboard.writeText(text);
    notify({ text: 'These days are copied as text' });
  };
  return (
    <Button look="quiet" onPress={share}>
      <Picture name="share" /> Share
    </Button>
  );
}
