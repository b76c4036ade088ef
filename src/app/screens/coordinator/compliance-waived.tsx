import type { ReactNode } from 'react';
import type { Waiver } from '../../../domain/rows/waiver.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
import { useWithdrawWaiver } from '../../hooks/use-follow-up.ts';
import type { Judged } from '../../hooks/use-judged.ts';
import { Button } from '../../parts/button.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { FindingActions } from './compliance-finding-actions.tsx';
import { FINDINGS_COUNT_ID, moveFocus, WAIVED_ID } from './compliance-focus.ts';
import { FoundFacts } from './compliance-found.tsx';
import { momentWords } from './day-words.ts';
import { becauseWords, namesOf } from './findings-words.ts';
import type { FollowUp } from './use-compliance-follow-up.ts';
import styles from './compliance.module.css';

/** What is waived, apart from the findings: each with its reason and name, and how to withdraw it. */
export function WaivedFindings(props: { readonly judged: Judged; readonly followUp: FollowUp }) {
  const { judged, followUp } = props;
  const { waived, idle } = followUp.split;
  if (waived.length + idle.length === 0) return null;
  return (
    <details id={WAIVED_ID} className={classOf(styles, 'details')}>
      <summary>
        {waived.length === 1 ? '1 finding is waived' : `${waived.length} findings are waived`}
        {idle.length > 0 && `; ${idle.length} more waived and no longer found as waived`}
      </summary>
      <ul aria-label="Waived findings" className={classOf(styles, 'findings')}>
        {waived.map(({ finding, waiver }) => (
          <WaiverItem key={waiver.id} waiver={waiver} plan={judged.schedule.plan}>
            <FindingActions judged={judged} finding={finding} followUp={followUp} isWaived />
          </WaiverItem>
        ))}
        {idle.map((waiver) => (
          <WaiverItem key={waiver.id} waiver={waiver} plan={judged.schedule.plan}>
            <span className={classOf(styles, 'quiet')}>
              Not found as it was waived: mended, or worse by now and a finding of its own.
            </span>
          </WaiverItem>
        ))}
      </ul>
    </details>
  );
}

function WaiverItem(props: {
  readonly waiver: Waiver;
  readonly plan: Plan;
  readonly children: ReactNode;
}) {
  const { waiver, plan, children } = props;
  const withdraw = useWithdrawWaiver();
  const because = becauseWords(waiver, plan);
  return (
    <li className={classOf(styles, 'finding')} data-verdict="waived">
      <FoundFacts found={waiver} because={because} names={namesOf(waiver, plan)} />
      <p>
        <b>Waived</b> by {waiver.waivedBy}, {momentWords(waiver.waivedAt)}: {waiver.reason}
      </p>
      <div className={classOf(styles, 'onward')}>
        <Button
          label={`Withdraw the waiver: ${because}`}
          onPress={async () => {
            const outcome = await withdraw(waiver);
            if (outcome.ok) moveFocus(FINDINGS_COUNT_ID);
          }}
        >
          Withdraw the waiver
        </Button>
        {children}
      </div>
    </li>
  );
}
