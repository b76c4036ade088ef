import { useMemo } from 'react';
import type { Plan } from '../../../../domain/schedule/plan.ts';
import type { ScheduleDifference } from '../../../../domain/schedule/schedule-difference.ts';
import { recheck } from '../../../../rules/recheck.ts';
import type { Finding } from '../../../../rules/rule.ts';
import { Button } from '../../../parts/button.tsx';
import { classOf } from '../../../styles/css-modules.ts';
import { becauseText } from '../../asks/because-text.ts';
import { ChoiceCostPart } from '../choice-cost.tsx';
import { ASPECT_WORDS, ASPECTS, type KnockOn, knockOnsOf } from './knock-on.ts';
import type { LiveDraft } from './use-live-draft.ts';
import styles from './panel.module.css';

/** What a change would do to rotations, call, clinic, supervision, hours and requests, before it is kept. */
export function EffectsByAspect(props: {
  readonly draft: LiveDraft;
  /** A rotation, call role, activity or person; the empty text empties the place. */
  readonly id: string;
  readonly differenceBy: (id: string) => ScheduleDifference | null;
  readonly onKeep: () => void;
}) {
  const { draft, id, differenceBy, onKeep } = props;
  const { schedule, checked } = draft.state;
  const difference = useMemo(() => differenceBy(id), [differenceBy, id]);
  const knockOns = useMemo(
    () =>
      checked && difference
        ? knockOnsOf(schedule, recheck(checked, difference), difference)
        : undefined,
    [schedule, checked, difference],
  );
  if (!difference) return <p>There is no free place for it: empty one first.</p>;
  if (!knockOns) return <p role="status">Asking the rules …</p>;
  const touched = new Set(knockOns.map(({ aspect }) => aspect));
  const untouched = ASPECTS.filter((aspect) => !touched.has(aspect));
  return (
    <div className={classOf(styles, 'effects')} role="group" aria-label="What this would do">
      {knockOns.map((knockOn) => (
        <OfAspect key={knockOn.aspect} knockOn={knockOn} plan={schedule.plan} />
      ))}
      {untouched.length > 0 && (
        <p className={classOf(styles, 'quiet')}>
          No effect on: {untouched.map((aspect) => ASPECT_WORDS[aspect].toLowerCase()).join(', ')}
        </p>
      )}
      <ChoiceCostPart schedule={schedule} difference={difference} />
      <Button look="main" onPress={onKeep}>
        Keep
      </Button>
    </div>
  );
}

function OfAspect({ knockOn, plan }: { readonly knockOn: KnockOn; readonly plan: Plan }) {
  const { aspect, facts, came, went } = knockOn;
  const broken = came.filter(({ verdict }) => verdict === 'violation');
  const worse = came.filter(({ verdict }) => verdict !== 'violation');
  return (
    <section>
      <h4>{ASPECT_WORDS[aspect]}</h4>
      <ul className={classOf(styles, 'facts')}>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <Told title="Would break" tone="bad" findings={broken} plan={plan} />
      <Told title="Would be less good" tone="warn" findings={worse} plan={plan} />
      <Told title="Would mend" tone="good" findings={went} plan={plan} />
    </section>
  );
}

const TOLD_MAX = 4;

function Told(props: {
  readonly title: string;
  readonly tone: 'bad' | 'warn' | 'good';
  readonly findings: readonly Finding[];
  readonly plan: Plan;
}) {
  const { title, tone, findings, plan } = props;
  if (findings.length === 0) return null;
  return (
    <>
      <p className={classOf(styles, tone)}>{title}</p>
      <ul className={classOf(styles, 'facts')}>
        {findings.slice(0, TOLD_MAX).map((finding) => (
          <li key={`${finding.ruleId} ${finding.firstDay} ${finding.because}`}>
            {becauseText(finding, plan)}
          </li>
        ))}
        {findings.length > TOLD_MAX && <li>and {findings.length - TOLD_MAX} more</li>}
      </ul>
    </>
  );
}
