import { Field } from '../../parts/field.tsx';
import { PIN_LENGTH } from './pin.ts';

interface PinFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (pin: string) => void;
  readonly error?: string | undefined;
  readonly hint?: string;
}

/** A line for a PIN, with the keyboard of digits and nothing to be read over a shoulder. */
export function PinField({ label, value, onChange, error, hint }: PinFieldProps) {
  return (
    <Field label={label} error={error} {...(hint !== undefined && { hint })}>
      {(control) => (
        <input
          {...control}
          type="password"
          inputMode="numeric"
          autoComplete="off"
          maxLength={PIN_LENGTH.max}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
