import { SelectField } from '../../parts/choices.tsx';

const CHOICES = ['First', 'Second', 'Third', 'Fourth', 'Fifth'].map((word, place) => ({
  value: String(place + 1),
  label: `${word} choice`,
}));

interface RankFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Which choice it is, 1 to 5. */
export function RankField({ value, onChange }: RankFieldProps) {
  return (
    <SelectField
      label="How much it matters"
      hint="If you ask for several things, say which comes first."
      value={value}
      choices={CHOICES}
      onChange={onChange}
    />
  );
}
