import { SelectField } from '../../parts/choices.tsx';
import { say } from '../../../answers/say.ts';

const choices = () =>
  [
    say`First choice`,
    say`Second choice`,
    say`Third choice`,
    say`Fourth choice`,
    say`Fifth choice`,
  ].map((label, place) => ({ value: String(place + 1), label }));

interface RankFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Which choice it is, 1 to 5. */
export function RankField({ value, onChange }: RankFieldProps) {
  return (
    <SelectField
      label={say`How much it matters`}
      hint={say`If you ask for several things, say which comes first.`}
      value={value}
      choices={choices()}
      onChange={onChange}
    />
  );
}
