import { useState } from 'react';
import { say } from '../../../answers/say.ts';
import type { ProgramId } from '../../../domain/id.ts';
import { madeFeedSchema } from '../../../sync/messages/links.ts';
import { SelectField } from '../../parts/choices.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Form } from '../../parts/form.tsx';
import { classOf } from '../../styles/css-modules.ts';
import type { OfferedCalendar } from './calendars.ts';
import { serverClient } from '../account/server-client.ts';
import { ShownOnce } from '../account/shown-once.tsx';
import { refusalWords } from '../account/trouble-words.ts';
import styles from '../account/account.module.css';

interface CalendarDialogProps {
  readonly programId: ProgramId;
  readonly calendars: readonly OfferedCalendar[];
  readonly onMade: () => Promise<void>;
  readonly onClose: () => void;
}

/** Makes a link of one calendar, and says how phones subscribe to it. */
export function CalendarDialog({ programId, calendars, onMade, onClose }: CalendarDialogProps) {
  const [key, setKey] = useState(calendars[0]?.key ?? '');
  const [address, setAddress] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const make = async (): Promise<void> => {
    const subject = calendars.find((each) => each.key === key)?.subject;
    const asked = await serverClient().ask('/auth/feeds/make', madeFeedSchema, {
      programId,
      subject,
    });
    if (!asked.ok) {
      setProblem(refusalWords(asked));
      return;
    }
    setAddress(`${window.location.origin}/feeds/${asked.value.token}.ics`);
    await onMade();
  };
  return (
    <Dialog title={say`A calendar link`} onClose={onClose}>
      {address === null ? (
        <Form submitLabel={say`Make the link`} summary={problem} onSubmit={make}>
          <SelectField
            label={say`Which calendar`}
            value={key}
            choices={calendars.map((each) => ({ value: each.key, label: each.label }))}
            onChange={setKey}
          />
        </Form>
      ) : (
        <ShownOnce text={address} onClose={onClose}>
          <p>
            <a className={classOf(styles, 'target')} href={address.replace(/^https?:/, 'webcal:')}>
              {say`Subscribe on this iPhone, iPad or Mac`}
            </a>
          </p>
          <p>{say`Android: open calendar.google.com on a computer, then Other calendars, From URL, and paste it.`}</p>
          <p className={classOf(styles, 'quiet')}>
            {say`Whoever has the link reads this calendar. It is not shown again; it works until you take it back.`}
          </p>
        </ShownOnce>
      )}
    </Dialog>
  );
}
