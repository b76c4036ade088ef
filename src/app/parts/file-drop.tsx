import { Upload } from 'lucide-react';
import { useId, useState } from 'react';
import { droppedFiles } from './dropped-files.ts';
import { classes, classOf } from '../styles/css-modules.ts';
import styles from './file-drop.module.css';

interface FileDropProps {
  readonly label: string;
  readonly hint: string;
  /** File name endings to offer, such as `.json`. */
  readonly accept: string;
  readonly multiple?: boolean;
  readonly onFiles: (files: readonly File[]) => Promise<void>;
}

/** A place to choose files or drop them onto. */
export function FileDrop({ label, hint, accept, multiple = false, onFiles }: FileDropProps) {
  const id = useId();
  const [isOver, setOver] = useState(false);
  const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null);
  if (failure) throw failure.error;
  const take = async (files: readonly File[]): Promise<void> => {
    try {
      if (files.length > 0) await onFiles(multiple ? files : files.slice(0, 1));
    } catch (error) {
      setFailure({ error });
    }
  };
  return (
    // Dropping is a convenience for pointers; the input inside does the same by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <label
      className={classes(classOf(styles, 'drop'), isOver && classOf(styles, 'over'))}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void droppedFiles(event.dataTransfer).then(take, (error: unknown) => setFailure({ error }));
      }}
    >
      <Upload aria-hidden size={24} />
      <span className={classOf(styles, 'label')}>{label}</span>
      <span id={id} className={classOf(styles, 'hint')}>
        {hint}
      </span>
      <input
        type="file"
        accept={accept}
        multiple={multiple}
        aria-label={label}
        aria-describedby={id}
        onChange={(event) => {
          const { files } = event.target;
          void take([...(files ?? [])]);
          event.target.value = '';
        }}
      />
    </label>
  );
}
