import { Link } from '@tanstack/react-router';
import { ArrowLeftRight, CalendarHeart, CalendarOff, Thermometer } from 'lucide-react';
import { useState } from 'react';
import { swapToday } from '../../../domain/asks/swap-standing.ts';
import { isOpenSwap } from '../../../domain/asks/swap-state.ts';
import { useOwnAsks } from '../../hooks/use-asks.ts';
import { Button } from '../../parts/button.tsx';
import { Card, Skeleton } from '../../parts/page.tsx';
import { Said } from '../../parts/said.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { useSession } from '../../program-session.tsx';
import { LinkButton } from '../coordinator/link-button.tsx';
import { AsksPage, type AsksView } from './asks-page.tsx';
import { HandOnCard } from './hand-on-card.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { OfferedToMe } from './offered-to-me.tsx';
import { OpenMessageCard } from './open-message-card.tsx';
import { OwnAsksList } from './own-asks-list.tsx';
import { PreferenceDialog } from './preference-dialog.tsx';
import { SickDialog } from './sick-dialog.tsx';
import styles from './asks.module.css';
import { say, sayAround } from '../../../answers/say.ts';

type Asking = 'leave' | 'preference' | 'sick';

/** Where the owner of this phone asks for leave, says what they would like, offers swaps and calls in sick. */
export function AsksScreen() {
  return <AsksPage title={say`Ask and offer`}>{(view) => <Asks view={view} />}</AsksPage>;
}

function Asks({ view }: { readonly view: AsksView }) {
  const { published, me } = view;
  const { program } = useSession();
  const isBuilder = program?.isLookUpOnly !== true;
  const isServed = program?.server !== undefined;
  const [asking, setAsking] = useState<Asking | null>(null);
  const asked = useOwnAsks(me.person.id);
  const close = (): void => setAsking(null);
  if (!asked) return <Skeleton lines={6} />;
  const { plan } = published.schedule;
  const swaps = asked.swaps.map((swap) => swapToday(swap, view.today, plan.blockById));
  // What is asked where the schedule is built has arrived.
  const own = {
    ...asked,
    swaps,
    ...(isBuilder && !isServed && { outbox: [], waiting: new Set<string>() }),
  };
  const offered = own.swaps.filter(
    (swap) =>
      isOpenSwap(swap) &&
      swap.offeredById !== me.person.id &&
      !swap.acceptedBy.includes(me.person.id),
  );
  return (
    <>
      {offered.length > 0 && <OfferedToMe swaps={offered} view={view} />}
      <Card title={say`What is it about?`}>
        <div className={classOf(styles, 'doors')}>
          <Button onPress={() => setAsking('leave')}>
            <CalendarOff aria-hidden size={18} /> {say`Ask for leave`}
          </Button>
          <Button onPress={() => setAsking('preference')}>
            <CalendarHeart aria-hidden size={18} /> {say`Say what you would like`}
          </Button>
          <Button onPress={() => setAsking('sick')}>
            <Thermometer aria-hidden size={18} /> {say`Call in sick`}
          </Button>
          <LinkButton to="/asks/swap">
            <ArrowLeftRight aria-hidden size={18} /> {say`Swap a call or give one away`}
          </LinkButton>
        </div>
      </Card>
      {isBuilder ? <InTheInbox /> : <HandOnCard outbox={own.outbox} />}
      <OwnAsksList own={own} view={view} />
      {!isServed && <OpenMessageCard />}
      {asking === 'leave' && <LeaveDialog personId={me.person.id} onClose={close} />}
      {asking === 'preference' && (
        <PreferenceDialog member={me} plan={plan} today={view.today} onClose={close} />
      )}
      {asking === 'sick' && (
        <SickDialog personId={me.person.id} today={view.today} onClose={close} />
      )}
    </>
  );
}

function InTheInbox() {
  const inbox = <Link to="/inbox">{say`inbox`}</Link>;
  return (
    <p className={classOf(styles, 'quiet')}>
      <Said
        of={sayAround`This device builds the schedule: what is asked here is in the ${inbox} at once.`}
      />
    </p>
  );
}
