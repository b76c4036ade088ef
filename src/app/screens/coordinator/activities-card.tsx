import { Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import { activityDefined } from '../../../domain/changes/activity-defined.ts';
import {
  type Activity,
  type ActivityKind,
  activityKindSchema,
} from '../../../domain/rows/rotation.ts';
import { newId } from '../../device-clock.ts';
import { useDefineActivity } from '../../hooks/use-definitions.ts';
import { type FormState, useForm } from '../../hooks/use-form.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField, TextField } from '../../parts/choices.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { FieldRow } from '../../parts/field.tsx';
import { Form } from '../../parts/form.tsx';
import { Item, ItemList } from '../../parts/item-list.tsx';
import { KindMark } from '../../parts/kind-mark.tsx';
import { Card } from '../../parts/page.tsx';
import { ACTIVITY_KIND_WORDS, choicesOf } from './words.ts';

/** The activities of which weeks are made: list, add, edit. */
export function ActivitiesCard({ activities }: { readonly activities: readonly Activity[] }) {
  const [edited, setEdited] = useState<{ readonly activity: Activity | null } | null>(null);
  return (
    <Card title="Activities">
      {activities.length === 0 && <p>Weeks are painted with activities, such as clinic or ward.</p>}
      {activities.length > 0 && (
        <ItemList label="Activities">
          {activities.map((activity) => (
            <Item
              key={activity.id}
              picture={<KindMark kind={activity.kind} code={activity.code} />}
              title={activity.name}
              facts={[ACTIVITY_KIND_WORDS[activity.kind], `${activity.start}–${activity.end}`]}
              actions={
                <Button
                  look="quiet"
                  label={`Edit ${activity.name}`}
                  onPress={() => setEdited({ activity })}
                >
                  <Pencil aria-hidden size={18} />
                </Button>
              }
            />
          ))}
        </ItemList>
      )}
      <div>
        <Button onPress={() => setEdited({ activity: null })}>
          <Plus aria-hidden size={18} /> Add an activity
        </Button>
      </div>
      {edited && <ActivityDialog activity={edited.activity} onClose={() => setEdited(null)} />}
    </Card>
  );
}

interface Values {
  readonly code: string;
  readonly name: string;
  readonly kind: ActivityKind;
  readonly start: string;
  readonly end: string;
}

function ActivityDialog(props: {
  readonly activity: Activity | null;
  readonly onClose: () => void;
}) {
  const { activity, onClose } = props;
  const [values, setValues] = useState<Values>({
    code: activity?.code ?? '',
    name: activity?.name ?? '',
    kind: activity?.kind ?? 'clinic',
    start: activity?.start ?? '08:00',
    end: activity?.end ?? '12:00',
  });
  const define = useDefineActivity();
  const form = useForm(activityDefined.args, (args) => define(args.activity), onClose);
  const set = (change: Partial<Values>): void => setValues({ ...values, ...change });
  return (
    <Dialog title={activity ? activity.name : 'Add an activity'} onClose={onClose}>
      <Form
        submitLabel={activity ? 'Save' : 'Add'}
        summary={form.summary}
        onSubmit={() =>
          form.submit({ activity: { ...activity, ...values, id: activity?.id ?? newId() } })
        }
        onCancel={onClose}
      >
        <FieldRow>
          <TextField
            label="Name"
            value={values.name}
            error={form.errorAt('activity.name')}
            onChange={(name) => set({ name })}
          />
          <TextField
            label="Code"
            value={values.code}
            error={form.errorAt('activity.code', 'code')}
            onChange={(code) => set({ code })}
          />
          <SelectField
            label="Kind"
            value={values.kind}
            choices={choicesOf(activityKindSchema.options, ACTIVITY_KIND_WORDS)}
            onChange={(kind) => set({ kind })}
          />
        </FieldRow>
        <TimeFields values={values} form={form} set={set} />
      </Form>
    </Dialog>
  );
}

function TimeFields(props: {
  readonly values: Values;
  readonly form: FormState;
  readonly set: (change: Partial<Values>) => void;
}) {
  const { values, form, set } = props;
  return (
    <FieldRow>
      <TextField
        label="From"
        type="time"
        value={values.start}
        error={form.errorAt('activity.start')}
        onChange={(start) => set({ start })}
      />
      <TextField
        label="To"
        type="time"
        hint="At or before the start means the next day."
        value={values.end}
        error={form.errorAt('activity.end')}
        onChange={(end) => set({ end })}
      />
    </FieldRow>
  );
}
