import { useEffect, useRef, useState } from 'react';
import type { Problem } from '../../../domain/changes/change.ts';
import { coverIdSchema, type DraftId } from '../../../domain/id.ts';
import type { Cover } from '../../../domain/rows/cover.ts';
import type { Disruption } from '../../../domain/schedule/disruption.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
import type { Schedule } from '../../../domain/schedule/schedule.ts';
import { parseSlotKey } from '../../../domain/schedule/slot.ts';
import type { Repair, RepairAnswer } from '../../../solver/repair/question.ts';
import { deviceNow, newId } from '../../device-clock.ts';
import { useApplyRepair } from '../../hooks/use-repairs.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { becauseWords } from './findings-words.ts';
import { ProblemNote } from './problem-note.tsx';
import { RepairWay } from './repair-way.tsx';
import { reasonWords, STEP_WORDS, summaryWords } from './repair-words.ts';
import type { RepairState } from './use-repair.ts';
import styles from './repair.module.css';

interface RepairOutcomeProps {
  readonly draftId: DraftId;
  readonly state: RepairState;
  readonly before: Schedule;
  /** The plan once all has happened. */
  readonly after: Plan;
  /** What is not entered yet. */
  readonly said: readonly Disruption[];
  readonly onCancel: () => void;
  /** @param changed the slots that changed hands. */
  readonly onApplied: (changed: readonly string[]) => void;
}

/** How the search for a repair goes, and what it found; it is brought into view, for on phones it begins below the form. */
export function RepairOutcome(props: RepairOutcomeProps) {
  const part = useRef<HTMLDivElement>(null);
  const isAnswered = props.state.answer !== null;
  useEffect(() => {
    // New browsers answer it with a promise, which is nothing to clean up with.
    part.current?.scrollIntoView({ block: 'start' });
  }, [isAnswered]);
  return (
    <div ref={part}>
      <Outcome {...props} />
    </div>
  );
}

function Outcome(props: RepairOutcomeProps) {
  const { state, onCancel } = props;
  if (!state.answer) {
    return (
      <Card title="Looking for the fewest changes">
        <p role="status">{state.step ? STEP_WORDS[state.step] : 'The solver is being loaded.'}</p>
        <progress aria-label="Looking for the fewest changes" className={classOf(styles, 'bar')} />
        <div>
          <Button look="danger" onPress={onCancel}>
            Cancel
          </Button>
        </div>
      </Card>
    );
  }
  return <Answered {...props} answer={state.answer} />;
}

function Answered(props: RepairOutcomeProps & { readonly answer: RepairAnswer }) {
  const { answer, draftId, before, after, said, onApplied } = props;
  const [problem, setProblem] = useState<Problem | null>(null);
  const applyRepair = useApplyRepair();
  const apply = async (way: Pick<Repair, 'gone' | 'came'>): Promise<void> => {
    const outcome = await applyRepair({
      draftId,
      disruptions: [...said],
      gone: [...way.gone],
      came: way.came.map((each) => ({ ...each, source: 'pinned' as const })),
      covers: coversOf(way, before, after),
    });
    if (outcome.ok) onApplied([...way.gone, ...way.came].map(({ slot }) => slot));
    else setProblem(outcome.problem);
  };
  return (
    <Card title="How it could hold again">
      <p role="status">{summaryWords(answer)}</p>
      {problem && <ProblemNote problem={problem} />}
      {answer.kind === 'nothing-broken' && said.length > 0 && (
        <div>
          <Button look="main" onPress={() => apply({ gone: [], came: [] })}>
            Enter what happened
          </Button>
        </div>
      )}
      {answer.kind === 'repaired' && (
        <>
          <LeftOpen answer={answer} plan={after} />
          <ol className={classOf(styles, 'ways')}>
            {answer.ways.map((way, place) => (
              <RepairWay
                key={wayKey(way)}
                way={way}
                place={place}
                before={before}
                after={after}
                onApply={() => apply(way)}
              />
            ))}
          </ol>
        </>
      )}
    </Card>
  );
}

function wayKey({ gone, came }: Repair): string {
  return [...gone, ...came].map(({ slot, personId }) => `${slot} ${personId}`).join();
}

function LeftOpen(props: {
  readonly answer: Extract<RepairAnswer, { kind: 'repaired' }>;
  readonly plan: Plan;
}) {
  const { leftOpen } = props.answer;
  if (leftOpen.length === 0) return null;
  return (
    <section>
      <h3>These stay open whatever is done ({leftOpen.length})</h3>
      <ul className={classOf(styles, 'open')}>
        {leftOpen.map(({ finding, reasons }) => (
          <li key={`${finding.ruleId} ${finding.firstDay} ${finding.because}`}>
            {becauseWords(finding, props.plan)}
            {reasons.length > 0 && (
              <ul>
                {reasons.map((reason) => (
                  <li key={reason.ruleId}>{reasonWords(reason, props.plan)}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Who serves a call in somebody's place, as lines of the ledger. */
function coversOf(
  { gone, came }: Pick<Repair, 'gone' | 'came'>,
  before: Schedule,
  after: Plan,
): Cover[] {
  return came.flatMap(({ slot, personId }): Cover[] => {
    const parsed = parseSlotKey(slot);
    const role = after.rows.callRoles.find(({ id }) => id === parsed.demandId);
    if (parsed.layer !== 'call' || !role) return [];
    const isCalledIn = before
      .callsOf(personId)
      .some((duty) => duty.day === parsed.day && duty.role.mode === 'jeopardy');
    return [
      {
        id: coverIdSchema.parse(newId()),
        coveredById: personId,
        forId: gone.find((each) => each.slot === slot)?.personId ?? null,
        slot,
        day: parsed.day,
        what: role.name,
        isCalledIn,
        madeAt: deviceNow(),
        settled: null,
      },
    ];
  });
}
