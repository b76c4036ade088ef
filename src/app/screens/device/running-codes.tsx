import { useEffect, useRef, useState } from 'react';
import type { Frames } from '../../../formats/frames.ts';
import { Button } from '../../parts/button.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { CodePicture } from './code-picture.tsx';
import styles from './device.module.css';
import { say, sayCount } from '../../../answers/say.ts';

/** Five in a second: a camera reads each, and no part of the picture flashes more than three times a second (WCAG 2.3.1). */
const MILLISECONDS = 200;

/** How long another phone needs to read all of it, in words. */
export function durationOf({ pieces }: Frames): string {
  const seconds = Math.ceil((pieces * MILLISECONDS) / 1_000);
  if (seconds < 90)
    return seconds < 5 ? say`a few seconds` : sayCount(seconds, '# second', '# seconds');
  return sayCount(Math.ceil(seconds / 60), '# minute', '# minutes');
}

/** Shows frame after frame until it is stopped. */
export function RunningCodes({ frames }: { readonly frames: Frames }) {
  const [place, setPlace] = useState(0);
  const [isRunning, setRunning] = useState(true);
  const isOne = frames.pieces === 1;
  const whole = useRef<HTMLDivElement>(null);
  useEffect(() => whole.current?.scrollIntoView({ block: 'center' }), []);
  useEffect(() => {
    if (!isRunning || isOne) return undefined;
    const timer = window.setInterval(() => setPlace((shown) => shown + 1), MILLISECONDS);
    return () => window.clearInterval(timer);
  }, [isRunning, isOne]);
  return (
    <div ref={whole} className={classOf(styles, 'running')}>
      <CodePicture
        text={frames.at(place)}
        label={say`The schedule as codes, one after the other`}
      />
      {!isOne && (
        <Button onPress={() => setRunning(!isRunning)}>
          {isRunning ? say`Pause` : say`Go on`}
        </Button>
      )}
    </div>
  );
}
