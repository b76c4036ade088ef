import type { Site } from '../../domain/rows/academic-year.ts';
import type { Program } from '../../domain/rows/program.ts';
import type { Activity, CallRole } from '../../domain/rows/rotation.ts';
import type { RuleSetting } from '../../domain/rows/schedule.ts';
import type { ProgramDatabase } from '../database.ts';

/** The program's own row, or null. */
export async function readProgram(database: ProgramDatabase): Promise<Program | null> {
  const [program] = await database.rows('program').toArray();
  return program ?? null;
}

/** Activities by code. */
export async function readActivities(database: ProgramDatabase): Promise<Activity[]> {
  const activities = await database.rows('activity').toArray();
  return activities.toSorted((one, other) => one.code.localeCompare(other.code, 'en'));
}

/** Call roles by ordinal, then name; archived ones last. */
export async function readCallRoles(database: ProgramDatabase): Promise<CallRole[]> {
  const roles = await database.rows('callRole').toArray();
  return roles.toSorted(
    (one, other) =>
      Number(one.isArchived) - Number(other.isArchived) ||
      one.ordinal - other.ordinal ||
      one.name.localeCompare(other.name, 'en'),
  );
}

/** Sites by name. */
export async function readSites(database: ProgramDatabase): Promise<Site[]> {
  const sites = await database.rows('site').toArray();
  return sites.toSorted((one, other) => one.name.localeCompare(other.name, 'en'));
}

/** What the program has set about rules; rules without a row stand as their own defaults. */
export async function readRuleSettings(database: ProgramDatabase): Promise<RuleSetting[]> {
  return database.rows('ruleSetting').toArray();
}
