import { STANDINGS, type StandingCounts } from '../../../rules/compliance-over-time.ts';
import { classOf } from '../../styles/css-modules.ts';
import { casesIn, countsWords, STANDING_WORDS } from './over-time-words.ts';
import styles from './over-time.module.css';

const WORST_FIRST = STANDINGS.toReversed();

/** How cases stand as a stacked bar with its figures below, which can be chosen. */
export function OverTimeBar(props: {
  readonly title: string;
  readonly counts: StandingCounts;
  /** What is said below the bar in place of the counts. */
  readonly words?: string;
  readonly isReachable: boolean;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}) {
  const { title, counts, words, isReachable, isChosen, onChoose } = props;
  const isEmpty = casesIn(counts) === 0;
  const spoken = `${title}: ${isEmpty ? 'nobody to ask about' : countsWords(counts)}`;
  return (
    <button
      type="button"
      className={classOf(styles, 'choice')}
      tabIndex={isReachable ? 0 : -1}
      aria-pressed={isChosen}
      title={spoken}
      onClick={onChoose}
    >
      <span className={classOf(styles, 'spoken')}>{spoken}</span>
      <span aria-hidden className={classOf(styles, 'bar')}>
        {WORST_FIRST.filter((standing) => counts[standing] > 0).map((standing) => (
          <i
            key={standing}
            className={classOf(styles, 'segment')}
            data-standing={standing}
            style={{ flexGrow: counts[standing] }}
          />
        ))}
      </span>
      <span aria-hidden className={classOf(styles, 'figures')}>
        {isEmpty ? '–' : (words ?? figuresOf(counts))}
      </span>
    </button>
  );
}

/** What is not plainly kept, the worst first, such as `2✕ 5≈`; `✓` where all is. */
function figuresOf(counts: StandingCounts): string {
  const figures = WORST_FIRST.filter((standing) => standing !== 'kept' && counts[standing] > 0).map(
    (standing) => `${counts[standing]}${STANDING_WORDS[standing].sign}`,
  );
  return figures.join(' ') || STANDING_WORDS.kept.sign;
}
