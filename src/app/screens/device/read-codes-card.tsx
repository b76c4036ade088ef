import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { FrameReader, type FramesRead } from '../../../formats/frames.ts';
import { MESSAGE_ADDRESS } from '../../../formats/message-link.ts';
import { useDeviceSession } from '../../device-session.tsx';
import { buzz } from '../../haptics.ts';
import { Button } from '../../parts/button.tsx';
import { useNotify } from '../../parts/notices.tsx';
import { Card } from '../../parts/page.tsx';
import { takeInFile } from '../../take-in.ts';
import { classOf } from '../../styles/css-modules.ts';
import { type CameraProblem, readCodes } from './camera.ts';
import styles from './device.module.css';
import { say } from '../../../answers/say.ts';

const problemWords = (problem: CameraProblem): string =>
  problem === 'no-camera'
    ? say`No camera can be used here. Ask for the schedule as a file instead.`
    : say`The camera is not allowed for this app. Allow it in the browser’s settings, or ask for a file.`;

/** Reads a schedule, or a message, from the codes on another phone's screen. */
export function ReadCodesCard() {
  const [isReading, setReading] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const stop = (why: string | null): void => {
    setReading(false);
    setProblem(why);
  };
  return (
    <Card title={say`Read it from another phone`}>
      {isReading ? (
        <Reading onStop={stop} />
      ) : (
        <>
          <p className={classOf(styles, 'quiet')}>
            {say`On the other phone open More, “Phone to phone”, and “Show as codes”. No network is needed.`}
          </p>
          <div>
            <Button
              look="main"
              onPress={() => {
                setProblem(null);
                setReading(true);
              }}
            >
              {say`Read the codes`}
            </Button>
          </div>
        </>
      )}
      {problem !== null && (
        <p role="alert" className={classOf(styles, 'problem')}>
          {problem}
        </p>
      )}
    </Card>
  );
}

interface ReadingProps {
  /** It is over; why, where it went wrong. */
  readonly onStop: (problem: string | null) => void;
}

function Reading({ onStop }: ReadingProps) {
  const video = useRef<HTMLVideoElement>(null);
  const [far, setFar] = useState<FramesRead | null>(null);
  const takeIn = useTakeInText();
  // What came from the camera is told to the newest of these, while the camera runs on.
  const finish = useEffectEvent(async (text: string) => onStop(await takeIn(text)));
  const fail = useEffectEvent((problem: CameraProblem) => onStop(problemWords(problem)));
  useEffect(() => {
    const stopped = new AbortController();
    const reader = new FrameReader();
    const take = async (text: string): Promise<void> => {
      if (!FrameReader.isFrame(text)) {
        if (!isMessageLink(text)) return;
        stopped.abort();
        await finish(text);
        return;
      }
      const read = reader.take(text);
      setFar(read);
      const whole = read && read.read === read.pieces ? await reader.text() : null;
      if (whole === null || stopped.signal.aborted) return;
      stopped.abort();
      await finish(whole);
    };
    if (video.current) {
      void readCodes(video.current, (text) => void take(text), stopped.signal).then((problem) => {
        if (problem) fail(problem);
      });
    }
    return () => stopped.abort();
  }, []);
  return (
    <>
      <video ref={video} muted playsInline className={classOf(styles, 'camera')} />
      <progress aria-label={say`Read so far`} value={far?.read ?? 0} max={far?.pieces ?? 1} />
      <p role="status">
        {far ? say`${percentOf(far)} % read` : say`Hold the camera over the codes.`}
      </p>
      <Button onPress={() => onStop(null)}>{say`Stop`}</Button>
    </>
  );
}

/** In steps of ten, for it is read out. */
function percentOf({ read, pieces }: FramesRead): number {
  return Math.floor((read / pieces) * 10) * 10;
}

function isMessageLink(text: string): boolean {
  return text.includes(`${MESSAGE_ADDRESS}#`);
}

/** Takes in what was read; says what is wrong with it, or null. */
function useTakeInText(): (text: string) => Promise<string | null> {
  const { device } = useDeviceSession();
  const navigate = useNavigate();
  const notify = useNotify();
  return async (text) => {
    if (isMessageLink(text)) {
      await navigate({ to: '/message', hash: text.slice(text.indexOf('#') + 1) });
      return null;
    }
    const taken = await takeInFile(device, text, { mayOpenOther: true });
    if (!taken.ok) return taken.problem.message;
    buzz('done');
    notify({ text: say`Edition ${taken.value.number} of ${taken.value.programName} is here` });
    await navigate({ to: '/now' });
    return null;
  };
}
