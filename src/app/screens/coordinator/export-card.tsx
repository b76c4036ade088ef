import { Download, Table } from 'lucide-react';
import { useCallback } from 'react';
import type { YearId } from '../../../domain/id.ts';
import { exportTables } from '../../../formats/csv-export.ts';
import { readContent } from '../../../store/program-content.ts';
import { Button } from '../../parts/button.tsx';
import { FieldRow } from '../../parts/field.tsx';
import { Card } from '../../parts/page.tsx';
import { useSession } from '../../program-session.tsx';
import { saveFile } from '../../save-file.ts';
import { useSaveProgram } from './use-save-program.ts';

/** Saves the program: whole as one file, or as tables for spreadsheets. */
export function ExportCard({ yearId }: { readonly yearId: YearId }) {
  const { database } = useSession();
  const saveProgram = useSaveProgram();
  const saveTables = useCallback(async () => {
    if (!database) throw new Error('No program is open');
    const { rows } = await readContent(database);
    for (const { name, text } of exportTables(rows, yearId)) saveFile(name, text, 'text/csv');
  }, [database, yearId]);
  return (
    <Card title="Save">
      <p>
        The program file holds everything, history and all: keep it as a backup, or open it on
        another device. The tables hold people, rotations, blocks and absences.
      </p>
      <FieldRow>
        <Button onPress={saveProgram}>
          <Download aria-hidden size={18} /> Save the program file
        </Button>
        <Button onPress={saveTables}>
          <Table aria-hidden size={18} /> Save tables (CSV)
        </Button>
      </FieldRow>
    </Card>
  );
}
