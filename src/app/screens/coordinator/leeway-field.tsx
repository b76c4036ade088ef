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

function SessionsFields(
  props: LeewayFieldProps & {
    readonly leeway: LeewayValues;
    readonly choices: readonly { readonly value: Activity['id']; readonly label: string }[];
  },
) {
  const { leeway, choices, path, errorAt, onChange } = props;
  const set = (sessions: readonly SessionsValues[]): void => onChange({ ...leeway, sessions });
  const change = (place: number, part: Partial<SessionsValues>): void =>
    set(leeway.sessions.map((each, at) => (at === place ? { ...each, ...part } : each)));
  return (
    <>
      {leeway.sessions.map(({ activityIds, min, max }, place) => (
        // A count has no identity besides its place in the list.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={place} className={classOf(styles, 'sessions')}>
          <ToggleGroup
            label="Sessions counted together"
            choices={choices}
            chosen={activityIds}
            error={errorAt(`${path}.sessions.${place}.activityIds`)}
            onChange={(chosen) => change(place, { activityIds: chosen })}
          />
          <TextField
            label="A week at least"
            type="number"
            min={0}
            max={14}
            value={min}
            error={errorAt(`${path}.sessions.${place}.min`)}
            onChange={(next) => change(place, { min: next })}
          />
          <TextField
            label="A week at most"
            type="number"
            min={0}
            max={14}
            value={max}
            error={errorAt(`${path}.sessions.${place}.max`)}
            onChange={(next) => change(place, { max: next })}
          />
          <Button
            look="quiet"
            label={`Remove count ${place + 1}`}
            onPress={() => set(leeway.sessions.filter((_, at) => at !== place))}
          >
            <Trash2 aria-hidden size={18} />
          </Button>
        </div>
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
