import { Pin } from 'lucide-react';
import { useMemo, useState } from 'react';
import { groupBy } from '../../../domain/group-by.ts';
import type { CallRole } from '../../../domain/rows/rotation.ts';
import { fullName, type Plan } from '../../../domain/schedule/plan.ts';
import type { Filled } from '../../../domain/schedule/slot.ts';
import { type Day, daysOf, weekdayOf } from '../../../domain/time/day.ts';
import { SelectField } from '../../parts/choices.tsx';
import { FieldRow } from '../../parts/field.tsx';
import { EmptyState } from '../../parts/page.tsx';
import { classes, classOf } from '../../styles/css-modules.ts';
import { dayWords, monthWords } from './day-words.ts';
import { elementIdOf, type Place } from './draft-places.ts';
import { LinkButton } from './link-button.tsx';
import { dayToBegin, monthOf, monthsOf } from './months.ts';
import { WEEKDAYS } from './words.ts';
import styles from './draft.module.css';

interface CallCalendarProps {
  readonly plan: Plan;
  readonly filled: readonly Filled[];
  readonly onEdit: (place: Place) => void;
  /** The place to begin at. */
  readonly start: Place | null;
}

/** Who is on call in a month, for one role or all. */
export function CallCalendar({ plan, filled, onEdit, start }: CallCalendarProps) {
  const months = useMemo(() => monthsOf(plan.rows.year), [plan]);
  const roles = plan.rows.callRoles
    .filter((role) => !role.isArchived)
    .toSorted((one, other) => one.ordinal - other.ordinal);
  const called = start?.layer === 'call' ? start : null;
  const [month, setMonth] = useState<string>(() =>
    monthOf(months, called?.day ?? dayToBegin(plan.rows.year)),
  );
  const [roleId, setRoleId] = useState<string>(called?.callRoleId ?? roles[0]?.id ?? '');
  const span = months.find(({ firstDay }) => firstDay === month);
  const calls = useMemo(() => callsByDay(filled), [filled]);
  if (roles.length === 0 || !span) {
    return (
      <EmptyState title="There are no call roles">
        <p>Add call roles in the settings: who must be there, on which days, from when to when.</p>
      </EmptyState>
    );
  }
  const shown = roleId === '' ? roles : roles.filter((role) => role.id === roleId);
  return (
    <>
      <FieldRow>
        <SelectField
          label="Month"
          value={month}
          choices={months.map(({ firstDay }) => ({
            value: firstDay as string,
            label: monthWords(firstDay),
          }))}
          onChange={setMonth}
        />
        <SelectField
          label="Role"
          value={roleId}
          choices={[
            ...roles.map((role) => ({ value: role.id as string, label: role.name })),
            { value: '', label: 'All roles' },
          ]}
          onChange={setRoleId}
        />
        <LinkButton to="/repair">Somebody is ill, or a service is short</LinkButton>
      </FieldRow>
      <ol aria-label={`Call in ${monthWords(span.firstDay)}`} className={classOf(styles, 'month')}>
        {daysOf(span).map((at, index) => (
          <DayCell
            key={at}
            plan={plan}
            at={at}
            roles={shown}
            calls={calls.get(at) ?? []}
            isFirst={index === 0}
            onEdit={onEdit}
          />
        ))}
      </ol>
    </>
  );
}

function DayCell(props: {
  readonly plan: Plan;
  readonly at: Day;
  readonly roles: readonly CallRole[];
  readonly calls: readonly Filled[];
  readonly isFirst: boolean;
  readonly onEdit: (place: Place) => void;
}) {
  const { plan, at, roles, calls, isFirst, onEdit } = props;
  return (
    <li
      className={classes(
        classOf(styles, 'day'),
        weekdayOf(at) >= 5 && classOf(styles, 'weekend'),
        isFirst && classOf(styles, `from${weekdayOf(at)}`),
      )}
    >
      <h2 title={dayWords(at)}>
        <span>{WEEKDAYS[weekdayOf(at)]}</span> {Number(at.slice(8))}
      </h2>
      <ul>
        {roles.flatMap((role) =>
          placesOn(role, at, calls).map(({ ordinal, holder }) => (
            <li key={`${role.id} ${ordinal}`}>
              <CallButton
                plan={plan}
                role={role}
                at={at}
                holder={holder}
                namesRole={roles.length > 1}
                place={{ layer: 'call', callRoleId: role.id, day: at, ordinal }}
                onEdit={onEdit}
              />
            </li>
          )),
        )}
      </ul>
    </li>
  );
}

function callsByDay(filled: readonly Filled[]): ReadonlyMap<Day, readonly Filled[]> {
  const calls = filled.flatMap((each) =>
    each.slot.layer === 'call' ? [{ each, day: each.slot.day }] : [],
  );
  return new Map(
    [...groupBy(calls, ({ day }) => day)].map(([day, list]) => [day, list.map(({ each }) => each)]),
  );
}

/** The places of a role on a day: those needed, and whatever is filled beyond. */
function placesOn(
  role: CallRole,
  at: Day,
  calls: readonly Filled[],
): { readonly ordinal: number; readonly holder: Filled | null }[] {
  const own = new Map(
    calls
      .filter(({ slot }) => slot.demandId === role.id)
      .map((each) => [each.slot.ordinal, each] as const),
  );
  const needed = role.weekdays.includes(weekdayOf(at)) ? role.needed : 0;
  const ordinals = new Set([...Array.from({ length: needed }, (_, place) => place), ...own.keys()]);
  return [...ordinals]
    .toSorted((one, other) => one - other)
    .map((ordinal) => ({ ordinal, holder: own.get(ordinal) ?? null }));
}

function CallButton(props: {
  readonly plan: Plan;
  readonly role: CallRole;
  readonly at: Day;
  readonly holder: Filled | null;
  readonly namesRole: boolean;
  readonly place: Place;
  readonly onEdit: (place: Place) => void;
}) {
  const { plan, role, at, holder, namesRole, place, onEdit } = props;
  const member = holder ? plan.memberById.get(holder.personId) : undefined;
  const name = member ? fullName(member.person) : holder ? 'Somebody' : 'Nobody yet';
  return (
    <button
      type="button"
      className={classes(classOf(styles, 'call'), !holder && classOf(styles, 'open'))}
      aria-label={`${role.name} ${name}, ${dayWords(at)}${holder?.source === 'pinned' ? ', pinned' : ''}`}
      id={elementIdOf(place)}
      onClick={() => onEdit(place)}
    >
      {namesRole && <small>{role.name}</small>}
      <span>{name}</span>
      {holder?.source === 'pinned' && <Pin aria-hidden size={11} />}
    </button>
  );
}
