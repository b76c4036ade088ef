import { Link } from '@tanstack/react-router';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { leaveRoundRemoved } from '../../../domain/changes/leave-round-removed.ts';
import { isOfRound } from '../../../domain/leave/leave-question.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
import type { LeaveBook } from '../../../store/queries/leave.ts';
import { usePlan } from '../../hooks/use-directory.ts';
import { useLeaveBook } from '../../hooks/use-leave.ts';
import { useOpenYear } from '../../hooks/use-program.ts';
import { useRecord } from '../../hooks/use-record.ts';
import { Button } from '../../parts/button.tsx';
import { Item, ItemList } from '../../parts/item-list.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { spanWords } from './day-words.ts';
import { useTold } from './definition-actions.tsx';
import { LeaveBalancesCard } from './leave-balances-card.tsx';
import { LeavePolicyCard } from './leave-policy-card.tsx';
import { LeaveRoundDialog } from './leave-round-dialog.tsx';
import { roundStateWords } from './leave-words.ts';
import { LoadingPage, NoProgram } from './no-program.tsx';

/** Leave of the year: rounds in which it is asked for and granted, balances, and what the program grants. */
export function LeaveScreen() {
  const open = useOpenYear();
  const plan = usePlan();
  if (open.status === 'none') return <NoProgram title="Leave" />;
  if (open.status === 'loading' || !plan) return <LoadingPage title="Leave" />;
  return <LeaveOf key={plan.rows.year.id} plan={plan} />;
}

function LeaveOf({ plan }: { readonly plan: Plan }) {
  const book = useLeaveBook(plan.rows.year.id);
  if (!book) return <LoadingPage title="Leave" />;
  return (
    <Page title="Leave">
      <RoundsCard plan={plan} book={book} />
      <LeavePolicyCard policy={book.policy} />
      <LeaveBalancesCard plan={plan} book={book} />
    </Page>
  );
}

function RoundsCard({ plan, book }: { readonly plan: Plan; readonly book: LeaveBook }) {
  const [isAdding, setAdding] = useState(false);
  const record = useRecord();
  const told = useTold();
  return (
    <Card title="Leave rounds">
      {book.rounds.length === 0 && (
        <p>
          In a round people ask for leave by first, second and further choice; then all is granted
          together, as evenly as can be.
        </p>
      )}
      {book.rounds.length > 0 && (
        <ItemList label="Leave rounds">
          {book.rounds.map((round) => (
            <Item
              key={round.id}
              title={
                <Link to="/leave/$roundId" params={{ roundId: round.id }}>
                  {round.name}
                </Link>
              }
              subtitle={spanWords(round)}
              facts={[
                roundStateWords(round),
                `${book.requests.filter((each) => isOfRound(each, round)).length} requests wait`,
              ]}
              actions={
                <Button
                  look="quiet"
                  label={`Delete the leave round ${round.name}`}
                  onPress={() => {
                    const { id: roundId, name } = round;
                    return told(record(leaveRoundRemoved, { roundId, name }));
                  }}
                >
                  <Trash2 aria-hidden size={18} />
                </Button>
              }
            />
          ))}
        </ItemList>
      )}
      <div>
        <Button look="main" onPress={() => setAdding(true)}>
          <Plus aria-hidden size={18} /> Open a leave round
        </Button>
      </div>
      {isAdding && <LeaveRoundDialog round={null} plan={plan} onClose={() => setAdding(false)} />}
    </Card>
  );
}
