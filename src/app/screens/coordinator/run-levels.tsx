import type { Level } from '../../../domain/rows/schedule-run.ts';
import { classOf } from '../../styles/css-modules.ts';
import styles from './generate.module.css';
import { levelTitle } from './wish-words.ts';
import { LAYER_WORDS } from './words.ts';

/** How far each thing asked for is met, in its order, and whether more was possible. */
export function RunLevels({ levels }: { readonly levels: readonly Level[] }) {
  return (
    <table className={classOf(styles, 'levels')}>
      <caption className={classOf(styles, 'hint')}>
        In the order asked for, layer by layer: each is as good as those before it allow.
      </caption>
      <thead>
        <tr>
          <th scope="col">What was asked for</th>
          <th scope="col">How far it is met</th>
        </tr>
      </thead>
      <tbody>
        {levels.map((level) => (
          <tr key={`${level.layer} ${level.name} ${level.part}`}>
            <th scope="row">
              {levelTitle(level)}
              <span className={classOf(styles, 'hint')}> · {LAYER_WORDS[level.layer]}</span>
            </th>
            <td>{metWords(level)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function metWords({ value, best, bound }: Level): string {
  if (value <= 0) return 'Wholly';
  if (value > best) return 'Not wholly: it gave way to those after it, as far as it was allowed to';
  if (value <= bound) return 'As far as can be, which is proven';
  const part = Math.ceil(((value - bound) / value) * 100);
  return part >= 100
    ? 'Not wholly; whether more is possible is not proven'
    : `Not wholly; at most ${part} % of what is lacking could still be met`;
}
