import { Link } from '@tanstack/react-router';
import type { OnCall, RoleOnCall, ServiceOnCall } from '../../../answers/on-call.ts';
import { classOf } from '../../styles/css-modules.ts';
import { DayAndClock, SinceUntil } from './duty-times.tsx';
import type { LookUpView } from './look-up-page.tsx';
import { Reaches } from './reaches.tsx';
import styles from './look-up.module.css';

const MODE_WORDS = {
  'in-house': 'in house',
  home: 'from home',
  shift: 'shift',
  jeopardy: 'only if another cannot',
} as const;

type View = Pick<LookUpView, 'today' | 'timeZone'>;

/** A service with everybody on call for it, and who comes next. */
export function ServiceCard({
  service,
  view,
}: {
  readonly service: ServiceOnCall;
  readonly view: View;
}) {
  return (
    <section className={classOf(styles, 'service')} aria-label={service.service}>
      <h2>{service.service}</h2>
      {service.now.length === 0 && <p className={classOf(styles, 'quiet')}>Nobody right now.</p>}
      <div className={classOf(styles, 'roles')}>
        {service.now.map((role) => (
          <RoleEntry key={role.role.id} role={role} view={view} />
        ))}
      </div>
      {service.next.length > 0 && <ComingUp roles={service.next} view={view} />}
    </section>
  );
}

function RoleEntry({ role, view }: { readonly role: RoleOnCall; readonly view: View }) {
  return (
    <article className={classOf(styles, 'role')}>
      <h3>
        {role.role.name} <small>{MODE_WORDS[role.role.mode]}</small>
      </h3>
      {role.people.length === 0 ? (
        <>
          <p className={classOf(styles, 'nobody')}>Nobody is assigned</p>
          {role.roleReaches.length > 0 && <Reaches name={role.role.name} ways={role.roleReaches} />}
        </>
      ) : (
        role.people.map((person) => (
          <PersonOnCall key={person.personId} person={person} view={view} />
        ))
      )}
      {role.backups.length > 0 && <Backups backups={role.backups} />}
    </article>
  );
}

function PersonOnCall({ person, view }: { readonly person: OnCall; readonly view: View }) {
  return (
    <div className={classOf(styles, 'person')}>
      <p className={classOf(styles, 'name')}>
        <Link to="/person/$personId" params={{ personId: person.personId }}>
          {person.name}
        </Link>{' '}
        <small>{person.standing}</small>
      </p>
      <p className={classOf(styles, 'quiet')}>
        <SinceUntil span={person.span} {...view} />
      </p>
      {person.isAbsent && (
        <p className={classOf(styles, 'warning')}>
          Listed as away on this day: somebody else may be covering. Try the backup.
        </p>
      )}
      <Reaches name={person.name} ways={person.reaches} />
    </div>
  );
}

function Backups({ backups }: { readonly backups: readonly RoleOnCall[] }) {
  return (
    <details className={classOf(styles, 'backups')}>
      <summary>If nobody answers</summary>
      <ol className={classOf(styles, 'list')}>
        {backups.map((backup) => (
          <li key={backup.role.id}>
            <p>
              {backup.role.name}:{' '}
              <strong>
                {backup.people.map((person) => person.name).join(', ') || 'nobody is assigned'}
              </strong>
            </p>
            {backup.people.map((person) => (
              <Reaches key={person.personId} name={person.name} ways={person.reaches} compact />
            ))}
            {backup.people.length === 0 && backup.roleReaches.length > 0 && (
              <Reaches name={backup.role.name} ways={backup.roleReaches} compact />
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}

function ComingUp({ roles, view }: { readonly roles: readonly RoleOnCall[]; readonly view: View }) {
  return (
    <div className={classOf(styles, 'next')}>
      <h3>Coming up</h3>
      <ul className={classOf(styles, 'list')}>
        {roles.map((role) => (
          <li key={role.role.id}>
            <span className={classOf(styles, 'quiet')}>
              {role.role.name}, <DayAndClock span={role.span} {...view} />
            </span>
            <br />
            {role.people.length === 0
              ? 'Nobody is assigned'
              : role.people.map((person) => (
                  <Link
                    key={person.personId}
                    className={classOf(styles, 'target')}
                    to="/person/$personId"
                    params={{ personId: person.personId }}
                  >
                    {person.name}
                  </Link>
                ))}
          </li>
        ))}
      </ul>
    </div>
  );
}
