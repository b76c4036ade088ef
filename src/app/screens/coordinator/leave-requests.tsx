import type { ReactNode } from 'react';
import { groupBy } from '../../../domain/group-by.ts';
import type { PersonId } from '../../../domain/id.ts';
import type { Request } from '../../../domain/rows/request.ts';
import { compareNames, fullName, type Plan } from '../../../domain/schedule/plan.ts';
import { Card, EmptyState } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { spanWords } from './day-words.ts';
import styles from './leave.module.css';
import { ABSENCE_TYPE_WORDS } from './words.ts';

/** What becomes of a request, and why. */
export interface Verdict {
  readonly isGranted: boolean;
  readonly reason: string;
}

/** The requests of a round by person, each person's first choice first. */
export function LeaveRequests(props: {
  readonly requests: readonly Request[];
  readonly plan: Plan;
  /** What would become of each; what was decided of it if not said. */
  readonly verdicts?: ReadonlyMap<string, Verdict>;
  readonly children?: ReactNode;
}) {
  const { requests, plan, verdicts, children } = props;
  if (requests.length === 0) {
    return (
      <EmptyState title="Nothing is asked for in these days">
        <p>Requests for leave that lie in the days of the round come here from the inbox.</p>
      </EmptyState>
    );
  }
  const nameOf = (id: PersonId): string => {
    const person = plan.memberById.get(id)?.person;
    return person ? fullName(person) : 'Somebody of another year';
  };
  const people = [...groupBy(requests, ({ personId }) => personId)].toSorted(([one], [other]) =>
    compareNames(nameOf(one), nameOf(other)),
  );
  return (
    <Card title="Requests">
      {children}
      {people.map(([personId, own]) => (
        <section key={personId} className={classOf(styles, 'person')}>
          <h3>{nameOf(personId)}</h3>
          <ol className={classOf(styles, 'choices')}>
            {own
              .toSorted((one, other) => one.rank - other.rank)
              .map((request) => (
                <ChoiceLine
                  key={request.id}
                  request={request}
                  verdict={verdicts?.get(request.id) ?? decided(request)}
                />
              ))}
          </ol>
        </section>
      ))}
    </Card>
  );
}

function decided({ status, decision }: Request): Verdict | null {
  return decision && { isGranted: status === 'granted', reason: decision.reason };
}

function ChoiceLine(props: { readonly request: Request; readonly verdict: Verdict | null }) {
  const { request, verdict } = props;
  const { wish, rank } = request;
  if (wish.kind !== 'leave') return null;
  return (
    <li className={classOf(styles, 'choice')}>
      <b>{rank}</b>
      <span>
        {ABSENCE_TYPE_WORDS[wish.type]}, {spanWords(wish)}{' '}
        {verdict && (
          <span className={classOf(styles, verdict.isGranted ? 'granted' : 'refused')}>
            {verdict.isGranted ? 'Granted' : 'Refused'}
          </span>
        )}
      </span>
      {verdict && <span className={classOf(styles, 'why')}>{verdict.reason}</span>}
    </li>
  );
}
