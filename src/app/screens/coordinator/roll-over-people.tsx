import type { PersonId } from '../../../domain/id.ts';
import type { MemberStep, Step } from '../../../domain/roll-over/member-steps.ts';
import type { CarriedLoad } from '../../../domain/rows/person.ts';
import { fullName, type Member } from '../../../domain/schedule/plan.ts';
import { Item, ItemList } from '../../parts/item-list.tsx';
import { Card } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { spanWords } from './day-words.ts';
import type { RollOver, RollOverLine } from './roll-over.ts';
import styles from './roll-over.module.css';
import { ROLE_WORDS } from './words.ts';

interface RollOverPeopleProps {
  readonly preview: RollOver;
  readonly pgyMax: number;
  readonly onStep: (personId: PersonId, step: Step) => void;
}

const GROUPS = [
  ['Off cycle', ({ isOffCycle }: MemberStep) => isOffCycle],
  ['Graduate', ({ step }: MemberStep) => step.kind === 'graduates'],
  ['Leave', ({ step }: MemberStep) => step.kind === 'leaves'],
  ['Next class', ({ step }: MemberStep) => step.kind === 'goes-on' && step.pgy !== null],
  ['Go on', () => true],
] as const;

/** Who is in the next year as what, with what the year leaves; each can be decided otherwise. */
export function RollOverPeople({ preview, pgyMax, onStep }: RollOverPeopleProps) {
  const groups = grouped(preview.lines);
  const { lines: all, newcomers, archivedIds } = preview;
  const count = (kind: Step['kind']): number => all.filter(({ step }) => step.kind === kind).length;
  return (
    <Card title="People">
      <p role="status">
        {[
          `${count('goes-on')} go on`,
          `${count('graduates')} graduate`,
          `${count('leaves')} leave`,
          `${newcomers.length} to be named`,
          preview.leaveBalances.length > 0 &&
            `leave carried over by ${preview.leaveBalances.length}`,
          archivedIds.length > 0 && `${archivedIds.length} archived with it`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {groups.map(({ title, lines }) => (
        <section key={title} className={classOf(styles, 'part')}>
          <h3>
            {title} ({lines.length})
          </h3>
          <ItemList label={title}>
            {lines.map((line) => (
              <PersonLine
                key={line.member.person.id}
                line={line}
                pgyMax={pgyMax}
                onStep={(step) => onStep(line.member.person.id, step)}
              />
            ))}
          </ItemList>
        </section>
      ))}
      {newcomers.length > 0 && (
        <section className={classOf(styles, 'part')}>
          <h3>To be named ({newcomers.length})</h3>
          <p>{newcomers.map(fullName).join(', ')}: PGY-1 for the whole year.</p>
        </section>
      )}
    </Card>
  );
}

/** Each line in the first group that its proposal belongs to, so that it stays in its place whatever is chosen. */
function grouped(lines: readonly RollOverLine[]) {
  const titleOf = (line: RollOverLine) => GROUPS.find(([, isIn]) => isIn(line.proposed))?.[0];
  return GROUPS.map(([title]) => ({
    title,
    lines: lines.filter((line) => titleOf(line) === title),
  })).filter((group) => group.lines.length > 0);
}

function PersonLine(props: {
  readonly line: RollOverLine;
  readonly pgyMax: number;
  readonly onStep: (step: Step) => void;
}) {
  const { line, pgyMax, onStep } = props;
  const { member, step, because, span, blocksDone, carriedLoad } = line;
  const name = fullName(member.person);
  const choices = choicesFor(member, pgyMax);
  const goesOn = step.kind === 'goes-on';
  return (
    <Item
      title={name}
      subtitle={`${classWords(member)}. ${because}`}
      facts={[
        goesOn ? spanWords(span) : '',
        goesOn && blocksDone > 0 ? `${blocksDone} blocks done` : '',
        goesOn && carriedLoad ? carriedWords(carriedLoad) : '',
      ].filter(Boolean)}
      actions={
        <select
          aria-label={`Next year: ${name}`}
          className={classOf(styles, 'step')}
          value={valueOf(step)}
          onChange={(event) => {
            const chosen = choices.find(({ value }) => value === event.target.value);
            if (chosen) onStep(chosen.step);
          }}
        >
          {choices.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      }
    />
  );
}

function choicesFor({ year }: Member, pgyMax: number) {
  const classes = year.role === 'resident' ? pgyMax : 8;
  const goesOn: Step[] =
    year.pgy === null
      ? [{ kind: 'goes-on', pgy: null }]
      : Array.from({ length: classes }, (_, index) => ({ kind: 'goes-on', pgy: index + 1 }));
  const ends: Step[] =
    year.pgy === null ? [{ kind: 'leaves' }] : [{ kind: 'graduates' }, { kind: 'leaves' }];
  return [...goesOn, ...ends].map((step) => ({
    step,
    value: valueOf(step),
    label: stepWords(step),
  }));
}

function valueOf(step: Step): string {
  return step.kind === 'goes-on' ? `${step.kind} ${step.pgy ?? ''}` : step.kind;
}

function stepWords(step: Step): string {
  if (step.kind === 'graduates') return 'Graduates';
  if (step.kind === 'leaves') return 'Leaves';
  return step.pgy === null ? 'Goes on' : `PGY-${step.pgy}`;
}

function classWords({ year }: Member): string {
  return ROLE_WORDS[year.role] + (year.pgy === null ? '' : ` PGY-${year.pgy}`);
}

const COUNTS = [
  ['nights', 'nights'],
  ['days', 'day calls'],
  ['weekends', 'weekend calls'],
  ['holidays', 'holiday calls'],
] as const;

/** What is carried over, such as `+2.3 nights, −1 weekend calls against the fair share`. */
export function carriedWords(load: CarriedLoad): string {
  const counts = COUNTS.flatMap(([name, words]) => {
    const calls = load[name];
    return calls === 0 ? [] : `${calls > 0 ? '+' : '−'}${Math.abs(calls)} ${words}`;
  });
  return counts.length === 0
    ? 'Even with the fair share'
    : `${counts.join(', ')} against the fair share`;
}
