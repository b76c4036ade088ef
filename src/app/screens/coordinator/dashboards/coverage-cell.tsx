import { type CoveragePlace, countsOf } from '../../../../rules/demand-coverage.ts';
import { classOf } from '../../../styles/css-modules.ts';
import { COVERAGE_WORDS } from './board-words.ts';
import styles from './dashboards.module.css';

/** How many places are short, met and over, in words. */
export function countsWords(places: readonly CoveragePlace[]): string {
  if (places.length === 0) return 'nobody needed';
  const { short, met, over } = countsOf(places);
  return `${short} short, ${met} met, ${over} over`;
}

/** A demand in a part of the year as a bar with its figures below, which can be chosen. */
export function CoverageCell(props: {
  readonly title: string;
  readonly places: readonly CoveragePlace[];
  readonly isReachable: boolean;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}) {
  const { title, places, isReachable, isChosen, onChoose } = props;
  const counts = countsOf(places);
  const spoken = `${title}: ${countsWords(places)}`;
  return (
    <button
      type="button"
      className={classOf(styles, 'cell')}
      tabIndex={isReachable ? 0 : -1}
      aria-pressed={isChosen}
      aria-label={spoken}
      title={spoken}
      onClick={onChoose}
    >
      <span aria-hidden className={classOf(styles, 'stack')}>
        {(['over', 'short', 'met'] as const)
          .filter((standing) => counts[standing] > 0)
          .map((standing) => (
            <i
              key={standing}
              className={classOf(styles, 'segment')}
              data-standing={standing}
              style={{ flexGrow: counts[standing] }}
            />
          ))}
      </span>
      <span aria-hidden className={classOf(styles, 'signs')}>
        {places.length === 0 ? '–' : signsOf(counts)}
      </span>
    </button>
  );
}

function signsOf({ short, over }: ReturnType<typeof countsOf>): string {
  const signs = [
    short > 0 && `${COVERAGE_WORDS.short.sign}${short}`,
    over > 0 && `${COVERAGE_WORDS.over.sign}${over}`,
  ].filter(Boolean);
  return signs.join(' ') || COVERAGE_WORDS.met.sign;
}
