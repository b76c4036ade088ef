import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { Card, Page, Skeleton } from '../../parts/page.tsx';
import { useSession } from '../../program-session.tsx';
import { NoProgram } from '../look-up/look-up-page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { takenInWords } from './take-in-message.ts';
import { useTakeInMessage } from './use-take-in-message.ts';
import styles from './asks.module.css';
import { say } from '../../../answers/say.ts';

/** Takes in the message in the address that was opened, and says what came of it. */
export function MessageScreen() {
  const { program } = useSession();
  const takeIn = useTakeInMessage();
  const navigate = useNavigate();
  const [told, setTold] = useState<string | null>(null);
  const isKnown = program !== undefined && program !== null;
  const isTaken = useRef(false);
  useEffect(() => {
    const { hash } = window.location;
    // Also when it is being left for another screen, whose address stands already.
    if (!isKnown || isTaken.current || hash === '') return;
    isTaken.current = true;
    void takeIn(hash).then((outcome) => {
      setTold(outcome.ok ? takenInWords(outcome.value) : outcome.problem.message);
      // Taken in once is enough, and it need not stay in the browser's history.
      return navigate({ to: '/message', replace: true, viewTransition: false });
    });
  }, [isKnown, takeIn, navigate]);
  const title = say`A message`;
  if (program === null) return <NoProgram title={title} />;
  return (
    <Page title={title}>
      {told === null && window.location.hash !== '' ? (
        <Skeleton />
      ) : (
        <Card>
          <p role="status">{told ?? say`The message in this address was opened before.`}</p>
          {program?.isLookUpOnly ? (
            <Link to="/asks" className={classOf(styles, 'target')}>
              {say`Go to “Ask and offer”`}
            </Link>
          ) : (
            <Link to="/inbox" className={classOf(styles, 'target')}>
              {say`Go to the inbox`}
            </Link>
          )}
        </Card>
      )}
    </Page>
  );
}
