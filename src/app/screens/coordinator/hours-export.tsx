import { Table } from 'lucide-react';
import { useState } from 'react';
import type { Plan } from '../../../domain/schedule/plan.ts';
import { hoursFiles } from '../../../formats/hours-export.ts';
import { scheduledRecords } from '../../../rules/work/scheduled-records.ts';
import { readLoggedDays } from '../../../store/queries/logged-days.ts';
import { IN_FORCE, useJudged, useJudgedChoices } from '../../hooks/use-judged.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField } from '../../parts/choices.tsx';
import { useSession } from '../../program-session.tsx';
import { saveFile } from '../../save-file.ts';

/** Saves what everybody logged as the four tables of the hours command, with the rotations of a schedule. */
export function HoursExport({ plan }: { readonly plan: Plan }) {
  const { database } = useSession();
  const choices = useJudgedChoices(plan);
  const [chosen, setChosen] = useState(IN_FORCE);
  const choice = choices?.find(({ value }) => value === chosen) ?? choices?.[0] ?? null;
  const judged = useJudged(plan, choice);
  if (!choices || !choice || !database) return null;
  const save = async (): Promise<void> => {
    if (!judged) return;
    const { schedule } = judged;
    const logged = await readLoggedDays(database, null);
    for (const { name, text } of hoursFiles(schedule, scheduledRecords(schedule), logged)) {
      saveFile(name, text, 'text/csv');
    }
  };
  return (
    <>
      {choices.length > 1 && (
        <SelectField
          label="Rotations as in"
          value={choice.value}
          choices={choices}
          onChange={setChosen}
        />
      )}
      <div>
        <Button disabled={!judged} onPress={save}>
          <Table aria-hidden size={18} /> Save logged hours (four tables)
        </Button>
      </div>
    </>
  );
}
