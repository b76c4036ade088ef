import { X } from 'lucide-react';
import type { Draft } from '../../../domain/rows/schedule.ts';
import { fullName, type Plan } from '../../../domain/schedule/plan.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField, TextField } from '../../parts/choices.tsx';
import { CheckField, FieldRow } from '../../parts/field.tsx';
import { classOf } from '../../styles/css-modules.ts';
import {
  type GenerateErrors,
  type GenerateValues,
  OWN_DAYS,
  PUBLISHED,
  whenChoices,
} from './generate-values.ts';
import styles from './generate.module.css';

interface KeptProps {
  readonly plan: Plan;
  readonly drafts: readonly Draft[];
  readonly hasPublished: boolean;
  readonly values: GenerateValues;
  readonly errors: GenerateErrors;
  readonly set: (change: Partial<GenerateValues>) => void;
}

/** Asks where it goes, for which days, and what stays as it is. */
export function GenerateKept(props: KeptProps) {
  const { plan, drafts, hasPublished, values, errors, set } = props;
  const asChoices = drafts.map((draft) => ({ value: draft.id as string, label: draft.name }));
  const hasBase = values.into !== '' || values.base !== '';
  return (
    <>
      <FieldRow>
        <SelectField
          label="Into"
          value={values.into}
          hint="An existing draft keeps its pinned places and whatever is not decided anew."
          choices={[{ value: '', label: 'A new draft' }, ...asChoices]}
          onChange={(into) => set({ into })}
        />
        {values.into === '' && (hasPublished || drafts.length > 0) && (
          <SelectField
            label="Starting from"
            value={values.base}
            hint="Pins, and what is not decided anew, are taken from there."
            choices={[
              { value: '', label: 'Nothing' },
              ...(hasPublished ? [{ value: PUBLISHED, label: 'What is published' }] : []),
              ...asChoices,
            ]}
            onChange={(base) => set({ base })}
          />
        )}
        <SelectField
          label="When"
          value={values.when}
          hint="The rest of the year stays as it is."
          error={errors.when}
          choices={whenChoices(plan)}
          onChange={(when) => set({ when })}
        />
      </FieldRow>
      {values.when === OWN_DAYS && (
        <FieldRow>
          <TextField
            label="First day"
            type="date"
            value={values.firstDay}
            onChange={(firstDay) => set({ firstDay })}
          />
          <TextField
            label="Last day"
            type="date"
            value={values.lastDay}
            onChange={(lastDay) => set({ lastDay })}
          />
        </FieldRow>
      )}
      {hasBase && (
        <CheckField
          label="Keep imported places as they are, too"
          checked={values.keepImported}
          onChange={(keepImported) => set({ keepImported })}
        />
      )}
      {hasPublished && (
        <CheckField
          label="Keep everything published as it is"
          checked={values.keepPublished}
          onChange={(keepPublished) => set({ keepPublished })}
        />
      )}
      {hasBase && <WhoStays plan={plan} values={values} set={set} />}
    </>
  );
}

/** Whose schedule stays as it is. */
function WhoStays({ plan, values, set }: Pick<KeptProps, 'plan' | 'values' | 'set'>) {
  const staying = plan.members.filter(({ person }) => values.stay.includes(person.id));
  const others = plan.members.filter(({ person }) => !values.stay.includes(person.id));
  return (
    <div className={classOf(styles, 'stay')}>
      <SelectField
        label="People whose schedule stays"
        value=""
        choices={[
          { value: '', label: staying.length === 0 ? 'Nobody in particular' : 'Add somebody' },
          ...others.map(({ person }) => ({ value: person.id as string, label: fullName(person) })),
        ]}
        onChange={(id) => {
          const added = others.find(({ person }) => person.id === id);
          if (added) set({ stay: [...values.stay, added.person.id] });
        }}
      />
      {staying.length > 0 && (
        <ul className={classOf(styles, 'people')} aria-label="People whose schedule stays">
          {staying.map(({ person }) => (
            <li key={person.id}>
              {fullName(person)}
              <Button
                look="quiet"
                label={`${fullName(person)} may change`}
                onPress={() => set({ stay: values.stay.filter((id) => id !== person.id) })}
              >
                <X aria-hidden size={16} />
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
