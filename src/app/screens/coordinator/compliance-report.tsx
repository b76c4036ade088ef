import { parameterValues } from '../../../rules/parameters.ts';
import type { RuleCompliance } from '../../../rules/compliance.ts';
import { CHECK_YOUR_REQUIREMENTS, citationWords, FORCE_WORDS } from '../../../rules/rule-words.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
import type { Judged } from '../../hooks/use-judged.ts';
import { classOf } from '../../styles/css-modules.ts';
import { momentWords, spanWords } from './day-words.ts';
import { rotationCodesIn } from './rule-setting.ts';
import { LAYER_WORDS } from './words.ts';
import styles from './compliance-print.module.css';

/** For which layers and days the editions in force speak; nothing for drafts, which speak for all. */
export function ScopeNote({ judged }: { readonly judged: Judged }) {
  const { inForce } = judged;
  if (inForce.length === 0) return null;
  return (
    <div>
      <p>
        The rules are asked only about what is published. Where blocks are published and call is
        not, hours are those of the rotations’ weeks alone.
      </p>
      <ul>
        {inForce.map((each) => (
          <li key={`${each.layer} ${each.firstDay}`}>
            {LAYER_WORDS[each.layer]}, {spanWords(each)}: edition {each.edition.number}, published{' '}
            {momentWords(each.edition.publishedAt)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** In print: the rules that were asked, with the program’s settings and their citations. */
export function RulesAsked(props: {
  readonly standing: readonly Pick<RuleCompliance, 'rule'>[];
  readonly plan: Plan;
}) {
  const { ruleSettings, rotations } = props.plan.rows;
  const settingOf = new Map(ruleSettings.map((setting) => [setting.id, setting]));
  const codes = rotationCodesIn(rotations);
  return (
    <section className={classOf(styles, 'section')}>
      <h2>Rules in force, with the program’s settings</h2>
      <p>{CHECK_YOUR_REQUIREMENTS}</p>
      <ul>
        {props.standing.map(({ rule }) => (
          <li key={rule.id}>
            <b>{rule.title}</b> ({FORCE_WORDS[rule.force].title}
            {rule.citation && `, ${citationWords(rule.citation)}`}):{' '}
            {rule.statement(codes(parameterValues(rule, settingOf.get(rule.id)?.params)))}
          </li>
        ))}
      </ul>
    </section>
  );
}
