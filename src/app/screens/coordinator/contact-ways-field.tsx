import { Plus, Trash2 } from 'lucide-react';
import { type ContactWay, contactWaySchema } from '../../../domain/rows/person.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField, TextField } from '../../parts/choices.tsx';
import { FieldSet } from '../../parts/form.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { choicesOf, CONTACT_WORDS } from './words.ts';
import styles from './contact-ways-field.module.css';

/** Ways to reach a person or a role, to be added, changed and removed. */
export function ContactWaysField(props: {
  readonly ways: readonly ContactWay[];
  readonly onChange: (ways: ContactWay[]) => void;
  readonly errorAt: (path: string) => string | undefined;
}) {
  const { ways, onChange, errorAt } = props;
  const change = (place: number, part: Partial<ContactWay>): void =>
    onChange(ways.map((way, at) => (at === place ? { ...way, ...part } : way)));
  return (
    <FieldSet title="How to reach">
      {ways.map((way, place) => (
        // A way has no identity besides its place in the list.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={place} className={classOf(styles, 'way')}>
          <SelectField
            label="By"
            value={way.kind}
            choices={choicesOf(contactWaySchema.shape.kind.options, CONTACT_WORDS)}
            onChange={(kind) => change(place, { kind })}
          />
          <TextField
            label="Number"
            value={way.number}
            error={errorAt(`ways.${place}.number`)}
            onChange={(number) => change(place, { number })}
          />
          <TextField
            label="Label"
            value={way.label}
            error={errorAt(`ways.${place}.label`)}
            onChange={(label) => change(place, { label })}
          />
          <Button
            look="quiet"
            label={`Remove ${CONTACT_WORDS[way.kind]} ${way.number}`}
            onPress={() => onChange(ways.filter((_, at) => at !== place))}
          >
            <Trash2 aria-hidden size={20} />
          </Button>
        </div>
      ))}
      <div>
        <Button
          look="quiet"
          onPress={() => onChange([...ways, { kind: 'phone', number: '', label: '' }])}
        >
          <Plus aria-hidden size={18} /> Add a number
        </Button>
      </div>
    </FieldSet>
  );
}
