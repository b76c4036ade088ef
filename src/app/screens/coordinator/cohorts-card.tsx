import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { cohortDefined } from '../../../domain/changes/cohort-defined.ts';
import { cohortRemoved } from '../../../domain/changes/cohort-removed.ts';
import type { Cohort } from '../../../domain/rows/academic-year.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
import { addDays, type Day, mondayOf } from '../../../domain/time/day.ts';
import { newId } from '../../device-clock.ts';
import { useForm } from '../../hooks/use-form.ts';
import { useRecord } from '../../hooks/use-record.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField, TextField, ToggleGroup } from '../../parts/choices.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { FieldRow } from '../../parts/field.tsx';
import { Form } from '../../parts/form.tsx';
import { Item, ItemList } from '../../parts/item-list.tsx';
import { Card } from '../../parts/page.tsx';
import { shortDayWords } from './day-words.ts';
import { useTold } from './definition-actions.tsx';

/** The cohorts of the year, for schedules with ambulatory weeks: list, add, edit, delete. */
export function CohortsCard({ plan }: { readonly plan: Plan }) {
  const [edited, setEdited] = useState<{ readonly cohort: Cohort | null } | null>(null);
  const record = useRecord();
  const told = useTold();
  const { cohorts, year } = plan.rows;
  return (
    <Card title={`Cohorts in ${year.name}`}>
      {cohorts.length === 0 && (
        <p>People who share their ambulatory weeks, such as every fifth week of a 4+1 year.</p>
      )}
      {cohorts.length > 0 && (
        <ItemList label="Cohorts">
          {cohorts.map((cohort) => (
            <Item
              key={cohort.id}
              title={cohort.name}
              facts={[
                plan.rotationById.get(cohort.rotationId)?.name ?? '',
                `${cohort.mondays.length} weeks`,
                `${plan.members.filter((each) => each.year.cohortId === cohort.id).length} people`,
              ]}
              actions={
                <>
                  <Button
                    look="quiet"
                    label={`Edit cohort ${cohort.name}`}
                    onPress={() => setEdited({ cohort })}
                  >
                    <Pencil aria-hidden size={18} />
                  </Button>
                  <Button
                    look="quiet"
                    label={`Delete cohort ${cohort.name}`}
                    onPress={() => {
                      const { id: cohortId, name } = cohort;
                      return told(record(cohortRemoved, { cohortId, name }));
                    }}
                  >
                    <Trash2 aria-hidden size={18} />
                  </Button>
                </>
              }
            />
          ))}
        </ItemList>
      )}
      {plan.rows.rotations.length > 0 && (
        <div>
          <Button onPress={() => setEdited({ cohort: null })}>
            <Plus aria-hidden size={18} /> Add a cohort
          </Button>
        </div>
      )}
      {edited && (
        <CohortDialog cohort={edited.cohort} plan={plan} onClose={() => setEdited(null)} />
      )}
    </Card>
  );
}

function CohortDialog(props: {
  readonly cohort: Cohort | null;
  readonly plan: Plan;
  readonly onClose: () => void;
}) {
  const { cohort, plan, onClose } = props;
  const { rotations, year } = plan.rows;
  const [name, setName] = useState(cohort?.name ?? '');
  const [rotationId, setRotationId] = useState<string>(
    cohort?.rotationId ?? rotations[0]?.id ?? '',
  );
  const [mondays, setMondays] = useState<readonly Day[]>(cohort?.mondays ?? []);
  const record = useRecord();
  const form = useForm(cohortDefined.args, (args) => record(cohortDefined, args), onClose);
  const typed = { id: cohort?.id ?? newId(), yearId: year.id, name, rotationId, mondays };
  return (
    <Dialog title={cohort ? `Cohort ${cohort.name}` : 'Add a cohort'} onClose={onClose}>
      <Form
        submitLabel={cohort ? 'Save' : 'Add'}
        summary={form.summary}
        onSubmit={() => form.submit({ cohort: typed })}
        onCancel={onClose}
      >
        <FieldRow>
          <TextField
            label="Name"
            value={name}
            error={form.errorAt('cohort.name', 'name')}
            onChange={setName}
          />
          <SelectField
            label="Rotation of its weeks"
            value={rotationId}
            choices={rotations.map((each) => ({ value: each.id as string, label: each.name }))}
            error={form.errorAt('cohort.rotationId', 'rotationId')}
            onChange={setRotationId}
          />
        </FieldRow>
        <ToggleGroup
          label="Weeks from these Mondays"
          choices={mondaysOf(plan).map((value) => ({ value, label: shortDayWords(value) }))}
          chosen={mondays}
          error={form.errorAt('mondays')}
          onChange={setMondays}
        />
      </Form>
    </Dialog>
  );
}

function mondaysOf({ rows: { year } }: Plan): Day[] {
  const mondays: Day[] = [];
  for (let monday = mondayOf(year.firstDay); monday <= year.lastDay; monday = addDays(monday, 7)) {
    mondays.push(monday);
  }
  return mondays;
}
