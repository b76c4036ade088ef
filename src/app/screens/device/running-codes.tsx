import { useEffect, useState } from 'react';
import type { Frames } from '../../../formats/frames.ts';
import { Button } from '../../parts/button.tsx';
import { CodePicture } from './code-picture.tsx';

/** Five in a second: a camera reads each, and no part of the picture flashes more than three times a second (WCAG 2.3.1). */
const MILLISECONDS = 200;

/** How long another phone needs at least to read that many frames, in seconds. */
export function secondsFor({ pieces }: Frames): number {
  return Math.ceil((pieces * MILLISECONDS) / 1_000);
}

/** Shows frame after frame until it is stopped. */
export function RunningCodes({ frames }: { readonly frames: Frames }) {
  const [place, setPlace] = useState(0);
  const [isRunning, setRunning] = useState(true);
  const isOne = frames.pieces === 1;
  useEffect(() => {
    if (!isRunning || isOne) return undefined;
    const timer = window.setInterval(() => setPlace((shown) => shown + 1), MILLISECONDS);
    return () => window.clearInterval(timer);
  }, [isRunning, isOne]);
  return (
    <>
      <CodePicture text={frames.at(place)} label="The schedule as codes, one after the other" />
      {!isOne && (
        <Button onPress={() => setRunning(!isRunning)}>{isRunning ? 'Pause' : 'Go on'}</Button>
      )}
    </>
  );
}
