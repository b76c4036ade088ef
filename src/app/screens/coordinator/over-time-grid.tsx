import { Link, useNavigate } from '@tanstack/react-router';
import {
  type RuleOverTime,
  type StandingCounts,
  sumOf,
  type YearPart,
} from '../../../rules/compliance-over-time.ts';
import type { ComplianceSearch } from '../../coordinator-search.ts';
import { classOf } from '../../styles/css-modules.ts';
import { shortDayWords } from './day-words.ts';
import { GridFrame } from './grid-frame.tsx';
import { OverTimeBar } from './over-time-bar.tsx';
import { countsAt, keptShareWords } from './over-time-words.ts';
import styles from './over-time.module.css';

/** A line of bars for all musts and for each rule: the year, then its parts. Choosing a bar narrows what the screen shows. */
export function OverTimeGrid(props: {
  readonly parts: readonly YearPart[];
  /** Of all musts together, for each part. */
  readonly mustCounts: readonly StandingCounts[];
  readonly shown: readonly RuleOverTime[];
  readonly search: ComplianceSearch;
}) {
  const { parts, mustCounts, shown, search } = props;
  return (
    <div className={classOf(styles, 'frame')}>
      <GridFrame
        label="Compliance over time"
        corner="Rule"
        columns={[
          { id: 'year', title: 'Year', subtitle: 'kept' },
          ...parts.map(({ label, firstDay }) => ({
            id: firstDay,
            title: label,
            subtitle: shortDayWords(firstDay),
          })),
        ]}
      >
        <Row title="All musts" ruleId={null} counts={mustCounts} parts={parts} search={search} />
        {shown.map(({ rule, parts: counts }) => (
          <Row
            key={rule.id}
            title={rule.title}
            ruleId={rule.id}
            counts={counts}
            parts={parts}
            search={search}
          />
        ))}
      </GridFrame>
    </div>
  );
}

interface RowProps {
  readonly title: string;
  /** Null for all musts together. */
  readonly ruleId: string | null;
  readonly counts: readonly StandingCounts[];
  readonly parts: readonly YearPart[];
  readonly search: ComplianceSearch;
}

function Row({ title, ruleId, counts, parts, search }: RowProps) {
  const navigate = useNavigate({ from: '/compliance' });
  const choose = (period: YearPart['firstDay'] | undefined): void =>
    void navigate({
      search: (before) => ({ ...before, rule: ruleId ?? undefined, period, verdict: undefined }),
      replace: true,
      resetScroll: false,
    });
  const total = sumOf(counts);
  const isOwnRule = search.rule === (ruleId ?? undefined);
  return (
    <tr>
      <th scope="row">
        {ruleId === null ? (
          title
        ) : (
          <Link to="/rules/$ruleId" params={{ ruleId }}>
            {title}
          </Link>
        )}
      </th>
      <td>
        <OverTimeBar
          title={`${title}, the whole year`}
          counts={total}
          words={keptShareWords(total)}
          isReachable={ruleId === null}
          isChosen={isOwnRule && ruleId !== null && search.period === undefined}
          onChoose={() => choose(undefined)}
        />
      </td>
      {parts.map(({ label, firstDay }, place) => (
        <td key={firstDay}>
          <OverTimeBar
            title={`${title}, block ${label}`}
            counts={countsAt(counts, place)}
            isReachable={false}
            isChosen={isOwnRule && search.period === firstDay}
            onChoose={() => choose(firstDay)}
          />
        </td>
      ))}
    </tr>
  );
}
