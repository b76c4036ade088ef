import type { BurdenSpread } from '../../../../rules/burden-spread.ts';
import { classOf } from '../../../styles/css-modules.ts';
import { amountWords } from './board-words.ts';
import styles from './dashboards.module.css';

const HEIGHT = 56;
const MIDDLE = 22;
/** Room at both ends for marks that stand at 0 and at the highest amount, in parts of a hundred. */
const MARGIN = 3;

/**
 * A class as dots on a line, with a box for the middle half, a stroke for the median and diamonds for outliers. The text and
 * list beside it say the same.
 */
export function SpreadPicture(props: { readonly spread: BurdenSpread; readonly scale: number }) {
  const { spread, scale } = props;
  const at = (amount: number): number =>
    MARGIN + (Math.max(0, amount) / scale) * (100 - 2 * MARGIN);
  const { people, median, lowerQuartile, upperQuartile } = spread;
  return (
    <svg
      aria-hidden
      focusable="false"
      width="100%"
      height={HEIGHT}
      className={classOf(styles, 'spread')}
    >
      <line x1="0" x2="100%" y1={MIDDLE} y2={MIDDLE} className={classOf(styles, 'axis')} />
      <rect
        x={`${at(lowerQuartile)}%`}
        width={`${Math.max(0.4, at(upperQuartile) - at(lowerQuartile))}%`}
        y={MIDDLE - 14}
        height={28}
        className={classOf(styles, 'box')}
      />
      {people.map(({ burden, amount, outlier }) =>
        outlier ? (
          <svg key={burden.member.person.id} x={`${at(amount)}%`} y={MIDDLE} overflow="visible">
            <path d="M0-8 8 0 0 8-8 0Z" className={classOf(styles, 'outlier')} />
          </svg>
        ) : (
          <circle
            key={burden.member.person.id}
            cx={`${at(amount)}%`}
            cy={MIDDLE}
            r="5"
            className={classOf(styles, 'dot')}
          />
        ),
      )}
      <line
        x1={`${at(median)}%`}
        x2={`${at(median)}%`}
        y1={MIDDLE - 18}
        y2={MIDDLE + 18}
        className={classOf(styles, 'median')}
      />
      <text x="0" y={HEIGHT - 2}>
        0
      </text>
      <text x="100%" y={HEIGHT - 2} textAnchor="end">
        {amountWords(scale)}
      </text>
    </svg>
  );
}
