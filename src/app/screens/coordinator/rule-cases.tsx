import { type ReactNode, useMemo } from 'react';
import type { Layer } from '../../../domain/rows/schedule.ts';
import { fullName, type Plan } from '../../../domain/schedule/plan.ts';
import type { Schedule } from '../../../domain/schedule/schedule.ts';
import { type Filled, periodOf, slotKey, type SlotKey } from '../../../domain/schedule/slot.ts';
import { dayFromEpoch, daysOf, type DaySpan } from '../../../domain/time/day.ts';
import type { WorkRecord } from '../../../domain/work/work-record.ts';
import type { Example } from '../../../rules/example.ts';
import type { Finding, Rule } from '../../../rules/rule.ts';
import { examplesOf, judgedCalendar, judgedWork } from '../../../rules/rule-examples.ts';
import { capitalised, measureWords, VERDICT_OF_CASE } from '../../../rules/rule-words.ts';
import type { WorkExample } from '../../../rules/work/work-example.ts';
import { Card } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { becauseWords } from './findings-words.ts';
import { PeriodPicture } from './period-picture.tsx';
import styles from './rules.module.css';

/** The cases that a rule brings along: what it allows, what it does not, and what it says of each. */
export function RuleCases({ rule }: { readonly rule: Rule }) {
  const { drawn, work } = examplesOf(rule.id);
  return (
    <Card title="Examples">
      <p>
        Invented cases with the rule’s own numbers, whatever this program has set. The rule itself
        says what stands below each.
      </p>
      <ul className={classOf(styles, 'cases')}>
        {drawn.map((example) => (
          <CalendarCase key={example.title} rule={rule} example={example} />
        ))}
        {work.map((example) => (
          <WorkCase key={example.title} rule={rule} example={example} />
        ))}
      </ul>
    </Card>
  );
}

type CaseVerdict = keyof typeof VERDICT_OF_CASE;

function Case(props: {
  readonly title: string;
  readonly verdict: CaseVerdict;
  readonly said: readonly string[];
  readonly given: string;
  readonly children: ReactNode;
}) {
  const { title, verdict, said, given, children } = props;
  return (
    <li className={classOf(styles, 'case')} data-verdict={verdict}>
      <h3>
        <b className={classOf(styles, 'verdict')}>{VERDICT_OF_CASE[verdict]}</b> {title}
      </h3>
      {children}
      {given !== '' && <p className={classOf(styles, 'given')}>Given: {given}</p>}
      {[...new Set(said)].map((words) => (
        <p key={words}>{words}</p>
      ))}
    </li>
  );
}

function CalendarCase({ rule, example }: { readonly rule: Rule; readonly example: Example }) {
  const { schedule, findings, verdict } = useMemo(
    () => judgedCalendar(rule, example),
    [rule, example],
  );
  const found = new Set(findings.flatMap(({ slots }) => slots));
  const {
    title,
    isAllowed: _isAllowed,
    cannotTell: _cannotTell,
    drawn: _drawn,
    ...given
  } = example;
  return (
    <Case
      title={title}
      verdict={verdict}
      said={findings.map((finding) => saidWords(becauseWords(finding, schedule.plan), finding))}
      given={givenWords(given)}
    >
      <Letters schedule={schedule} layer="block" found={found} />
      <Letters schedule={schedule} layer="call" found={found} />
      <Letters schedule={schedule} layer="half-day" found={found} />
    </Case>
  );
}

/** How many letters are shown at least: all blocks, whole weeks of nights, whole days. */
const A_ROW: Readonly<Record<Layer, number>> = { block: 53, call: 7, 'half-day': 2 };
const LETTERS: Readonly<Record<Layer, string>> = {
  block: 'blocks',
  call: 'nights',
  'half-day': 'half-days',
};

function periodsOf({ rows }: Plan, layer: Layer): string[] {
  if (layer === 'block') return rows.blocks.map(({ id }) => id);
  const days = daysOf(rows.year);
  return layer === 'call' ? days : days.flatMap((day) => [`${day}am`, `${day}pm`]);
}

