import type { PersonId } from '../../../domain/id.ts';
import { useDeviceSession } from '../../device-session.tsx';
import { Button } from '../../parts/button.tsx';
import { Picture } from '../../parts/drawing.tsx';
import { useNotify } from '../../parts/notices.tsx';
import type { LookUpView } from './look-up-page.tsx';
import { say } from '../../../answers/say.ts';

interface CalendarButtonProps {
  readonly view: LookUpView;
  readonly personId: PersonId;
}

/** Gives the year's rotations, calls, clinics and absences to the phone's own calendar, and takes back what is gone. */
export function CalendarButton({ view, personId }: CalendarButtonProps) {
  const { device, program } = useDeviceSession();
  const notify = useNotify();
  if (!program) return null;
  const save = async (): Promise<void> => {
    const { saveCalendar } = await import('../device/save-calendar.ts');
    if (!(await saveCalendar(device, program, personId, view))) return;
    notify({
      text: say`Open the file to add it to your calendar. Do it again after a new edition.`,
    });
  };
  return (
    <Button onPress={save}>
      <Picture name="calendar-plus" /> {say`Add to my calendar`}
    </Button>
  );
}
