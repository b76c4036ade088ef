import { setImmediate } from 'node:timers/promises';
import * as z from 'zod/mini';
import { isOffice } from '../../domain/access/membership.ts';
import { draftIdSchema, personIdSchema, yearIdSchema } from '../../domain/id.ts';
import type { EditionInForce } from '../../domain/schedule/editions.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import { daySchema, overlapOf } from '../../domain/time/day.ts';
import { checkRule, compareFindings } from '../../rules/check-schedule.ts';
import { rules, rulesOf } from '../../rules/registry.ts';
import type { Finding, Rule } from '../../rules/rule.ts';
import { type Answer, answered, notAnswered } from '../accounts/accounts.ts';
import { type AnyEndpoint, type Asked, type Later, nothing, reading } from './endpoint.ts';
import { pageOf, type PageQuery, pageQuery, takePage } from './page.ts';
import { yearOf } from './program-day.ts';
import { readDraftSchedule, readPublishedSchedule } from './read-schedule.ts';

const findingAnswer = z.object({
  ruleId: z.string(),
  title: z.string(),
  /** The number of the requirement in the current and in the older numbering; null where no requirement is cited. */
  citation: z.nullable(
    z.object({ current: z.string(), older: z.string(), edition: z.nullable(z.string()) }),
  ),
  force: z.enum(['must', 'should', 'wish']),
  verdict: z.enum(['violation', 'advisory', 'cannot-tell']),
  personIds: z.array(personIdSchema),
  firstDay: daySchema,
  lastDay: daySchema,
  slots: z.array(z.string()),
  measured: z.nullable(z.number()),
  limit: z.nullable(z.number()),
  unit: z.nullable(z.string()),
  /** Why; `{0}` stands for the first of the people, and so on. */
  because: z.string(),
});
type FindingAnswer = z.infer<typeof findingAnswer>;

const validateAnswer = z.extend(pageOf(findingAnswer), {
  /** Whether anything is published for the year, or the draft that was asked for. */
  isThere: z.boolean(),
  /** The rules that were asked. */
  ruleIds: z.array(z.string()),
  counts: z.object({ violation: z.int(), advisory: z.int(), cannotTell: z.int() }),
});

/** What the rules say of a schedule. */
export function validateEndpoints(): readonly AnyEndpoint[] {
  const checks = new Checks();
  return [
    reading({
      path: '/schedule/validate',
      summary: 'What every rule that is on says of the schedule',
      description:
        'Of what is published for the academic year of today, or of `year_id`, or of a draft. For admins and coordinators.',
      scopes: ['read:schedule'],
      clock: 'day',
      params: nothing,
      query: z.strictObject({
        draft_id: z.optional(draftIdSchema),
        year_id: z.optional(yearIdSchema),
        ...pageQuery,
      }),
      answer: validateAnswer,
      read: async (asked, { query }) => {
        if (!isOffice(asked.caller.membership)) return notAnswered('not-allowed');
        const yearId = query.year_id ?? (await yearOf(asked.seen, asked.at));
        const name = `${asked.state} ${query.draft_id ?? yearId}`;
        const known = checks.get(name);
        if (known) return pageOfCheck(known, query);
        const wanted = await scheduleOf(asked, yearId, query.draft_id);
        if (!wanted.ok) return wanted;
        return pageOfCheck(checks.add(name, wanted.value), query);
      },
    }),
  ];
}

/** A schedule to look at; of a published one only where an edition speaks for the layer. */
interface ToCheck {
  readonly schedule: Schedule;
  readonly inForce: readonly EditionInForce[] | null;
}

async function scheduleOf(
  { rows }: Asked,
  yearId: string | null,
  draftId: string | undefined,
): Promise<Answer<ToCheck | null>> {
  if (draftId !== undefined) {
    const draft = await rows.get('draft', draftId);
    const schedule = draft && (await readDraftSchedule(rows, draft));
    return schedule ? answered({ schedule, inForce: null }) : notAnswered('no-such-row');
  }
  const year = yearId === null ? undefined : await rows.get('academicYear', yearId);
  if (!year) return notAnswered('no-such-row');
  return answered(await readPublishedSchedule(rows, year));
}

interface Checked {
  readonly findings: readonly FindingAnswer[];
  readonly ruleIds: readonly string[];
  readonly isThere: boolean;
}

/** How many checks are kept, so that the pages of one are of one. */
const CHECKS_MAX = 8;

/** The latest checks by the state of the program, each made once and one after the other. */
class Checks {
  readonly #kept = new Map<string, Promise<Checked>>();
  #last: Promise<unknown> = Promise.resolve();

  get(name: string): Promise<Checked> | undefined {
    return this.#kept.get(name);
  }

  add(name: string, wanted: ToCheck | null): Promise<Checked> {
    const checked = this.#last.then(() => check(wanted));
    this.#last = checked.catch(() => this.#kept.delete(name));
    this.#kept.set(name, checked);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > CHECKS_MAX && oldest !== undefined) this.#kept.delete(oldest);
    return checked;
  }
}

async function check(wanted: ToCheck | null): Promise<Checked> {
  if (!wanted) return { findings: [], ruleIds: [], isThere: false };
  const { schedule, inForce } = wanted;
  const asked = rulesOf(schedule.plan);
  const findings: Finding[] = [];
  for (const setRule of asked) {
    findings.push(
      ...checkRule(schedule, setRule).filter(
        (finding) => inForce === null || isSpokenFor(finding, setRule.rule, inForce),
      ),
    );
    // A rule takes milliseconds, all of them together may not: others are answered in between.
    await setImmediate();
  }
  return {
    findings: findings.toSorted(compareFindings).map(answerOf),
    ruleIds: asked.map(({ rule }) => rule.id),
    isThere: true,
  };
}

function isSpokenFor(
  finding: Finding,
  { layer }: Rule,
  inForce: readonly EditionInForce[],
): boolean {
  return inForce.some((each) => each.layer === layer && overlapOf(each, finding) !== null);
}

function answerOf({ slots, personIds, stream: _stream, ...finding }: Finding): FindingAnswer {
  const rule = rules.get(finding.ruleId);
  const citation = rule?.citation;
  return {
    ...finding,
    slots: [...slots],
    personIds: [...personIds],
    title: rule?.title ?? finding.ruleId,
    force: rule?.force ?? 'should',
    citation: citation
      ? { current: citation.current, older: citation.older, edition: citation.edition ?? null }
      : null,
  };
}

const PLACES = 7;

function pageOfCheck(
  checking: Promise<Checked>,
  query: PageQuery,
): Answer<Later<z.infer<typeof validateAnswer>>> {
  // Whether the cursor reads is known before anything is checked.
  const readable = takePage(() => [], String, query);
  if (!readable.ok) return readable;
  return answered(async () => {
    const { findings, ruleIds, isThere } = await checking;
    const numbered = findings.map((finding, place) => ({ finding, place }));
    const keyOf = ({ place }: { readonly place: number }): string =>
      String(place).padStart(PLACES, '0');
    const page = takePage(() => numbered, keyOf, query);
    const { items, nextCursor } = page.ok ? page.value() : { items: [], nextCursor: null };
    const of = (verdict: Finding['verdict']): number =>
      findings.filter((finding) => finding.verdict === verdict).length;
    const counts = {
      violation: of('violation'),
      advisory: of('advisory'),
      cannotTell: of('cannot-tell'),
    };
    return {
      isThere,
      ruleIds: [...ruleIds],
      counts,
      items: items.map(({ finding }) => finding),
      nextCursor,
    };
  });
}
