import { lazy, Suspense, useState } from 'react';
import type { ToShare } from '../../../answers/share.ts';
import type { Schedule } from '../../../domain/schedule/schedule.ts';
import { Button } from '../../parts/button.tsx';
import { Picture } from '../../parts/drawing.tsx';
import { say } from '../../../answers/say.ts';

const LazyShareDialog = lazy(async () => {
  const { ShareDialog } = await import('../device/share-dialog.tsx');
  return { default: ShareDialog };
});

interface ShareButtonProps {
  readonly schedule: Schedule;
  readonly shared: ToShare;
  /** A picture alone, beside a title. */
  readonly isSmall?: boolean;
}

/** Offers what is shown to others: as text, a picture or a link. */
export function ShareButton({ schedule, shared, isSmall = false }: ShareButtonProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="quiet" {...(isSmall && { label: say`Share` })} onPress={() => setOpen(true)}>
        <Picture name="share" /> {!isSmall && say`Share`}
      </Button>
      {isOpen && (
        <Suspense>
          <LazyShareDialog {...{ schedule, shared }} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
