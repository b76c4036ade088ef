import { useId } from 'react';
import { TextField } from '../../parts/choices.tsx';

/** A time zone: any name the platform knows, found by typing a part of it. */
export function TimeZoneField(props: {
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (timeZone: string) => void;
}) {
  const id = useId();
  return (
    <>
      <TextField label="Time zone" list={id} hint="Type a city to search." {...props} />
      <Suggestions id={id} values={Intl.supportedValuesOf('timeZone')} />
    </>
  );
}

/** What a field suggests while it is typed into; the field names it by `list`. */
export function Suggestions(props: { readonly id: string; readonly values: readonly string[] }) {
  return (
    <datalist id={props.id}>
      {props.values.map((value) => (
        <option key={value} value={value}>
          {value}
        </option>
      ))}
    </datalist>
  );
}
