import type { Found } from '../../../domain/rows/found.ts';
import { measureWords, VERDICT_OF_CASE } from '../../../rules/rule-words.ts';
import { classOf } from '../../styles/css-modules.ts';
import { ruleWords } from './compliance-words.ts';
import { spanWords } from './day-words.ts';
import styles from './compliance.module.css';

/** What a waiver or a case is about: verdict, why, whom, when, measure, rule and citation. */
export function FoundFacts(props: {
  readonly found: Found;
  /** Why, with names in it. */
  readonly because: string;
  readonly names: readonly string[];
}) {
  const { found, because, names } = props;
  const measured = measureWords(found);
  return (
    <div className={classOf(styles, 'found')} data-verdict={found.verdict}>
      <p className={classOf(styles, 'because')}>
        <b className={classOf(styles, 'verdict')}>{VERDICT_OF_CASE[found.verdict]}</b> {because}
      </p>
      <p>
        {names.length > 0 && <b>{names.join(', ')} · </b>}
        {found.stream === 'worked' && 'Worked hours · '}
        {spanWords(found)}
        {measured !== '' && ` · Measured: ${measured}`}
      </p>
      <p className={classOf(styles, 'quiet')}>{ruleWords(found)}</p>
    </div>
  );
}
