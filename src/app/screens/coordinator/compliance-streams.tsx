import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Finding } from '../../../rules/rule.ts';
import type { Worked } from '../../../rules/work/worked-records.ts';
import type { WorkStream } from '../../../domain/work/work-period.ts';
import type { RuleStanding } from '../../../rules/waivers.ts';
import { epochDayOf } from '../../../domain/time/day.ts';
import type { ComplianceSearch } from '../../coordinator-search.ts';
import { SelectField } from '../../parts/choices.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { useFilter } from './compliance-filters.tsx';
import { dayWords } from './day-words.ts';
import styles from './compliance-streams.module.css';

const CHOICES = [
  { value: '', label: 'Scheduled' },
  { value: 'worked', label: 'Worked, as people logged it' },
  { value: 'both', label: 'Both, side by side' },
] as const;

/** Whether the schedule is judged, what people logged, or both. */
export function StreamField({ stream }: { readonly stream: ComplianceSearch['stream'] }) {
  const filter = useFilter();
  return (
    <SelectField
      label="Hours"
      value={stream ?? ''}
      choices={CHOICES}
      onChange={(value) => void filter('stream', value)}
    />
  );
}

const SCHEDULED: ReadonlySet<WorkStream> = new Set(['scheduled']);
const WORKED: ReadonlySet<WorkStream> = new Set(['worked']);
const BOTH: ReadonlySet<WorkStream> = new Set(['scheduled', 'worked']);

/** The streams that are judged; the same set for the same address. */
export function streamsOf(stream: ComplianceSearch['stream']): ReadonlySet<WorkStream> {
  if (stream === undefined) return SCHEDULED;
  return stream === 'worked' ? WORKED : BOTH;
}

/** What a printed report says of the hours it is about. */
export function streamWords(stream: ComplianceSearch['stream']): string {
  switch (stream) {
    case undefined:
      return 'Scheduled work only.';
    case 'worked':
      return 'Work as people logged it; days without a log cannot be told.';
    case 'both':
      return 'Scheduled work, and work as people logged it; days without a log cannot be told.';
  }
}

/** Says whose word a finding rests on: what people logged, and, where both are shown, the schedule. */
export function StreamLabel(props: { readonly finding: Finding; readonly worked: Worked | null }) {
  const { finding, worked } = props;
  if (!worked) return null;
  return (
    <b className={classOf(styles, 'label')} data-stream={finding.stream ?? 'scheduled'}>
      {finding.stream === 'worked' ? 'Worked' : 'Scheduled'}
    </b>
  );
}

/** How much is logged: what is blank cannot be told. */
export function LoggedNote({ worked }: { readonly worked: Worked }) {
  const { records, schedule, throughDay } = worked;
  const through = epochDayOf(throughDay);
  let total = 0;
  let blank = 0;
  let complete = 0;
  for (const { personId, unknownDays, leaveDays } of records) {
    const member = schedule.plan.memberById.get(personId);
    if (!member) continue;
    const { firstDay, lastDay } = member.year;
    const first = epochDayOf(firstDay);
    const last = Math.min(through, epochDayOf(lastDay));
    const isOver = (day: number): boolean => first <= day && day <= last;
    const blanks = [...unknownDays].filter(isOver).length;
    total += Math.max(0, last - first + 1) - [...leaveDays].filter(isOver).length;
    blank += blanks;
    if (blanks === 0) complete++;
  }
  return (
    <p className={classOf(styles, 'note')}>
      Up to {dayWords(throughDay)}, {(total - blank).toLocaleString('en')} of{' '}
      {total.toLocaleString('en')} days are logged, every day by {complete} of {records.length}{' '}
      residents. Days without a log cannot be told. <Link to="/files">Take in logged hours</Link>
    </p>
  );
}

/** How a rule stands by the schedule and by what people logged, in two columns. */
export function sideBySide(
  scheduled: RuleStanding,
  worked: RuleStanding | undefined,
  words: (standing: RuleStanding) => ReactNode,
) {
  return [
    <div key="scheduled">
      <small className={classOf(styles, 'stream')}>Scheduled</small>
      {words(scheduled)}
    </div>,
    <div key="worked">
      <small className={classOf(styles, 'stream')}>Worked</small>
      {worked ? words(worked) : <span>Not about hours worked</span>}
    </div>,
  ];
}
