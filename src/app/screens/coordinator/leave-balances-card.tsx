import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { leaveBalanceSet } from '../../../domain/changes/leave-balance-set.ts';
import type { LeaveStanding } from '../../../domain/leave/balances.ts';
import { fullName, type Member, type Plan } from '../../../domain/schedule/plan.ts';
import type { DaySpan } from '../../../domain/time/day.ts';
import { isInTraining } from '../../../rules/facts/training.ts';
import type { LeaveBook } from '../../../store/queries/leave.ts';
import { newId } from '../../device-clock.ts';
import { useForm } from '../../hooks/use-form.ts';
import { standingIn } from '../../hooks/use-leave.ts';
import { useRecord } from '../../hooks/use-record.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/choices.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Filters } from '../../parts/field.tsx';
import { Form } from '../../parts/form.tsx';
import { Item, ItemList } from '../../parts/item-list.tsx';
import { Card } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import styles from './leave.module.css';
import { balanceLines, extensionWords } from './leave-words.ts';
import { ABSENCE_TYPE_WORDS, ROLE_WORDS } from './words.ts';

interface Line {
  readonly member: Member;
  readonly standing: LeaveStanding;
}

/** How everybody’s leave of the year stands; whoever’s training would have to be extended comes first. */
export function LeaveBalancesCard({
  plan,
  book,
}: {
  readonly plan: Plan;
  readonly book: LeaveBook;
}) {
  const [text, setText] = useState('');
  const [edited, setEdited] = useState<Line | null>(null);
  const { year } = plan.rows;
  const lines = plan.members
    .filter(({ person }) => !person.isArchived)
    .filter(({ person }) => fullName(person).toLowerCase().includes(text.trim().toLowerCase()))
    .map((member) => lineOf(member, book, year))
    .toSorted((one, other) => other.standing.extensionDays - one.standing.extensionDays);
  const extended = lines.filter(({ standing }) => standing.extensionDays > 0).length;
  return (
    <Card title={`Balances in ${year.name}`}>
      <Filters>
        <TextField label="Find" type="search" value={text} onChange={setText} />
      </Filters>
      <p role="status">
        {lines.length} people
        {extended > 0 && `; training would have to be extended for ${extended}`}
      </p>
      <ItemList label="Balances">
        {lines.map((line) => (
          <BalanceItem
            key={line.member.person.id}
            line={line}
            {...(book.policy.allowances.length > 0 && { onEdit: () => setEdited(line) })}
          />
        ))}
      </ItemList>
      {edited && (
        <BalanceDialog line={edited} plan={plan} book={book} onClose={() => setEdited(null)} />
      )}
    </Card>
  );
}

function BalanceItem(props: {
  readonly line: Line;
  /** Left out where no type has a balance. */
  readonly onEdit?: () => void;
}) {
  const { line, onEdit } = props;
  const { person, year } = line.member;
  const warning = extensionWords(line.standing);
  return (
    <Item
      title={fullName(person)}
      subtitle={ROLE_WORDS[year.role] + (year.pgy === null ? '' : ` PGY-${year.pgy}`)}
      facts={[
        balanceLines(line.standing).join(' · '),
        ...(warning
          ? [
              <span key="warning" className={classOf(styles, 'warn')}>
                {warning}
              </span>,
            ]
          : []),
      ]}
      actions={
        onEdit && (
          <Button look="quiet" label={`Set what ${fullName(person)} carried over`} onPress={onEdit}>
            <Pencil aria-hidden size={18} />
          </Button>
        )
      }
    />
  );
}

/** Only the training of those in training is extended. */
function lineOf(member: Member, book: LeaveBook, year: DaySpan): Line {
  const standing = standingIn(book, year, member.person.id);
  return { member, standing: isInTraining(member) ? standing : { ...standing, extensionDays: 0 } };
}

function BalanceDialog(props: {
  readonly line: Line;
  readonly plan: Plan;
  readonly book: LeaveBook;
  readonly onClose: () => void;
}) {
  const { line, plan, book, onClose } = props;
  const { person } = line.member;
  const before = book.balances.get(person.id);
  const [days, setDays] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(line.standing.types.map(({ type, carried }) => [type, String(carried)])),
  );
  const record = useRecord();
  const form = useForm(leaveBalanceSet.args, (args) => record(leaveBalanceSet, args), onClose);
  const carried = line.standing.types.map(({ type }) => ({ type, days: Number(days[type] ?? 0) }));
  const balance = {
    id: before?.id ?? newId(),
    personId: person.id,
    yearId: plan.rows.year.id,
    carried,
  };
  return (
    <Dialog title={`Carried over by ${fullName(person)}`} onClose={onClose}>
      <Form
        submitLabel="Save"
        summary={form.summary}
        onSubmit={() => form.submit({ balance })}
        onCancel={onClose}
      >
        {line.standing.types.map(({ type }, place) => (
          <TextField
            key={type}
            label={`${ABSENCE_TYPE_WORDS[type]}: days from the year before`}
            type="number"
            min={0}
            value={days[type] ?? ''}
            error={form.errorAt(`balance.carried.${place}.days`)}
            onChange={(text) => setDays({ ...days, [type]: text })}
          />
        ))}
      </Form>
    </Dialog>
  );
}
