import { useState } from 'react';
import type { Problem } from '../../../domain/changes/change.ts';
import { parseProgramFile } from '../../../formats/program-file.ts';
import { FileDrop } from '../../parts/file-drop.tsx';
import { useSession } from '../../program-session.tsx';
import { ProblemNote } from './problem-note.tsx';

/** Opens a program file: a program new to this device is added, a known one replaced by what the file holds. */
export function OpenProgramFile({ onOpened }: { readonly onOpened: () => void }) {
  const { openContent } = useSession();
  const [problem, setProblem] = useState<Problem | null>(null);
  const open = async ([file]: readonly File[]): Promise<void> => {
    if (!file) return;
    const parsed = parseProgramFile(await file.text());
    if (!parsed.ok) {
      setProblem(parsed.problem);
      return;
    }
    const opened = await openContent(parsed.value);
    setProblem(opened.ok ? null : opened.problem);
    if (opened.ok) onOpened();
  };
  return (
    <>
      <FileDrop
        label="Open a program file"
        hint="A .json file that was saved by this app; drop it here or choose it."
        accept=".json,application/json"
        onFiles={open}
      />
      {problem && <ProblemNote problem={problem} />}
    </>
  );
}
