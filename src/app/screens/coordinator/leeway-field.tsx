import { Plus, Trash2 } from 'lucide-react';
import type { Activity } from '../../../domain/rows/rotation.ts';
import { Button } from '../../parts/button.tsx';
import { TextField, ToggleGroup } from '../../parts/choices.tsx';
import { CheckField } from '../../parts/field.tsx';
import { FieldSet } from '../../parts/form.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { type LeewayValues, NO_LEEWAY, type SessionsValues } from './leeway-form.ts';
import { WEEKDAYS } from './words.ts';
import styles from './leeway.module.css';

const PLACES = Array.from({ length: 14 }, (_, place) => ({
  value: place,
  label: `${WEEKDAYS[place >> 1]} ${place % 2 === 0 ? 'am' : 'pm'}`,
}));

interface LeewayFieldProps {
  readonly leeway: LeewayValues | null;
  readonly activities: readonly Activity[];
  /** Where the change's arguments hold it, such as `rotation.leeway`. */
  readonly path: string;
  readonly errorAt: (...paths: string[]) => string | undefined;
  readonly onChange: (leeway: LeewayValues | null) => void;
}

/** What of a usual week may be decided otherwise when half-days are generated. */
export function LeewayField(props: LeewayFieldProps) {
  const { leeway, activities, errorAt, onChange } = props;
  const choices = activities.map(({ id, code }) => ({ value: id, label: code }));
  return (
    <FieldSet title="Leeway">
      <CheckField
        label="Generating may decide some half-days otherwise"
        checked={leeway !== null}
        onChange={(hasLeeway) => onChange(hasLeeway ? NO_LEEWAY : null)}
      />
      {leeway && (
        <>
          <ToggleGroup
            label="Half-days that may change"
            choices={PLACES}
            chosen={leeway.places}
            onChange={(places) => onChange({ ...leeway, places })}
          />
          <ToggleGroup
            label="What may stand there instead"
            choices={choices}
            chosen={leeway.activityIds}
            hint="What begins before noon is for mornings, everything else for afternoons."
            error={errorAt('leeway')}
            onChange={(activityIds) => onChange({ ...leeway, activityIds })}
          />
          <SessionsFields {...props} leeway={leeway} choices={choices} />
        </>
      )}
    </FieldSet>
  );
}

type Choices = readonly { readonly value: Activity['id']; readonly label: string }[];

function SessionsFields(
  props: LeewayFieldProps & { readonly leeway: LeewayValues; readonly choices: Choices },
) {
  const { leeway, choices, path, errorAt, onChange } = props;
  const set = (sessions: readonly SessionsValues[]): void => onChange({ ...leeway, sessions });
  return (
    <>
      {leeway.sessions.map((sessions, place) => (
        <SessionsRow
          // A count has no identity besides its place in the list.
          // oxlint-disable-next-line react/no-array-index-key
          key={place}
          sessions={sessions}
          choices={choices}
          number={place + 1}
          errorAt={(field) => errorAt(`${path}.sessions.${place}.${field}`)}
          onChange={(changed) =>
            set(leeway.sessions.map((each, at) => (at === place ? changed : each)))
          }
          onRemove={() => set(leeway.sessions.filter((_, at) => at !== place))}
        />
      ))}
      <div>
        <Button
          look="quiet"
          onPress={() => set([...leeway.sessions, { activityIds: [], min: '0', max: '10' }])}
        >
          <Plus aria-hidden size={18} /> Count sessions a week
        </Button>
      </div>
    </>
  );
}

function SessionsRow(props: {
  readonly sessions: SessionsValues;
  readonly choices: Choices;
  readonly number: number;
  readonly errorAt: (field: string) => string | undefined;
  readonly onChange: (sessions: SessionsValues) => void;
  readonly onRemove: () => void;
}) {
  const { sessions, choices, number, errorAt, onChange, onRemove } = props;
  return (
    <div className={classOf(styles, 'sessions')}>
      <ToggleGroup
        label="Sessions counted together"
        choices={choices}
        chosen={sessions.activityIds}
        error={errorAt('activityIds')}
        onChange={(activityIds) => onChange({ ...sessions, activityIds })}
      />
      <TextField
        label="A week at least"
        type="number"
        min={0}
        max={14}
        value={sessions.min}
        error={errorAt('min')}
        onChange={(min) => onChange({ ...sessions, min })}
      />
      <TextField
        label="A week at most"
        type="number"
        min={0}
        max={14}
        value={sessions.max}
        error={errorAt('max')}
        onChange={(max) => onChange({ ...sessions, max })}
      />
      <Button look="quiet" label={`Remove count ${number}`} onPress={onRemove}>
        <Trash2 aria-hidden size={18} />
      </Button>
    </div>
  );
}
