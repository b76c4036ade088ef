import { nameOf } from '../../../answers/naming.ts';
import { groupBy } from '../../../domain/group-by.ts';
import type { Cover, Settlement } from '../../../domain/rows/cover.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
import { deviceNow } from '../../device-clock.ts';
import { useCovers, useSettleCover } from '../../hooks/use-repairs.ts';
import { Button } from '../../parts/button.tsx';
import { Item, ItemList } from '../../parts/item-list.tsx';
import { useNotify } from '../../parts/notices.tsx';
import { Card } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { dayWords } from './day-words.ts';
import styles from './repair.module.css';

/** Who covered for whom, and what is still owed. */
export function PaybackLedger({ plan }: { readonly plan: Plan }) {
  const covers = useCovers();
  if (!covers || covers.length === 0) return null;
  const owed = covers.filter(({ settled }) => settled === null);
  return (
    <Card title={`Payback (${owed.length} owed)`}>
      <Balances owed={owed} plan={plan} />
      <ItemList label="Who covered for whom">
        {covers.map((cover) => (
          <CoverItem key={cover.id} cover={cover} plan={plan} />
        ))}
      </ItemList>
    </Card>
  );
}

/** What people are owed less what they owe. */
function Balances({ owed, plan }: { readonly owed: readonly Cover[]; readonly plan: Plan }) {
  if (owed.length === 0) return null;
  const signs = owed.flatMap(({ coveredById, forId }) => [
    { personId: coveredById, sign: 1 },
    ...(forId ? [{ personId: forId, sign: -1 }] : []),
  ]);
  const balances = [...groupBy(signs, ({ personId }) => personId)]
    .map(([personId, own]) => ({
      name: nameOf(plan, personId).name,
      balance: own.reduce((sum, { sign }) => sum + sign, 0),
    }))
    .filter(({ balance }) => balance !== 0)
    .toSorted((one, other) => other.balance - one.balance);
  return (
    <ul className={classOf(styles, 'owed')} aria-label="Balances">
      {balances.map(({ name, balance }) => (
        <li key={name}>
          <strong>{name}</strong> {balance > 0 ? `is owed ${balance}` : `owes ${-balance}`}
        </li>
      ))}
    </ul>
  );
}

function CoverItem({ cover, plan }: { readonly cover: Cover; readonly plan: Plan }) {
  const settle = useSettleCover();
  const notify = useNotify();
  const by = nameOf(plan, cover.coveredById).name;
  const whom = cover.forId ? nameOf(plan, cover.forId).name : 'the program';
  const words = `${by} for ${whom}, ${cover.what}, ${dayWords(cover.day)}`;
  const end = async (how: Settlement['how']): Promise<void> => {
    const settled = { how, at: deviceNow(), note: '' };
    const outcome = await settle({ coverId: cover.id, settled });
    if (!outcome.ok) notify({ text: outcome.problem.message });
  };
  const state = cover.settled
    ? cover.settled.how === 'paid-back'
      ? 'Paid back'
      : 'Let go'
    : 'Owed';
  return (
    <Item
      title={`${by} covered for ${whom}`}
      subtitle={`${cover.what}, ${dayWords(cover.day)}`}
      facts={[cover.isCalledIn ? 'Called in from reserve' : 'Took it on', state]}
      actions={
        !cover.settled && (
          <>
            <Button label={`Paid back: ${words}`} onPress={() => end('paid-back')}>
              Paid back
            </Button>
            <Button look="quiet" label={`Let go: ${words}`} onPress={() => end('let-go')}>
              Let go
            </Button>
          </>
        )
      }
    />
  );
}
