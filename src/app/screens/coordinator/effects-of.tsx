import type { Plan } from '../../../domain/schedule/plan.ts';
import type { Finding } from '../../../rules/rule.ts';
import { classOf } from '../../styles/css-modules.ts';
import { becauseText } from '../asks/because-text.ts';
import styles from './inbox.module.css';

/** What the rules would say that they do not say now, and the other way round. */
export interface RuleEffects {
  readonly come: readonly Finding[];
  readonly go: readonly Finding[];
}

const SHOWN_MAX = 5;

/** What deciding something would do by the rules; undefined while they are asked. */
export function EffectsOf(props: {
  readonly effects: RuleEffects | undefined;
  readonly plan: Plan;
}) {
  const { effects, plan } = props;
  if (!effects) return <p className={classOf(styles, 'quiet')}>Asking the rules …</p>;
  const broken = effects.come.filter(({ verdict }) => verdict === 'violation');
  const worse = effects.come.filter(({ verdict }) => verdict !== 'violation');
  return (
    <div className={classOf(styles, 'effects')}>
      {broken.length === 0 ? (
        <p className={classOf(styles, 'good')}>No must-rule would be broken.</p>
      ) : (
        <Told title="This would break" tone="bad" findings={broken} plan={plan} />
      )}
      <Told title="This would be less good" tone="warn" findings={worse} plan={plan} />
      <Told title="This would mend" tone="good" findings={effects.go} plan={plan} />
    </div>
  );
}

function Told(props: {
  readonly title: string;
  readonly tone: 'good' | 'warn' | 'bad';
  readonly findings: readonly Finding[];
  readonly plan: Plan;
}) {
  const { title, tone, findings, plan } = props;
  if (findings.length === 0) return null;
  return (
    <div>
      <p className={classOf(styles, tone)}>{title}</p>
      <ul className={classOf(styles, 'findings')}>
        {findings.slice(0, SHOWN_MAX).map((finding) => (
          <li key={`${finding.ruleId} ${finding.firstDay} ${finding.because}`}>
            {becauseText(finding, plan)}
          </li>
        ))}
        {findings.length > SHOWN_MAX && <li>and {findings.length - SHOWN_MAX} more</li>}
      </ul>
    </div>
  );
}
