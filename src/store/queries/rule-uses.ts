import type { Edition, RuleSetting, ScheduleRun } from '../../domain/rows/schedule.ts';
import type { ProgramDatabase } from '../database.ts';

/** An edition and how it had a rule set; without a setting the rule's own defaults stood. */
export interface EditionUse {
  readonly edition: Edition;
  readonly setting: RuleSetting | undefined;
}

/** Where a rule was in use besides the present. */
export interface RuleUses {
  /** The newest first. */
  readonly editions: readonly EditionUse[];
  /** All schedule runs, of any rule. */
  readonly runs: readonly ScheduleRun[];
}

/** What published editions and schedule runs say of a rule. */
export async function readRuleUses(database: ProgramDatabase, ruleId: string): Promise<RuleUses> {
  const editions = await database.rows('edition').toArray();
  const frozen = await database.rows('frozen').bulkGet(editions.map(({ frozenId }) => frozenId));
  const uses = editions.map((edition, place) => ({
    edition,
    setting: frozen[place]?.ruleSettings.find(({ id }) => id === ruleId),
  }));
  return {
    editions: uses.toSorted((one, other) => other.edition.number - one.edition.number),
    runs: await database.rows('scheduleRun').toArray(),
  };
}
