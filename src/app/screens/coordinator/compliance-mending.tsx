import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Problem } from '../../../domain/changes/change.ts';
import type { DraftId } from '../../../domain/id.ts';
import type { Schedule } from '../../../domain/schedule/schedule.ts';
import type { Finding } from '../../../rules/rule.ts';
import type { MendAnswer, Mending } from '../../../solver/mend/question.ts';
import { useDecideCells } from '../../hooks/use-drafts.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { becauseWords } from './findings-words.ts';
import { mendingEffectWords, type MendingStep, mendingSteps } from './mending-words.ts';
import { ProblemNote } from './problem-note.tsx';
import { todayOf, useMending } from './use-mending.ts';
import styles from './compliance-mending.module.css';

interface MendingProps {
  readonly schedule: Schedule;
  readonly finding: Finding;
  /** The draft that can be changed; null where what is in force was judged. */
  readonly draftId: DraftId | null;
}

/** A button that looks for the smallest change by which a finding goes, and offers to make it. */
export function ComplianceMending(props: MendingProps) {
  const [isOpen, setOpen] = useState(false);
  // What was worked is over, whatever is planned.
  if (props.finding.stream === 'worked') return null;
  return (
    <>
      <Button look="quiet" onPress={() => setOpen(true)}>
        How could this be mended?
      </Button>
      {isOpen && <MendingDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

function MendingDialog({
  schedule,
  finding,
  draftId,
  onClose,
}: MendingProps & { readonly onClose: () => void }) {
  const answer = useMending(schedule, finding);
  const isOver = finding.lastDay < todayOf(schedule.plan);
  const [problem, setProblem] = useState<Problem | null>(null);
  const decide = useDecideCells();
  const apply =
    draftId &&
    (async ({ gone, came }: Mending): Promise<void> => {
      const outcome = await decide({ draftId, gone: [...gone], came: [...came] });
      if (outcome.ok) onClose();
      else setProblem(outcome.problem);
    });
  return (
    <Dialog title="How this could be mended" onClose={onClose}>
      <p>{becauseWords(finding, schedule.plan)}</p>
      <div role="status" className={classOf(styles, 'said')}>
        <p>{answer ? summaryOf(answer, isOver) : 'Trying changes, the smallest first …'}</p>
      </div>
      {problem && <ProblemNote problem={problem} />}
      {answer?.kind === 'mended' && (
        <ol className={classOf(styles, 'ways')}>
          {answer.mendings.map((mending) => (
            <Way key={wayKey(mending)} mending={mending} schedule={schedule} onApply={apply} />
          ))}
        </ol>
      )}
      {answer?.kind === 'mended' && !draftId && (
        <p>
          What is published is not changed in place: change a draft and publish it.{' '}
          <Link to="/build">Go to the drafts</Link>
        </p>
      )}
    </Dialog>
  );
}

function wayKey({ gone, came }: Mending): string {
  return [...gone, ...came].map(({ slot, personId }) => `${slot} ${personId}`).join();
}

/** What came of the search, in a sentence or two. @param isOver whether the finding lies before today. */
function summaryOf(answer: MendAnswer, isOver: boolean): string {
  switch (answer.kind) {
    case 'mended': {
      const cells = answer.mendings[0]?.cells ?? 0;
      const smallest =
        cells === 1
          ? 'One change is enough.'
          : `No ${cells === 2 ? 'single change' : `${cells - 1} changes`} would do; ${cells} together would.`;
      return answer.isComplete ? smallest : `${smallest} Others of this size may be as good.`;
    }
    case 'none-found':
      return isOver
        ? 'These days are over, and what is over is not changed. Open a case to say what was done about it.'
        : noneFoundWords(answer.cellsTried);
    case 'not-known':
      return `No change of the schedule mends this. ${answer.missing}`;
    case 'finding-gone':
      return 'The rules do not say this of the schedule any more.';
    case 'crashed':
      return `This could not be found out: ${answer.message}`;
  }
}

function noneFoundWords(cellsTried: number): string {
  const stays = 'Pinned places and what began before today stayed as they are.';
  if (cellsTried === 0) return `No change was found in the time there was. ${stays}`;
  const tried =
    cellsTried === 1
      ? 'No single change mends this without breaking another rule; of several together, none was found in the time there was.'
      : `No change of up to ${cellsTried} places mends this without breaking another rule.`;
  return `${tried} ${stays}`;
}

function Way(props: {
  readonly mending: Mending;
  readonly schedule: Schedule;
  /** Null where nothing can be changed here. */
  readonly onApply: ((mending: Mending) => Promise<void>) | null;
}) {
  const { mending, schedule, onApply } = props;
  const { plan } = schedule;
  const steps = mendingSteps(mending, schedule);
  return (
    <li className={classOf(styles, 'way')}>
      <p className={classOf(styles, 'words')}>{steps.map(({ words }) => words).join('; ')}.</p>
      <StepsTable steps={steps} />
      <p>{mendingEffectWords(mending, plan)}</p>
      {mending.findingsCome.length > 0 && (
        <details className={classOf(styles, 'details')}>
          <summary>What could be better then</summary>
          <ul>
            {mending.findingsCome.map((finding) => (
              <li key={`${finding.ruleId} ${finding.personIds.join()} ${finding.because}`}>
                {becauseWords(finding, plan)}
              </li>
            ))}
          </ul>
        </details>
      )}
      {onApply && (
        <div>
          <Button look="plain" onPress={() => onApply(mending)}>
            Apply to the draft
          </Button>
        </div>
      )}
    </li>
  );
}

function StepsTable({ steps }: { readonly steps: readonly MendingStep[] }) {
  return (
    <table className={classOf(styles, 'steps')}>
      <thead>
        <tr>
          <th scope="col">Place</th>
          <th scope="col">Now</th>
          <th scope="col">Then</th>
        </tr>
      </thead>
      <tbody>
        {steps.map(({ place, before, after }) => (
          <tr key={place}>
            <th scope="row">{place}</th>
            <td>{before}</td>
            <td>{after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
