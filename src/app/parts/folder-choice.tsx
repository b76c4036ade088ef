import { FolderOpen } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from './button.tsx';

interface FolderChoiceProps {
  readonly label: string;
  /** Receives the files that lie in the folder itself, not in folders inside it. */
  readonly onFiles: (files: readonly File[]) => Promise<void>;
}

/** A button that takes a whole folder at once. */
export function FolderChoice({ label, onFiles }: FolderChoiceProps) {
  const input = useRef<HTMLInputElement | null>(null);
  const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null);
  if (failure) throw failure.error;
  return (
    <div>
      <Button onPress={() => input.current?.click()}>
        <FolderOpen aria-hidden size={18} /> {label}
      </Button>
      <input
        ref={(element) => {
          input.current = element;
          if (element) element.webkitdirectory = true;
        }}
        type="file"
        hidden
        aria-label={label}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          const inItself = files.filter((file) => file.webkitRelativePath.split('/').length === 2);
          onFiles(inItself).catch((error: unknown) => setFailure({ error }));
        }}
      />
    </div>
  );
}
