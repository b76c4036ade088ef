import { useState } from 'react';
import { nameOf } from '../../../answers/naming.ts';
import type { Request } from '../../../domain/rows/request.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
import { deviceNow } from '../../device-clock.ts';
import { useDeviceText } from '../../hooks/use-device-setting.ts';
import { useDecideRequest } from '../../hooks/use-inbox.ts';
import { Button } from '../../parts/button.tsx';
import { useNotify } from '../../parts/notices.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { wishWords } from '../asks/asks-words.ts';
import type { DraftInUse } from './draft-in-use.ts';
import { EffectsOf } from './effects-of.tsx';
import { LeaveBalanceFacts } from './leave-balance-facts.tsx';
import { leaveFacts, preferenceFact } from './request-facts.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import { useLeaveEffects } from './use-leave-effects.ts';
import styles from './inbox.module.css';

interface InboxRequestProps {
  readonly request: Request;
  readonly plan: Plan;
  readonly inUse: DraftInUse;
}

/** A request that waits: who asks, what granting it would do, and the decision. */
export function InboxRequest({ request, plan, inUse }: InboxRequestProps) {
  const { name, standing } = nameOf(plan, request.personId);
  const { title, when } = wishWords(request.wish, plan);
  const [isOpen, setOpen] = useState(false);
  return (
    <li className={classOf(styles, 'item')}>
      <h3>
        {name} <small>{standing}</small>: {title}
      </h3>
      <p>
        {when}; choice {request.rank}
      </p>
      {request.note && <p className={classOf(styles, 'quiet')}>“{request.note}”</p>}
      {request.wish.kind === 'leave' ? (
        <>
          {leaveFacts(request, inUse.schedule).map((fact) => (
            <p key={fact}>{fact}</p>
          ))}
          <LeaveBalanceFacts request={request} plan={plan} />
          {isOpen ? (
            <LeaveEffects request={request} inUse={inUse} />
          ) : (
            <div>
              <Button
                look="quiet"
                label={`What would the rules say of the leave of ${name}?`}
                onPress={() => setOpen(true)}
              >
                What would the rules say?
              </Button>
            </div>
          )}
        </>
      ) : (
        <p>{preferenceFact(request, inUse.schedule)}</p>
      )}
      <Decide request={request} about={`${name}, ${title}, ${when}`} />
    </li>
  );
}

function LeaveEffects({ request, inUse }: Pick<InboxRequestProps, 'request' | 'inUse'>) {
  const effects = useLeaveEffects(request, inUse);
  return <EffectsOf effects={effects} plan={inUse.schedule.plan} />;
}

function Decide({ request, about }: { readonly request: Request; readonly about: string }) {
  const decide = useDecideRequest();
  const notify = useNotify();
  const [name] = useDeviceText('publisher');
  const [isDeclining, setDeclining] = useState(false);
  const decision = (isGranted: boolean, reason: string) =>
    decide({
      requestId: request.id,
      isGranted,
      decidedAt: deviceNow(),
      decidedBy: name.trim() || null,
      reason,
    });
  const grant = async (): Promise<void> => {
    const outcome = await decision(true, '');
    if (!outcome.ok) notify({ text: outcome.problem.message });
  };
  return (
    <div className={classOf(styles, 'decide')}>
      <Button look="main" label={`Grant: ${about}`} onPress={grant}>
        Grant
      </Button>
      <Button label={`Decline: ${about}`} onPress={() => setDeclining(true)}>
        Decline
      </Button>
      {isDeclining && (
        <ReasonDialog
          title="Decline the request"
          submitLabel="Decline"
          onDecide={(reason) => decision(false, reason)}
          onClose={() => setDeclining(false)}
        />
      )}
    </div>
  );
}
