import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { Button } from './button.tsx';
import { Picture } from './drawing.tsx';
import { classOf } from '../styles/css-modules.ts';
import styles from './dialog.module.css';
import { say } from '../../answers/say.ts';

interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Escape, the close button and a press beside the dialog. */
  readonly onClose: () => void;
}

/** A modal dialog; it exists while it is rendered. Focus goes in, stays in, and returns to where it was. */
export function Dialog({ title, children, onClose }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // Closed before it leaves the document, for only then the browser gives the focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    // The press beside the dialog is a convenience for pointers; Escape and the button do the same by keyboard.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={dialog}
      className={classOf(styles, 'dialog')}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className={classOf(styles, 'content')}>
        <header className={classOf(styles, 'header')}>
          <h2 id={titleId}>{title}</h2>
          <Button look="quiet" label={say`Close`} onPress={onClose}>
            <Picture name="x" />
          </Button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
