import { nameOf } from '../../../answers/naming.ts';
import type { SwapProposal } from '../../../solver/swap/propose.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import type { AsksView } from './asks-page.tsx';
import { loadWords, placeWords } from './asks-words.ts';
import styles from './asks.module.css';
import { say } from '../../../answers/say.ts';

interface ProposalListProps {
  readonly title: string;
  /** The fairest first. */
  readonly proposals: readonly SwapProposal[];
  readonly view: AsksView;
  readonly onOffer: (proposal: SwapProposal) => Promise<void>;
}

/** Swaps of one kind, each with what it changes for both and whether it becomes fairer. */
export function ProposalList({ title, proposals, view, onOffer }: ProposalListProps) {
  if (proposals.length === 0) return null;
  return (
    <Card title={title}>
      <ul className={classOf(styles, 'list')} aria-label={title}>
        {proposals.map((proposal) => (
          <Proposal
            key={proposal.moves.map(({ slot, toId }) => `${slot} ${toId}`).join()}
            proposal={proposal}
            view={view}
            onOffer={onOffer}
          />
        ))}
      </ul>
    </Card>
  );
}

function Proposal(props: {
  readonly proposal: SwapProposal;
  readonly view: AsksView;
  readonly onOffer: (proposal: SwapProposal) => Promise<void>;
}) {
  const { proposal, view, onOffer } = props;
  const { plan } = view.published.schedule;
  const { partnerId, moves, mine, theirs, unfairness } = proposal;
  const { name, standing } = nameOf(plan, partnerId);
  const [, taken] = moves;
  const offer = say`Offer it to ${name}`;
  const what = taken ? say`for ${placeWords(taken.slot, plan)}` : '';
  return (
    <li className={classOf(styles, 'ask')}>
      <h3>
        {name} <small>{standing}</small>
      </h3>
      {taken && <p>{say`You would take: ${placeWords(taken.slot, plan)}`}</p>}
      <dl className={classOf(styles, 'effects')}>
        <dt>{say`You`}</dt>
        <dd>{loadWords(mine)}</dd>
        <dt>{name}</dt>
        <dd>{loadWords(theirs)}</dd>
      </dl>
      <p className={classOf(styles, 'quiet')}>{fairnessWords(unfairness)}</p>
      <div>
        <Button label={`${offer} ${what}`.trim()} onPress={() => onOffer(proposal)}>
          {offer}
        </Button>
      </div>
    </li>
  );
}

function fairnessWords(unfairness: number): string {
  if (unfairness < 0) return say`Shares calls more fairly within your classes.`;
  return unfairness === 0
    ? say`As fair as before.`
    : say`Shares calls less evenly within your classes than now.`;
}
