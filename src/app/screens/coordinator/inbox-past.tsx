import { useState } from 'react';
import { nameOf } from '../../../answers/naming.ts';
import type { Request } from '../../../domain/rows/request.ts';
import type { Swap } from '../../../domain/rows/swap.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { moveWords, requestOutcome, swapOutcome, wishWords } from '../asks/asks-words.ts';
import styles from './inbox.module.css';

interface InboxPastProps {
  readonly plan: Plan;
  readonly past: readonly (Request | Swap)[];
}

const SHOWN_AT_FIRST = 10;

/** What was decided, withdrawn or came to nothing, the latest first; a request among them that nobody decided is late. */
export function InboxPast({ plan, past }: InboxPastProps) {
  const [shownMax, setShownMax] = useState(SHOWN_AT_FIRST);
  if (past.length === 0) return null;
  return (
    <Card title="Decided and over">
      <ul className={classOf(styles, 'list')} aria-label="Decided and over">
        {past.slice(0, shownMax).map((each) => (
          <li key={each.id} className={classOf(styles, 'item')}>
            <h3>{titleOf(each, plan)}</h3>
            <p className={classOf(styles, 'quiet')}>
              {'wish' in each
                ? requestOutcome(each, each.status === 'requested')
                : swapOutcome(each, plan)}
            </p>
          </li>
        ))}
      </ul>
      {past.length > shownMax && (
        <div>
          <Button onPress={() => setShownMax(shownMax + SHOWN_AT_FIRST)}>Show earlier ones</Button>
        </div>
      )}
    </Card>
  );
}

function titleOf(each: Request | Swap, plan: Plan): string {
  if (!('wish' in each)) return moveWords(each, plan).join('; ');
  const { title, when } = wishWords(each.wish, plan);
  return `${nameOf(plan, each.personId).name}: ${title}, ${when}`;
}
