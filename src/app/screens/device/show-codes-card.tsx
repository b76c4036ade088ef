import { useState } from 'react';
import type { KnownProgram } from '../../../store/device-database.ts';
import { framesOf, type Frames } from '../../../formats/frames.ts';
import { useNow } from '../../device-clock.ts';
import { plainProgramOf } from '../../device-session.tsx';
import { Button } from '../../parts/button.tsx';
import { SelectField } from '../../parts/choices.tsx';
import { Card } from '../../parts/page.tsx';
import { saveFile } from '../../save-file.ts';
import { shareFile } from '../../share-file.ts';
import { classOf } from '../../styles/css-modules.ts';
import { editionsToHandOver, type HandedOver } from './editions-to-hand-over.ts';
import { durationOf, RunningCodes } from './running-codes.tsx';
import styles from './device.module.css';
import { say } from '../../../answers/say.ts';

const spans = (): readonly { readonly value: HandedOver; readonly label: string }[] => [
  { value: 'weeks', label: say`The next four weeks` },
  { value: 'year', label: say`The whole year` },
];

const FILE = { name: 'schedule.json', type: 'application/json' };

/** Hands the published schedule to another phone: as codes on the screen, or as a file. */
export function ShowCodesCard({ program }: { readonly program: KnownProgram }) {
  const now = useNow();
  const [span, setSpan] = useState<HandedOver>('weeks');
  const [frames, setFrames] = useState<Frames | null>(null);
  const [told, setTold] = useState('');
  const write = async (): Promise<string | null> => {
    const text = await editionsToHandOver(plainProgramOf(program.id), span, now);
    setTold(text === null ? say`Nothing is published for these days.` : '');
    return text;
  };
  const show = async (): Promise<void> => {
    const text = await write();
    if (text !== null) setFrames(await framesOf(text));
  };
  const hand = async (): Promise<void> => {
    const text = await write();
    if (text === null) return;
    const file = new File([text], FILE.name, { type: FILE.type });
    if (!(await shareFile(file, program.name))) saveFile(FILE.name, text, FILE.type);
  };
  return (
    <Card title={say`Give it to another phone`}>
      {frames ? (
        <>
          <p>
            {say`On the other phone open More, “Phone to phone”, and read the codes. It takes about ${durationOf(frames)}.`}
          </p>
          <RunningCodes frames={frames} />
          <Button onPress={() => setFrames(null)}>{say`Done`}</Button>
        </>
      ) : (
        <>
          <SelectField label={say`How much`} value={span} choices={spans()} onChange={setSpan} />
          <div className={classOf(styles, 'ways')}>
            <Button look="main" onPress={show}>
              {say`Show as codes`}
            </Button>
            <Button onPress={hand}>{say`Send as a file`}</Button>
          </div>
          <p role="status" className={classOf(styles, 'quiet')}>
            {told}
          </p>
        </>
      )}
    </Card>
  );
}
