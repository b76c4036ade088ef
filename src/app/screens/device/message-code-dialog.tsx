import { useEffect, useState } from 'react';
import { framesOf, type Frames } from '../../../formats/frames.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { CodePicture } from './code-picture.tsx';
import { RunningCodes } from './running-codes.tsx';
import { say } from '../../../answers/say.ts';

/** A link of so many letters still makes a code that any camera app reads. */
const LETTERS_MAX = 1_000;

interface MessageCodeProps {
  /** The message as a link. */
  readonly link: string;
  readonly onClose: () => void;
}

/** A message for the other phone's camera: a code that opens the app, or several that the app itself reads. */
export function MessageCodeDialog({ link, onClose }: MessageCodeProps) {
  const [frames, setFrames] = useState<Frames | null>(null);
  const isOne = link.length <= LETTERS_MAX;
  useEffect(() => {
    if (!isOne) void framesOf(link).then(setFrames);
  }, [isOne, link]);
  return (
    <Dialog title={say`Show a code`} onClose={onClose}>
      <p>
        {isOne
          ? say`Point the other phone’s camera at it, and open the link it finds.`
          : say`It is too long for one code. On the other phone open More, “Phone to phone”, and read the codes.`}
      </p>
      {isOne && <CodePicture text={link} label={say`The message as a code`} />}
      {frames && <RunningCodes frames={frames} />}
    </Dialog>
  );
}
