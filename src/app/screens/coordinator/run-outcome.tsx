import type { DraftId } from '../../../domain/id.ts';
import type { ScheduleRun } from '../../../domain/rows/schedule.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
import type { Finding } from '../../../rules/rule.ts';
import { gapOf } from '../../../solver/answer.ts';
import { useDraft } from '../../hooks/use-drafts.ts';
import { Card } from '../../parts/page.tsx';
import { LinkButton } from './link-button.tsx';
import { RunConflict } from './run-conflict.tsx';
import { RunLevels } from './run-levels.tsx';
import { useFindings } from './use-findings.ts';

/** What came of a schedule run, in plain words; where it is impossible, why. */
export function RunOutcome(props: {
  readonly run: ScheduleRun;
  readonly plan: Plan;
  /** What went wrong, where it crashed. */
  readonly crash: string | null;
}) {
  const { run, plan, crash } = props;
  return (
    <Card title={titleOf(run)}>
      <p role="status">{sentenceOf(run)}</p>
      {run.draftId && <Verdict draftId={run.draftId} plan={plan} />}
      {run.levels.length > 0 && <RunLevels levels={run.levels} />}
      {crash && <p role="alert">What went wrong: {crash}</p>}
      {run.status === 'impossible' && <RunConflict conflict={run.conflict} plan={plan} />}
      {run.draftId && (
        <div>
          <LinkButton to="/build/$draftId" params={{ draftId: run.draftId }}>
            Open the draft
          </LinkButton>
        </div>
      )}
    </Card>
  );
}

/** What the rules' own checks say of the draft, all of them: the solver is not told of every rule. */
function Verdict({ draftId, plan }: { readonly draftId: DraftId; readonly plan: Plan }) {
  const filled = useDraft(draftId)?.filled ?? null;
  const findings = useFindings(plan, filled);
  if (!findings) return <p role="status">Every rule is being checked.</p>;
  const countOf = (verdict: Finding['verdict']): number =>
    findings.filter((finding) => finding.verdict === verdict).length;
  const [broken, untold] = [countOf('violation'), countOf('cannot-tell')];
  if (broken > 0) {
    return <p role="alert">A must-rule is broken in places: {broken}. The draft lists them.</p>;
  }
  return (
    <p role="status">
      {untold > 0
        ? `No must-rule is found broken; in places nobody can tell: ${untold}. The draft lists them.`
        : 'Every must-rule holds.'}
    </p>
  );
}

function titleOf({ status, draftId }: ScheduleRun): string {
  switch (status) {
    case 'best':
      return 'A schedule, and proven: none is better';
    case 'feasible':
      return 'A schedule';
    case 'impossible':
      return 'Impossible as it stands';
    case 'nothing-found':
      return draftId ? 'The best that was found in time' : 'Nothing was found in time';
    case 'stopped':
      return draftId ? 'Stopped with the best so far' : 'Stopped before there was a schedule';
    case 'crashed':
      return 'The solver stopped working';
  }
}

function sentenceOf(run: ScheduleRun): string {
  const seconds = `${run.secondsUsed.toFixed(run.secondsUsed < 10 ? 1 : 0)} seconds`;
  const gap = gapOf(run.objective, run.bound);
  const quality =
    gap === null || run.status === 'best' || run.levels.length > 0
      ? ''
      : ` A better one may exist: at most ${(gap * 100).toFixed(1)} % of its penalty could still be saved.`;
  switch (run.status) {
    case 'best':
    case 'feasible':
      return `It took ${seconds}.${quality}`;
    case 'impossible':
      return `No schedule keeps all of the following together. That was proven in ${seconds}.`;
    case 'nothing-found':
      return run.draftId
        ? `After ${seconds} not every part was decided.${quality}`
        : `After ${seconds} there was neither a schedule nor a proof that there is none. Give it more time.`;
    case 'stopped':
      return run.draftId
        ? `It searched for ${seconds}.${quality}`
        : `It searched for ${seconds}. Give it more time.`;
    case 'crashed':
      return run.draftId
        ? 'The best schedule found before that is kept as a draft. You can generate again.'
        : 'Nothing was changed. You can generate again.';
  }
}
