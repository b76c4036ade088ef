import { dayShort } from '../../../answers/time-words.ts';
import { type Day, daySchema } from '../../../domain/time/day.ts';
import { Button } from '../../parts/button.tsx';
import { Picture } from '../../parts/drawing.tsx';
import { classOf } from '../../styles/css-modules.ts';
import styles from './look-up.module.css';
import { say } from '../../../answers/say.ts';

interface DayChoiceProps {
  readonly day: Day;
  readonly today: Day;
  /** Where the arrows lead. */
  readonly earlier: Day;
  readonly later: Day;
  readonly onChoose: (day: Day) => void | Promise<void>;
}

/** Goes to another day: one step back or forth, any date, or back to today. */
export function DayChoice({ day, today, earlier, later, onChoose }: DayChoiceProps) {
  return (
    <div className={classOf(styles, 'day')} role="group" aria-label={say`Day`}>
      <Button
        look="plain"
        label={say`Earlier: ${dayShort(earlier)}`}
        onPress={() => onChoose(earlier)}
      >
        <Picture name="chevron-left" />
      </Button>
      <input
        type="date"
        aria-label={say`Day`}
        className={classOf(styles, 'date')}
        value={day}
        onChange={(event) => {
          const chosen = daySchema.safeParse(event.target.value);
          if (chosen.success) void onChoose(chosen.data);
        }}
      />
      <Button look="plain" label={say`Later: ${dayShort(later)}`} onPress={() => onChoose(later)}>
        <Picture name="chevron-right" />
      </Button>
      {day !== today && (
        <Button look="quiet" onPress={() => onChoose(today)}>
          {say`Today`}
        </Button>
      )}
    </div>
  );
}
