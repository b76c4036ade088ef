import { absenceOfRequest } from '../../../domain/asks/request-state.ts';
import { leaveStanding } from '../../../domain/leave/balances.ts';
import type { Request } from '../../../domain/rows/request.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
import { isInTraining } from '../../../rules/facts/training.ts';
import { useLeaveBook } from '../../hooks/use-leave.ts';
import { classOf } from '../../styles/css-modules.ts';
import { balanceLines, extensionWords } from './leave-words.ts';
import styles from './leave.module.css';

/** What whoever asks would have left of leave if it were granted, and whether training would have to be extended. */
export function LeaveBalanceFacts(props: { readonly request: Request; readonly plan: Plan }) {
  const { request, plan } = props;
  const book = useLeaveBook(plan.rows.year.id);
  const member = plan.memberById.get(request.personId);
  const absence = absenceOfRequest(request, 'approved');
  if (!book || !member || !absence || request.wish.kind !== 'leave') return null;
  const { policy, absences, balances } = book;
  if (policy.allowances.length === 0 && policy.awayDaysMax === null) return null;
  const taken = [...(absences.get(request.personId) ?? []), { absence, type: request.wish.type }];
  const balance = balances.get(request.personId) ?? null;
  const standing = leaveStanding(policy, plan.rows.year, taken, balance);
  const warning = isInTraining(member) ? extensionWords(standing) : '';
  return (
    <>
      <p>If it is granted: {balanceLines(standing).join(' · ')}.</p>
      {warning && <p className={classOf(styles, 'warn')}>{warning}</p>}
    </>
  );
}