/** A layer of a drawn calendar: a letter for each block or day of each person. */
function Letters(props: {
  readonly schedule: Schedule;
  readonly layer: Layer;
  readonly found: ReadonlySet<SlotKey>;
}) {
  const { schedule, layer, found } = props;
  const { plan } = schedule;
  const own = schedule.filled.filter(({ slot }) => slot.layer === layer);
  if (own.length === 0) return null;
  const periods = periodsOf(plan, layer);
  const last = Math.max(...own.map(({ slot }) => periods.indexOf(periodOf(slot))));
  const shown = periods.slice(0, Math.ceil((last + 1) / A_ROW[layer]) * A_ROW[layer]);
  return (
    <dl className={classOf(styles, 'letters')} data-layer={layer}>
      {plan.members.map(({ person, year }) => (
        <div key={person.id}>
          <dt>
            {person.givenName} {year.pgy === null ? 'faculty' : `PGY-${year.pgy}`}, {LETTERS[layer]}
          </dt>
          <dd>
            <ol aria-label={`${capitalised(LETTERS[layer])} of ${fullName(person)}`}>
              {shown.map((period) => (
                <Letter
                  key={period}
                  cells={own.filter(
                    (each) => each.personId === person.id && periodOf(each.slot) === period,
                  )}
                  found={found}
                />
              ))}
            </ol>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Letter(props: {
  readonly cells: readonly Filled[];
  readonly found: ReadonlySet<SlotKey>;
}) {
  const { cells, found } = props;
  const isFound = cells.some(({ slot }) => found.has(slotKey(slot)));
  return (
    <li data-found={isFound || undefined} data-filled={cells.length > 0 || undefined}>
      {cells.map(({ slot }) => slot.demandId).join('+') || '·'}
    </li>
  );
}

function WorkCase({ rule, example }: { readonly rule: Rule; readonly example: WorkExample }) {
  const { record, findings } = useMemo(() => judgedWork(rule, example), [rule, example]);
  const span = useMemo(() => spanOf(record, findings), [record, findings]);
  const { title, verdict, drawn: _drawn, on: _on, ...given } = example;
  return (
    <Case
      title={title}
      verdict={verdict}
      said={findings.map((finding) => saidWords(finding.because, finding))}
      given={givenWords(given)}
    >
      <PeriodPicture record={record} span={span} />
    </Case>
  );
}

/** The days of which a case tells something. */
function spanOf(record: WorkRecord, findings: readonly DaySpan[]): DaySpan {
  const { assignments, periods, clock } = record;
  const days = [
    ...periods.flatMap(({ start, end }) => [clock.epochDayAt(start), clock.epochDayAt(end - 1)]),
    ...record.leaveDays,
    ...record.unknownDays,
  ].map(dayFromEpoch);
  const firstDays = [...days, ...assignments.map(({ firstDay }) => firstDay)].toSorted();
  const lastDays = [...days, ...findings.map(({ lastDay }) => lastDay)].toSorted();
  const firstDay = firstDays[0] ?? dayFromEpoch(0);
  return { firstDay, lastDay: lastDays.at(-1) ?? assignments[0]?.lastDay ?? firstDay };
}

function saidWords(because: string, finding: Pick<Finding, 'measured' | 'limit' | 'unit'>): string {
  const measured = measureWords(finding);
  return measured === '' ? because : `${because} Measured: ${measured}.`;
}

/** What is particular about a case, as words. */
function givenWords(given: unknown): string {
  if (Array.isArray(given)) return given.map(givenWords).join('; ');
  if (typeof given === 'object' && given !== null) {
    return Object.entries(given)
      .map(([name, value]) => `${nameWords(name)} ${givenWords(value)}`)
      .join(', ');
  }
  if (typeof given === 'boolean') return given ? 'yes' : 'no';
  if (typeof given === 'number' || typeof given === 'string') return String(given);
  return 'not known';
}

function nameWords(name: string): string {
  return name.length === 1 ? name : name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
