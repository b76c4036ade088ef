import { useState } from 'react';
import { nameOf } from '../../../answers/naming.ts';
import { answersOf } from '../../../domain/asks/answer.ts';
import { type PersonId, personIdSchema } from '../../../domain/id.ts';
import type { Request } from '../../../domain/rows/request.ts';
import type { Swap } from '../../../domain/rows/swap.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
import type { Message } from '../../../formats/message.ts';
import type { Inbox } from '../../../store/queries/asks.ts';
import { SelectField } from '../../parts/choices.tsx';
import { Card } from '../../parts/page.tsx';
import { useSession } from '../../program-session.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { SendButtons } from '../asks/send-buttons.tsx';
import styles from './inbox.module.css';

interface InboxAnswersProps {
  readonly plan: Plan;
  readonly inbox: Inbox;
}

/** Answers with their reasons, to be sent to one person; without reasons they come with the next edition. */
export function InboxAnswers({ plan, inbox }: InboxAnswersProps) {
  const [chosen, setChosen] = useState('');
  const { program } = useSession();
  const people = [...new Set(inbox.past.flatMap(peopleOf))];
  const personId = people.find((id) => id === chosen) ?? people[0];
  const write = async (): Promise<Message> => {
    if (!program || !personId) throw new Error('Nobody is to be answered');
    return {
      programId: program.id,
      programName: program.name,
      asks: [],
      answers: answersFor(inbox, personId),
    };
  };
  if (!personId) return null;
  const { name } = nameOf(plan, personId);
  return (
    <Card title="Answer somebody">
      <p className={classOf(styles, 'quiet')}>
        Everybody learns what was decided with the next edition, but not why. This says why, to one
        person.
      </p>
      <SelectField
        label="Whom"
        value={personId as string}
        choices={people.map((id) => ({ value: id as string, label: nameOf(plan, id).name }))}
        onChange={(id) => setChosen(personIdSchema.parse(id))}
      />
      <SendButtons title={`Answers for ${name}`} to={name} write={write} onSent={nothingMore} />
    </Card>
  );
}

async function nothingMore(): Promise<void> {}

/** Whom a request or swap concerns. */
function peopleOf(each: Request | Swap): PersonId[] {
  return 'wish' in each
    ? [each.personId]
    : each.moves.flatMap(({ fromId, toId }) => [fromId, toId]);
}

function answersFor({ past }: Inbox, personId: PersonId): Message['answers'] {
  const own = past.filter((each) => peopleOf(each).includes(personId));
  return answersOf(
    own.flatMap((each) => ('wish' in each ? [each] : [])),
    own.flatMap((each) => ('wish' in each ? [] : [each])),
  );
}
