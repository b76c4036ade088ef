import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { holidayDefined } from '../../../domain/changes/holiday-defined.ts';
import { holidayRemoved } from '../../../domain/changes/holiday-removed.ts';
import type { SiteId } from '../../../domain/id.ts';
import type { Holiday, Site } from '../../../domain/rows/academic-year.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
import { daySchema, spanHolds } from '../../../domain/time/day.ts';
import { observedDayOf } from '../../../domain/time/holidays.ts';
import { newId } from '../../device-clock.ts';
import { useForm } from '../../hooks/use-form.ts';
import { useRecord } from '../../hooks/use-record.ts';
import { Button } from '../../parts/button.tsx';
import { TextField, ToggleGroup } from '../../parts/choices.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { FieldRow } from '../../parts/field.tsx';
import { Form } from '../../parts/form.tsx';
import { Item, ItemList } from '../../parts/item-list.tsx';
import { Card } from '../../parts/page.tsx';
import { dayWords } from './day-words.ts';
import { useTold } from './definition-actions.tsx';

/** The holidays of the year: list, add, edit, delete. */
export function HolidaysCard({ plan }: { readonly plan: Plan }) {
  const [edited, setEdited] = useState<{ readonly holiday: Holiday | null } | null>(null);
  const record = useRecord();
  const told = useTold();
  const { year, sites } = plan.rows;
  const holidays = plan.rows.holidays
    .filter(({ actualDay }) => spanHolds(year, actualDay))
    .toSorted((one, other) => (one.actualDay < other.actualDay ? -1 : 1));
  const siteName = new Map(sites.map(({ id, name }) => [id, name]));
  return (
    <Card title={`Holidays in ${year.name}`}>
      <p>The actual day earns the credit for call; the observed day closes the clinics.</p>
      <ItemList label="Holidays">
        {holidays.map((holiday) => (
          <Item
            key={holiday.id}
            title={holiday.name}
            facts={[
              dayWords(holiday.actualDay),
              holiday.observedDay === holiday.actualDay
                ? ''
                : `observed ${dayWords(holiday.observedDay)}`,
              holiday.siteIds?.map((id) => siteName.get(id)).join(', ') ?? '',
            ].filter(Boolean)}
            actions={
              <>
                <Button
                  look="quiet"
                  label={`Edit ${holiday.name}`}
                  onPress={() => setEdited({ holiday })}
                >
                  <Pencil aria-hidden size={18} />
                </Button>
                <Button
                  look="quiet"
                  label={`Delete ${holiday.name}`}
                  onPress={() => {
                    const { id: holidayId, name } = holiday;
                    return told(record(holidayRemoved, { holidayId, name }));
                  }}
                >
                  <Trash2 aria-hidden size={18} />
                </Button>
              </>
            }
          />
        ))}
      </ItemList>
      <div>
        <Button onPress={() => setEdited({ holiday: null })}>
          <Plus aria-hidden size={18} /> Add a holiday
        </Button>
      </div>
      {edited && (
        <HolidayDialog holiday={edited.holiday} plan={plan} onClose={() => setEdited(null)} />
      )}
    </Card>
  );
}

function HolidayDialog(props: {
  readonly holiday: Holiday | null;
  readonly plan: Plan;
  readonly onClose: () => void;
}) {
  const { holiday, plan, onClose } = props;
  const { sites, year } = plan.rows;
  const [name, setName] = useState(holiday?.name ?? '');
  const [actualDay, setActualDay] = useState<string>(holiday?.actualDay ?? year.firstDay);
  const [observedDay, setObservedDay] = useState<string>(holiday?.observedDay ?? year.firstDay);
  const [siteIds, setSiteIds] = useState<readonly SiteId[]>(holiday?.siteIds ?? []);
  const record = useRecord();
  const form = useForm(holidayDefined.args, (args) => record(holidayDefined, args), onClose);
  const setDay = (text: string): void => {
    setActualDay(text);
    const parsed = daySchema.safeParse(text);
    if (parsed.success) setObservedDay(observedDayOf(parsed.data));
  };
  const typed = { name, actualDay, observedDay, siteIds: siteIds.length > 0 ? siteIds : null };
  return (
    <Dialog title={holiday ? holiday.name : 'Add a holiday'} onClose={onClose}>
      <Form
        submitLabel={holiday ? 'Save' : 'Add'}
        summary={form.summary}
        onSubmit={() => form.submit({ holiday: { id: holiday?.id ?? newId(), ...typed } })}
        onCancel={onClose}
      >
        <FieldRow>
          <TextField
            label="Name"
            value={name}
            error={form.errorAt('holiday.name', 'name')}
            onChange={setName}
          />
          <TextField
            label="Day"
            type="date"
            value={actualDay}
            error={form.errorAt('holiday.actualDay')}
            onChange={setDay}
          />
          <TextField
            label="Observed on"
            type="date"
            hint="When the clinics are closed."
            value={observedDay}
            error={form.errorAt('holiday.observedDay')}
            onChange={setObservedDay}
          />
        </FieldRow>
        <SitesField
          sites={sites}
          siteIds={siteIds}
          error={form.errorAt('siteIds')}
          onChange={setSiteIds}
        />
      </Form>
    </Dialog>
  );
}

function SitesField(props: {
  readonly sites: readonly Site[];
  readonly siteIds: readonly SiteId[];
  readonly error: string | undefined;
  readonly onChange: (siteIds: SiteId[]) => void;
}) {
  const { sites, siteIds, error, onChange } = props;
  if (sites.length === 0) return null;
  return (
    <ToggleGroup
      label="Kept at"
      choices={sites.map(({ id, name }) => ({ value: id, label: name }))}
      chosen={siteIds}
      hint={siteIds.length === 0 ? 'All sites' : undefined}
      error={error}
      onChange={onChange}
    />
  );
}
