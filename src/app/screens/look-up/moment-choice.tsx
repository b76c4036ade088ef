import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import * as z from 'zod/mini';
import { daySchema } from '../../../domain/time/day.ts';
import { clockTimeSchema, type LocalTime, localTimeAt } from '../../../domain/time/zone.ts';
import { deviceNow } from '../../device-clock.ts';
import { useProgramZone } from '../../hooks/use-schedule.ts';
import { momentText } from '../../look-up-search.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Field, FieldRow } from '../../parts/field.tsx';
import { say } from '../../../answers/say.ts';

const localTimeSchema = z.object({ day: daySchema, time: clockTimeSchema });

/** Chooses another day and time to ask about, on the program's clock; the choice is in the address. */
export function MomentChoice({ chosen }: { readonly chosen: LocalTime | null }) {
  const [isOpen, setOpen] = useState(false);
  const navigate = useNavigate({ from: '/now' });
  const timeZone = useProgramZone();
  if (!timeZone) return null;
  const choose = (at: LocalTime | null) =>
    navigate({ search: (search) => ({ ...search, at: at ? momentText(at) : undefined }) });
  return (
    <>
      {chosen && <Button onPress={() => choose(null)}>{say`Back to now`}</Button>}
      <Button onPress={() => setOpen(true)}>{say`Another time`}</Button>
      {isOpen && (
        <MomentDialog
          initial={chosen ?? localTimeAt(deviceNow(), timeZone)}
          onClose={() => setOpen(false)}
          onChoose={(at) => {
            setOpen(false);
            void choose(at);
          }}
        />
      )}
    </>
  );
}

function MomentDialog(props: {
  readonly initial: LocalTime;
  readonly onClose: () => void;
  readonly onChoose: (at: LocalTime) => void;
}) {
  const [day, setDay] = useState<string>(props.initial.day);
  const [time, setTime] = useState(props.initial.time);
  const parsed = localTimeSchema.safeParse({ day, time });
  return (
    <Dialog title={say`On call at another time`} onClose={props.onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (parsed.success) props.onChoose(parsed.data);
        }}
      >
        <FieldRow>
          <Field label={say`Day`}>
            {(control) => (
              <input
                {...control}
                type="date"
                value={day}
                required
                onChange={(event) => setDay(event.target.value)}
              />
            )}
          </Field>
          <Field label={say`Time`} hint={say`On the program’s clock`}>
            {(control) => (
              <input
                {...control}
                type="time"
                value={time}
                required
                onChange={(event) => setTime(event.target.value)}
              />
            )}
          </Field>
        </FieldRow>
        <Button type="submit" look="main" disabled={!parsed.success}>
          {say`Show`}
        </Button>
      </form>
    </Dialog>
  );
}
