import { say } from '../../../answers/say.ts';
import type { PersonId } from '../../../domain/id.ts';
import type { CallRole } from '../../../domain/rows/rotation.ts';
import type { FeedSubject } from '../../../sync/messages/links.ts';

/** A calendar that a link can be of. */
export interface OfferedCalendar {
  readonly key: string;
  readonly label: string;
  readonly subject: FeedSubject;
}

/** The calendars that a member may follow: their own first, then each service, then each call role. */
export function calendarsOf(
  personId: PersonId | null,
  roles: readonly Pick<CallRole, 'id' | 'name' | 'service'>[],
): OfferedCalendar[] {
  const services = [...new Set(roles.map(({ service }) => service))].toSorted();
  const mine: OfferedCalendar[] =
    personId === null ? [] : [offered(say`My schedule`, { kind: 'person', personId })];
  return [
    ...mine,
    ...services.map((service) =>
      offered(say`On call for ${service}`, { kind: 'service', service }),
    ),
    ...roles
      .toSorted((one, other) => one.name.localeCompare(other.name))
      .map(({ id, name, service }) =>
        offered(say`${name} of ${service}`, { kind: 'call-role', callRoleId: id }),
      ),
  ];
}

/** What tells calendars apart: the same for two links to one of them. */
export function keyOfSubject(subject: FeedSubject): string {
  switch (subject.kind) {
    case 'person':
      return `person ${subject.personId}`;
    case 'service':
      return `service ${subject.service}`;
    case 'call-role':
      return `call-role ${subject.callRoleId}`;
  }
}

function offered(label: string, subject: FeedSubject): OfferedCalendar {
  return { key: keyOfSubject(subject), label, subject };
}
