import {
  type Activity,
  activitySchema,
  type CallRole,
  callRoleSchema,
} from '../../domain/rows/rotation.ts';
import type { ImportContext } from './import-context.ts';
import type { CallRolePlan } from './import-plan.ts';
import { NOWHERE } from './import-report.ts';
import { plainText } from './plain-text.ts';

/** What the assignment names of the files stand for in the program. */
export interface CallDefinitions {
  readonly roles: ReadonlyMap<string, CallRole>;
  readonly activities: ReadonlyMap<string, Activity>;
}

/** Takes in the plan's call roles and half-day activities; those the program has by name stay as they are. */
export function readCallRoles(context: ImportContext): CallDefinitions {
  const roles = new Map<string, CallRole>();
  const activities = new Map<string, Activity>();
  context.plan.callRoles.forEach((plan, place) => {
    if (plan.becomes === 'call-role')
      roles.set(plan.assignment || plan.name, putRole(context, plan, place));
    if (plan.becomes === 'half-day')
      activities.set(plan.assignment, putActivity(context, plan, place));
    if (plan.becomes === 'nothing') {
      const message = `The rows of "${plan.assignment}" become nothing (${plan.because}).`;
      context.log.say(
        'unknown',
        NOWHERE,
        message,
        'Choose what they are if they belong into the schedule.',
        `callRoles.${place}`,
      );
    }
  });
  return { roles, activities };
}

function putRole(context: ImportContext, plan: CallRolePlan, place: number): CallRole {
  const { existing, target } = context;
  const before = existing.callRole?.find((each) => plainText(each.name) === plainText(plan.name));
  if (before) return before;
  const { pgyMax } = context.plan.settings;
  const role = callRoleSchema.parse({
    ...plan,
    id: target.makeId('callRole', plainText(plan.name)),
    eligibleClasses: plan.eligibleClasses.filter((pgy) => pgy <= pgyMax.value),
    backupId: idOfRole(context, plan.backup),
    ordinal: place,
  });
  target.put('callRole', role);
  say(context, plan, place, roleWords(plan));
  return role;
}

function idOfRole({ existing, plan, target }: ImportContext, name: string | null): string | null {
  if (name === null) return null;
  const known = existing.callRole?.find((each) => plainText(each.name) === plainText(name));
  if (known) return known.id;
  const isPlanned = plan.callRoles.some(
    (each) => each.becomes === 'call-role' && each.name === name,
  );
  return isPlanned ? target.makeId('callRole', plainText(name)) : null;
}

const MODES = {
  'in-house': 'in-house call',
  home: 'home call',
  shift: 'shift',
  jeopardy: 'jeopardy',
} as const;

function roleWords({
  name,
  mode,
  start,
  end,
  needed,
  weekdays,
  eligibleRoles,
  eligibleClasses,
  backup,
  service,
}: CallRolePlan): string {
  const when = weekdays.length === 7 ? 'every day' : `on ${weekdays.length} days a week`;
  const hours = start === end ? `24 hours from ${start}` : `${start}–${end}`;
  const who =
    eligibleClasses.length > 0 ? `PGY-${eligibleClasses.join(', PGY-')}` : eligibleRoles.join(', ');
  const behind = backup === null ? '' : `; behind it: ${backup}`;
  return `Call role "${name}" (${service}): ${MODES[mode]}, ${hours}, ${needed} ${who} ${when}${behind}`;
}

function putActivity(context: ImportContext, plan: CallRolePlan, place: number): Activity {
  const { existing, target } = context;
  const before = existing.activity?.find((each) => plainText(each.name) === plainText(plan.name));
  if (before) return before;
  const kind = /precept|supervis|attending/i.test(plan.name) ? 'precepting' : 'clinic';
  const half = plan.start < '12:00' ? 'AM' : 'PM';
  const taken = new Set(
    [...(existing.activity ?? []), ...context.plan.activities].map(({ code }) => code),
  );
  const stem =
    kind === 'precepting'
      ? 'PRECEPT'
      : plan.name
          .toUpperCase()
          .replace(/[^A-Z0-9]/g, '')
          .slice(0, 7) || 'CLINIC';
  const code = taken.has(`${stem}-${half}`)
    ? `${stem.slice(0, 7)}${place}-${half}`
    : `${stem}-${half}`;
  const { name, start, end } = plan;
  const activity = activitySchema.parse({
    id: target.makeId('activity', plainText(name)),
    code,
    name,
    kind,
    start,
    end,
  });
  target.put('activity', activity);
  say(context, plan, place, `Half-day activity "${name}" (${kind}): ${start}–${end}`);
  return activity;
}

function say({ log }: ImportContext, plan: CallRolePlan, place: number, words: string): void {
  const severity = plan.isConfirmed ? 'notice' : 'question';
  log.say(
    severity,
    NOWHERE,
    `${words}. From ${plan.because}.`,
    'Change what is wrong before the import.',
    `callRoles.${place}`,
  );
}
