import type { PersonId, ProgramId } from '../../../domain/id.ts';
import { CalendarCard } from './calendar-card.tsx';
import { PasskeysCard } from './passkeys-card.tsx';

interface OwnCardsProps {
  /** The open program, where the server keeps it. */
  readonly programId: ProgramId | null;
  /** Who of its schedule the account is. */
  readonly personId: PersonId | null;
}

/** What of one's own account is asked of the server at every step, so that it is of no use without a network. */
export function OwnCards({ programId, personId }: OwnCardsProps) {
  return (
    <>
      {programId !== null && <CalendarCard programId={programId} personId={personId} />}
      <PasskeysCard />
    </>
  );
}
