import { useCallback } from 'react';
import { activityDefined } from '../../domain/changes/activity-defined.ts';
import { activityRemoved } from '../../domain/changes/activity-removed.ts';
import { callRoleDefined } from '../../domain/changes/call-role-defined.ts';
import { callRoleRemoved } from '../../domain/changes/call-role-removed.ts';
import type { Outcome } from '../../domain/changes/change.ts';
import { programDescribed } from '../../domain/changes/program-described.ts';
import { rulePackSet } from '../../domain/changes/rule-pack-set.ts';
import { ruleSet } from '../../domain/changes/rule-set.ts';
import { siteRemoved } from '../../domain/changes/site-removed.ts';
import { siteDefined } from '../../domain/changes/site-defined.ts';
import type { Site } from '../../domain/rows/academic-year.ts';
import type { Program } from '../../domain/rows/program.ts';
import type { Activity, CallRole } from '../../domain/rows/rotation.ts';
import type { RuleSetting } from '../../domain/rows/schedule.ts';
import { readRuleSettings } from '../../store/queries/definitions.ts';
import { readRuleUses, type RuleUses } from '../../store/queries/rule-uses.ts';
import { useStored } from '../program-session.tsx';
import { useRecord } from './use-record.ts';

/** What the program has set about rules. */
export function useRuleSettings(): RuleSetting[] | undefined {
  return useStored(readRuleSettings, []);
}

/** Sets the program's name, time zone or classes. */
export function useDescribeProgram(): (program: Program) => Promise<Outcome> {
  const record = useRecord();
  return useCallback((program) => record(programDescribed, { program }), [record]);
}

/** Adds or edits a call role. */
export function useDefineCallRole(): (callRole: CallRole) => Promise<Outcome> {
  const record = useRecord();
  return useCallback((callRole) => record(callRoleDefined, { callRole }), [record]);
}

/** Deletes a call role; the notice offers to take it back. */
export function useDeleteCallRole(): (callRole: CallRole) => Promise<Outcome> {
  const record = useRecord();
  return useCallback(({ id, name }) => record(callRoleRemoved, { callRoleId: id, name }), [record]);
}

/** Adds or edits an activity. */
export function useDefineActivity(): (activity: Activity) => Promise<Outcome> {
  const record = useRecord();
  return useCallback((activity) => record(activityDefined, { activity }), [record]);
}

/** Deletes an activity that no week holds; the notice offers to take it back. */
export function useDeleteActivity(): (activity: Activity) => Promise<Outcome> {
  const record = useRecord();
  return useCallback(({ id, name }) => record(activityRemoved, { activityId: id, name }), [record]);
}

/** Deletes a site where nothing takes place; the notice offers to take it back. */
export function useDeleteSite(): (site: Site) => Promise<Outcome> {
  const record = useRecord();
  return useCallback(({ id, name }) => record(siteRemoved, { siteId: id, name }), [record]);
}

/** Adds or edits a site. */
export function useDefineSite(): (site: Site) => Promise<Outcome> {
  const record = useRecord();
  return useCallback((site) => record(siteDefined, { site }), [record]);
}

/** Switches a rule on or off, or sets its parameters. */
export function useSetRule(): (setting: RuleSetting, title: string) => Promise<Outcome> {
  const record = useRecord();
  return useCallback((setting, title) => record(ruleSet, { setting, title }), [record]);
}

/** Switches all these rules on or off in one change. @param pack what their pack is called. */
export function useSetRulePack(): (
  ruleIds: readonly string[],
  isOn: boolean,
  pack: string,
) => Promise<Outcome> {
  const record = useRecord();
  return useCallback(
    (ruleIds, isOn, pack) => record(rulePackSet, { ruleIds: [...ruleIds], isOn, pack }),
    [record],
  );
}

/** What editions and schedule runs say of a rule. */
export function useRuleUses(ruleId: string): RuleUses | undefined {
  return useStored((database) => readRuleUses(database, ruleId), [ruleId]);
}
