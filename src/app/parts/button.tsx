import { type ReactNode, useState } from 'react';
import { classes, classOf } from '../styles/css-modules.ts';
import styles from './button.module.css';

/** How a button looks: the one main action of a screen, an ordinary one, one among many, or one that removes. */
export type ButtonLook = 'main' | 'plain' | 'quiet' | 'danger';

interface ButtonProps {
  readonly children: ReactNode;
  readonly look?: ButtonLook;
  readonly type?: 'button' | 'submit';
  readonly disabled?: boolean;
  /** Name for screen readers where the content is only a picture. */
  readonly label?: string;
  readonly pressed?: boolean;
  /** While its promise is pending the button is busy and cannot be pressed again. */
  readonly onPress?: () => void | Promise<void>;
}

/** A button of at least 44 px. What `onPress` throws reaches the error boundary above. */
export function Button({
  children,
  look = 'plain',
  type = 'button',
  disabled = false,
  label,
  pressed,
  onPress,
}: ButtonProps) {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null);
  if (failure) throw failure.error;
  const press = async (): Promise<void> => {
    const pending = onPress?.();
    if (!pending) return;
    setBusy(true);
    try {
      await pending;
    } catch (error) {
      setFailure({ error });
    } finally {
      setBusy(false);
    }
  };
  return (
    <button
      type={type}
      className={classes(classOf(styles, 'button'), classOf(styles, look))}
      disabled={disabled}
      aria-busy={isBusy || undefined}
      aria-label={label}
      aria-pressed={pressed}
      onClick={() => {
        if (!isBusy) void press();
      }}
    >
      {children}
    </button>
  );
}
