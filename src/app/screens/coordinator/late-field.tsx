import { useId, useState } from 'react';
import { Field } from '../../parts/field.tsx';
import { Suggestions } from './time-zone-field.tsx';

/** A line of text that counts once it is left or Enter is pressed, for values that much work hangs on. */
export function LateField(props: {
  readonly label: string;
  readonly value: string;
  readonly hint: string;
  readonly type?: 'text' | 'number' | 'date';
  readonly suggestions?: readonly string[];
  readonly onChange: (value: string) => void;
}) {
  const { label, value, hint, type = 'text', suggestions, onChange } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const listId = useId();
  const settle = (): void => {
    if (typed !== null && typed !== value) onChange(typed);
    setTyped(null);
  };
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <>
          <input
            {...control}
            type={type}
            autoComplete="off"
            list={suggestions && listId}
            value={typed ?? value}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={settle}
            onKeyDown={(event) => {
              if (event.key === 'Enter') settle();
            }}
          />
          {suggestions && <Suggestions id={listId} values={suggestions} />}
        </>
      )}
    </Field>
  );
}
