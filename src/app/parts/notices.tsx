import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import { Button } from './button.tsx';
import { classOf } from '../styles/css-modules.ts';
import styles from './notices.module.css';

/** A short message at the foot of the screen, with at most one thing to do about it. */
export interface Notice {
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => Promise<void> };
}

const Notices = createContext<((notice: Notice) => void) | null>(null);

/** Long enough to read and reach for; WCAG 2.2.1 asks that nothing be lost when it goes (undo stays in the menu). */
const SHOWN_MILLISECONDS = 10_000;

/** Shows the latest notice and reads it out. */
export function NoticesProvider({ children }: { readonly children: ReactNode }) {
  const [notice, setNotice] = useState<Notice | null>(null);
  const timer = useRef(0);
  const notify = useCallback((next: Notice) => {
    window.clearTimeout(timer.current);
    setNotice(next);
    timer.current = window.setTimeout(() => setNotice(null), SHOWN_MILLISECONDS);
  }, []);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const { action } = notice ?? {};
  return (
    <Notices value={notify}>
      {children}
      <div className={classOf(styles, 'region')} role="status" aria-live="polite">
        {notice && (
          <div className={classOf(styles, 'notice')}>
            <span>{notice.text}</span>
            {action && (
              <Button
                look="quiet"
                onPress={async () => {
                  setNotice(null);
                  await action.run();
                }}
              >
                {action.label}
              </Button>
            )}
          </div>
        )}
      </div>
    </Notices>
  );
}

/** Shows a notice. @throws outside `NoticesProvider`. */
export function useNotify(): (notice: Notice) => void {
  const notify = use(Notices);
  if (!notify) throw new Error('There is no NoticesProvider above');
  return notify;
}
