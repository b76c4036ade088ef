import { useMemo } from 'react';
import { type DraftId, draftIdSchema } from '../../domain/id.ts';
import type { EditionInForce } from '../../domain/schedule/editions.ts';
import type { Plan } from '../../domain/schedule/plan.ts';
import { Schedule } from '../../domain/schedule/schedule.ts';
import { type DaySpan, doSpansMeet } from '../../domain/time/day.ts';
import { rules } from '../../rules/registry.ts';
import { isWorkRule } from '../../rules/work/check-work.ts';
import { readDraftCells } from '../../store/queries/drafts.ts';
import { readPublished } from '../../store/queries/published.ts';
import { useStored } from '../program-session.tsx';
import { useDrafts } from './use-drafts.ts';
import { useEditions } from './use-schedule.ts';

/** What stands for the editions in force where a draft could be chosen. */
export const IN_FORCE = 'in-force';

/** A schedule that can be judged: a draft by its id, or what is in force. */
export interface JudgedChoice {
  readonly value: string;
  readonly label: string;
}

/** A schedule to be judged. */
export interface Judged {
  readonly choice: JudgedChoice;
  readonly schedule: Schedule;
  /** The draft that is judged; null for what is in force. */
  readonly draftId: DraftId | null;
  /** What is published, where the choice is what is in force. */
  readonly inForce: readonly EditionInForce[];
  /** Whether any rule can be asked: calls and hours rest on the block layer. */
  readonly canBeJudged: boolean;
  /** Whether what is chosen speaks for what the rule limits, and for the blocks below it, on some of these days. */
  readonly holds: (ruleId: string, span: DaySpan) => boolean;
}

/** The drafts of the plan's year, the newest first, then what is in force. */
export function useJudgedChoices(plan: Plan): JudgedChoice[] | undefined {
  const { year } = plan.rows;
  const drafts = useDrafts(year.id);
  const editions = useEditions();
  return useMemo(() => {
    if (!drafts || !editions) return undefined;
    const numbers = editions.filter(({ yearId }) => yearId === year.id).map(({ number }) => number);
    const published = `What is in force (edition${numbers.length === 1 ? '' : 's'} ${numbers.join(', ')})`;
    return [
      ...drafts.map(({ id, name }) => ({ value: id, label: name })),
      ...(numbers.length > 0 ? [{ value: IN_FORCE, label: published }] : []),
    ];
  }, [drafts, editions, year.id]);
}

/** The schedule that is chosen, read again when it changes; undefined while it is read, and for null. */
export function useJudged(plan: Plan, choice: JudgedChoice | null): Judged | undefined {
  const { year } = plan.rows;
  const value = choice?.value ?? null;
  const read = useStored(
    async (database) => {
      if (value === null) return null;
      const published = value === IN_FORCE ? await readPublished(database, year) : null;
      const cells =
        value === IN_FORCE ? [] : await readDraftCells(database, draftIdSchema.parse(value));
      return { value, published, cells };
    },
    [value, year.firstDay, year.lastDay],
  );
  const label = choice?.label ?? '';
  return useMemo(() => {
    if (!read || read.value !== value) return undefined;
    const { published, cells } = read;
    const shown = { value: read.value, label };
    if (!published) {
      const schedule = new Schedule(plan, cells);
      return {
        choice: shown,
        schedule,
        draftId: draftIdSchema.parse(read.value),
        inForce: [],
        canBeJudged: true,
        holds: () => true,
      };
    }
    const { schedule, inForce } = published;
    const hasBlocks = schedule.plan.rows.blocks.length > 0;
    return {
      choice: shown,
      schedule,
      draftId: null,
      inForce,
      canBeJudged: !hasBlocks || inForce.some(({ layer }) => layer === 'block'),
      holds: holdsIn(inForce, schedule.plan),
    };
  }, [read, value, label, plan]);
}

/**
 * Work is made of all layers; half-days follow from the other two unless a week leaves some to be decided;
 * any other rule limits one layer. All rest on the blocks, where the program has some.
 */
function holdsIn(inForce: readonly EditionInForce[], { rows, members }: Plan): Judged['holds'] {
  const hasBlocks = rows.blocks.length > 0;
  const weeks = [...rows.rotations, ...members.map(({ year }) => year)];
  const isLeftOpen = weeks.some(({ leeway }) => leeway !== null);
  return (ruleId, span) => {
    const rule = rules.get(ruleId);
    if (!rule) return false;
    const speaksFor = (isMeant: (each: EditionInForce) => boolean): boolean =>
      inForce.some((each) => isMeant(each) && doSpansMeet(each, span));
    if (hasBlocks && !speaksFor(({ layer }) => layer === 'block')) return false;
    const isOfAll = isWorkRule(rule) || (rule.layer === 'half-day' && !isLeftOpen);
    return speaksFor(({ layer }) => isOfAll || layer === rule.layer);
  };
}
