import { TextField } from '../../../parts/choices.tsx';

/** Asks for the name that is shown with an edition. */
export function PublisherField(props: {
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (name: string) => void;
}) {
  return (
    <TextField
      label="Your name"
      hint="Shown with the edition; remembered on this device."
      value={props.value}
      error={props.error}
      onChange={props.onChange}
    />
  );
}
