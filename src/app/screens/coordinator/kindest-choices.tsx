import type { Choice } from '../../parts/choices.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { compareEffects, type Effect, effectWords } from './findings-words.ts';
import styles from './kindest-choices.module.css';

const SHOWN_MAX = 4;

/** The few choices to which the rules object least, each with its effect, to be chosen with one press. */
export function KindestChoices(props: {
  readonly choices: readonly Choice<string>[];
  readonly effects: ReadonlyMap<string, Effect>;
  readonly chosen: string;
  readonly onChoose: (choice: string) => void;
}) {
  const { choices, effects, chosen, onChoose } = props;
  const tried = choices.flatMap(({ value, label }) => {
    const effect = effects.get(value);
    return effect ? [{ value, label, effect }] : [];
  });
  if (tried.length === 0) return null;
  const kindest = tried
    .toSorted((one, other) => compareEffects(one.effect, other.effect))
    .slice(0, SHOWN_MAX);
  return (
    <div
      role="group"
      aria-label="Choices the rules object to least"
      className={classOf(styles, 'group')}
    >
      <p aria-hidden className={classOf(styles, 'heading')}>
        The rules object least to
      </p>
      <ul className={classOf(styles, 'list')}>
        {kindest.map(({ value, label, effect }) => (
          <li key={value}>
            <button
              type="button"
              aria-pressed={value === chosen}
              className={classOf(styles, 'choice')}
              onClick={() => onChoose(value)}
            >
              <span>{label}</span>
              <span className={classOf(styles, toneOf(effect))}>{effectWords(effect)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function toneOf({ breaks, mends }: Effect): 'bad' | 'good' | 'quiet' {
  if (breaks > 0) return 'bad';
  return mends > 0 ? 'good' : 'quiet';
}
