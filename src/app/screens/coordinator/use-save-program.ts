import { useCallback } from 'react';
import { writeProgramFile } from '../../../formats/program-file.ts';
import { readContent } from '../../../store/program-content.ts';
import { useSession } from '../../program-session.tsx';
import { saveFile } from '../../save-file.ts';

/** Saves everything of the open program, history and all, as one file. */
export function useSaveProgram(): () => Promise<void> {
  const { database, program } = useSession();
  return useCallback(async () => {
    if (!database || !program) throw new Error('No program is open');
    const text = writeProgramFile(await readContent(database));
    saveFile(`${fileNameOf(program.name)}.json`, text, 'application/json');
  }, [database, program]);
}

/** A name that every file system takes. */
function fileNameOf(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '') || 'program';
}
