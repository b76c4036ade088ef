import { Link } from '@tanstack/react-router';
import { type ReactNode, useMemo, useState } from 'react';
import { fullName } from '../../../domain/schedule/plan.ts';
import { daysIn } from '../../../domain/time/day.ts';
import { streamOf } from '../../../rules/found.ts';
import { rules } from '../../../rules/registry.ts';
import type { Finding } from '../../../rules/rule.ts';
import {
  citationWords,
  FORCE_WORDS,
  measureWords,
  VERDICT_OF_CASE,
} from '../../../rules/rule-words.ts';
import { scheduledRecordOf } from '../../../rules/work/scheduled-records.ts';
import type { Worked } from '../../../rules/work/worked-records.ts';
import { IN_FORCE, type Judged } from '../../hooks/use-judged.ts';
import { classOf } from '../../styles/css-modules.ts';
import { StreamLabel } from './compliance-streams.tsx';
import { spanWords } from './day-words.ts';
import { becauseWords } from './findings-words.ts';
import { PeriodPicture } from './period-picture.tsx';
import styles from './compliance.module.css';

const PICTURE_DAYS_MAX = 63;

/** What tells a finding from others of the same schedule. */
export function findingKey(finding: Finding): string {
  const { ruleId, personIds, slots, firstDay, because } = finding;
  return `${streamOf(finding)} ${ruleId} ${personIds.join()} ${slots.join()} ${firstDay} ${because}`;
}

/** One finding: what was measured against which limit, by which rule and citation, and a picture of the days. */
export function ComplianceFinding(props: {
  readonly judged: Judged;
  readonly finding: Finding;
  /** What people logged, where findings about that are shown. */
  readonly worked: Worked | null;
  /** Whether the picture is to be seen from the start, as in print. */
  readonly isOpen: boolean;
  /** What can be decided about it. */
  readonly actions?: ReactNode;
}) {
  const { judged, finding, worked, isOpen } = props;
  const { plan } = judged.schedule;
  const rule = rules.get(finding.ruleId);
  const measured = measureWords(finding);
  return (
    <li className={classOf(styles, 'finding')} data-verdict={finding.verdict}>
      <p className={classOf(styles, 'because')}>
        <b className={classOf(styles, 'verdict')}>{VERDICT_OF_CASE[finding.verdict]}</b>{' '}
        {becauseWords(finding, plan)} <StreamLabel finding={finding} worked={worked} />
      </p>
      <p>
        <People judged={judged} finding={finding} />
        {spanWords(finding)}
      </p>
      {measured !== '' && <p>Measured: {measured}</p>}
      {rule && (
        <p className={classOf(styles, 'quiet')}>
          <Link to="/rules/$ruleId" params={{ ruleId: rule.id }}>
            {rule.title}
          </Link>{' '}
          · {FORCE_WORDS[rule.force].title}
          {rule.citation && ` · ${citationWords(rule.citation)}`}
        </p>
      )}
      <div className={classOf(styles, 'onward')}>
        <PlaceLink judged={judged} finding={finding} />
        {props.actions}
      </div>
      {finding.personIds.length > 0 && daysIn(finding) <= PICTURE_DAYS_MAX && (
        <Picture judged={judged} finding={finding} worked={worked} isOpen={isOpen} />
      )}
    </li>
  );
}

function People({ judged, finding }: { readonly judged: Judged; readonly finding: Finding }) {
  const names = finding.personIds.flatMap((id) => {
    const member = judged.schedule.plan.memberById.get(id);
    return member ? [fullName(member.person)] : [];
  });
  const [first, second, third, ...more] = names;
  const shown = [first, second, third].filter((name) => name !== undefined).join(', ');
  if (names.length === 0) return null;
  return <b>{`${shown}${more.length > 0 ? ` and ${more.length} more` : ''} · `}</b>;
}

/** To the draft at the place, or to the person's published calendar. */
function PlaceLink({ judged, finding }: { readonly judged: Judged; readonly finding: Finding }) {
  const [person] = finding.personIds;
  const [slot] = finding.slots;
  if (judged.choice.value !== IN_FORCE) {
    return (
      <Link
        to="/build/$draftId"
        params={{ draftId: judged.choice.value }}
        search={{ slot, person, day: finding.firstDay }}
      >
        Open the draft there
      </Link>
    );
  }
  return person === undefined ? null : (
    <Link
      to="/person/$personId"
      params={{ personId: person }}
      search={{ view: 'month', day: finding.firstDay }}
    >
      Open the calendar there
    </Link>
  );
}

function Picture(props: {
  readonly judged: Judged;
  readonly finding: Finding;
  readonly worked: Worked | null;
  readonly isOpen: boolean;
}) {
  const { judged, finding, worked, isOpen } = props;
  const [opened, setOpened] = useState<boolean | null>(null);
  const isShown = opened ?? isOpen;
  const record = useMemo(() => {
    const { plan, filled } = judged.schedule;
    const [id] = isShown ? finding.personIds : [];
    if (finding.stream === 'worked') {
      return worked?.records.find(({ personId }) => personId === id) ?? null;
    }
    const member = id === undefined ? undefined : plan.memberById.get(id);
    const own = filled.filter(({ personId }) => personId === id);
    return member ? scheduledRecordOf(plan, member, own) : null;
  }, [judged, finding, worked, isShown]);
  return (
    <details
      className={classOf(styles, 'details')}
      open={isShown}
      onToggle={(event) => setOpened(event.currentTarget.open)}
    >
      <summary>The days as a picture</summary>
      {record && <PeriodPicture record={record} span={finding} />}
    </details>
  );
}
