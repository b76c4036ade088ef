import type { Request } from '../../../../domain/rows/request.ts';
import type { Plan } from '../../../../domain/schedule/plan.ts';
import { type AffectedPerson, newFindings } from '../../../../rules/publication.ts';
import type { Finding } from '../../../../rules/rule.ts';
import { classOf } from '../../../styles/css-modules.ts';
import { shortDayWords } from '../day-words.ts';
import { becauseWords } from '../findings-words.ts';
import { useFindings } from '../use-findings.ts';
import { differenceWords, personName } from './difference-words.ts';
import type { PlannedPublication } from './use-publication.ts';
import styles from './publication.module.css';

/** Who is affected by an edition before it is published: what changes for each, the notice, requests, and new findings. */
export function PublicationSummary(props: {
  readonly plan: Plan;
  /** Undefined while it is computed. */
  readonly planned: PlannedPublication | undefined;
}) {
  const { plan, planned } = props;
  if (!planned) return <p role="status">Looking who is affected …</p>;
  const { affected, differences } = planned.publication;
  if (planned.isFirst) {
    return (
      <section aria-label="Who is affected" className={classOf(styles, 'summary')}>
        <p>
          Nothing is published for these days yet:{' '}
          {affected.length === 1 ? 'one person gets' : `${affected.length} people get`} their first
          schedule.
        </p>
      </section>
    );
  }
  if (differences.length === 0) {
    return (
      <section aria-label="Who is affected" className={classOf(styles, 'summary')}>
        <p>Nobody is affected: it says the same as what is in force.</p>
      </section>
    );
  }
  return (
    <section aria-label="Who is affected" className={classOf(styles, 'summary')}>
      <p>
        <strong>
          {affected.length === 1 ? 'One person is' : `${affected.length} people are`} affected
        </strong>
        , in {differences.length === 1 ? 'one place' : `${differences.length} places`}.
      </p>
      <ul>
        {affected.map((each) => (
          <li key={each.personId}>
            <Affected plan={plan} affected={each} />
          </li>
        ))}
      </ul>
      <NewFindings plan={plan} planned={planned} />
    </section>
  );
}

const SHOWN_MAX = 12;

function Affected({ plan, affected }: { readonly plan: Plan; readonly affected: AffectedPerson }) {
  const { personId, differences, noticeDays, broken, met } = affected;
  const facts = [
    differences.length === 1 ? '1 change' : `${differences.length} changes`,
    noticeWords(noticeDays),
    broken.length > 0 && `${requestsWords(broken)} not met any more`,
    met.length > 0 && `${requestsWords(met)} met`,
  ].filter(Boolean);
  return (
    <details>
      <summary>
        <b>{personName(plan, personId)}</b> <span>{facts.join(' · ')}</span>
      </summary>
      <ul>
        {differences.slice(0, SHOWN_MAX).map((each) => (
          <li key={each.key}>{differenceWords(each, plan)}</li>
        ))}
        {differences.length > SHOWN_MAX && <li>and {differences.length - SHOWN_MAX} more</li>}
        {broken.map((request) => (
          <li key={request.id}>Not met any more: {requestWords(request, plan)}</li>
        ))}
        {met.map((request) => (
          <li key={request.id}>Met now: {requestWords(request, plan)}</li>
        ))}
      </ul>
    </details>
  );
}

function noticeWords(noticeDays: number): string {
  if (noticeDays < 0) return 'changes days that are over or have begun';
  if (noticeDays === 0) return 'from today, no notice';
  return noticeDays === 1 ? '1 day’s notice' : `${noticeDays} days’ notice`;
}

function requestsWords(requests: readonly Request[]): string {
  return requests.length === 1 ? '1 request' : `${requests.length} requests`;
}

function requestWords({ wish }: Request, plan: Plan): string {
  switch (wish.kind) {
    case 'leave':
      return `leave from ${shortDayWords(wish.firstDay)} to ${shortDayWords(wish.lastDay)}`;
    case 'rotation': {
      const code = plan.rotationById.get(wish.rotationId)?.code ?? 'a rotation';
      const label = plan.blockById.get(wish.blockId)?.label ?? '?';
      return `${wish.wanted ? '' : 'not '}${code} in block ${label}`;
    }
    case 'call':
      return `${wish.wanted ? 'call' : 'no call'} on ${shortDayWords(wish.day)}`;
  }
}

function NewFindings(props: { readonly plan: Plan; readonly planned: PlannedPublication }) {
  const { plan, planned } = props;
  const before = useFindings(plan, planned.publication.before.filled);
  const after = useFindings(plan, planned.publication.after.filled);
  if (!before || !after) return <p role="status">Asking the rules …</p>;
  const came = newFindings(before, after);
  const went = newFindings(after, before).length;
  const broken = came.filter(({ verdict }) => verdict === 'violation');
  return (
    <>
      <p role="status">
        {came.length === 0
          ? 'The rules find nothing new'
          : `The rules find ${came.length} more, ${broken.length} of them broken musts`}
        {went > 0 && `; ${went} go away`}.
      </p>
      {came.length > 0 && (
        <details>
          <summary>New findings</summary>
          <ul>
            {came.slice(0, SHOWN_MAX).map((finding: Finding) => (
              <li key={`${finding.ruleId} ${finding.firstDay} ${finding.because}`}>
                {shortDayWords(finding.firstDay)}: {becauseWords(finding, plan)}
              </li>
            ))}
            {came.length > SHOWN_MAX && <li>and {came.length - SHOWN_MAX} more</li>}
          </ul>
        </details>
      )}
    </>
  );
}
