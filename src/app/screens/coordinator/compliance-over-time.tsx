import { useNavigate } from '@tanstack/react-router';
import { FileSpreadsheet } from 'lucide-react';
import { useState } from 'react';
import { STANDINGS, type StandingCounts, sumOf } from '../../../rules/compliance-over-time.ts';
import { rules } from '../../../rules/registry.ts';
import { READERS_ENGLISH } from '../../../answers/time-words.ts';
import type { ComplianceSearch } from '../../coordinator-search.ts';
import type { Judged } from '../../hooks/use-judged.ts';
import { Button } from '../../parts/button.tsx';
import { Card, Skeleton } from '../../parts/page.tsx';
import { saveFile } from '../../save-file.ts';
import { classOf } from '../../styles/css-modules.ts';
import { HoursByWeek } from './hours-by-week.tsx';
import { NearMisses } from './near-misses.tsx';
import { overTimeCsv } from './over-time-csv.ts';
import { OverTimeGrid } from './over-time-grid.tsx';
import { countsAt, countsWords, isAllKept, STANDING_WORDS } from './over-time-words.ts';
import { type OverTime, useOverTime } from './use-over-time.ts';
import type { ShownCompliance } from './use-streams.ts';
import { usePrinting } from './use-printing.ts';
import styles from './over-time.module.css';

const COUNT = new Intl.NumberFormat(READERS_ENGLISH);

/** How the musts and shoulds stood block by block, what was kept only just, and a resident's hours week by week. */
export function ComplianceOverTime(props: {
  readonly judged: Judged;
  readonly compliance: ShownCompliance;
  readonly search: ComplianceSearch;
}) {
  const { judged, compliance, search } = props;
  const overTime = useOverTime(judged, compliance);
  return (
    <>
      {(!overTime || overTime.parts.length > 0) && (
        <Card title="Over time">
          {overTime ? <Course overTime={overTime} search={search} /> : <Skeleton lines={4} />}
        </Card>
      )}
      {overTime && <NearMisses judged={judged} nearMisses={overTime.nearMisses} search={search} />}
      <HoursByWeek judged={judged} worked={compliance.worked} search={search} />
    </>
  );
}

function Course(props: { readonly overTime: OverTime; readonly search: ComplianceSearch }) {
  const { overTime, search } = props;
  const { parts } = overTime;
  const [isWhole, setWhole] = useState(false);
  const isPrinting = usePrinting();
  const musts = overTime.rules.filter(({ rule }) => rule.force === 'must');
  const quiet = overTime.rules.filter(({ total }) => isAllKept(total));
  const shown = overTime.rules.filter(
    (each) => isWhole || isPrinting || !quiet.includes(each) || each.rule.id === search.rule,
  );
  const mustCounts = parts.map((_, place) =>
    sumOf(musts.map((each) => countsAt(each.parts, place))),
  );
  const save = () => saveFile('compliance-over-time.csv', overTimeCsv(overTime), 'text/csv');
  return (
    <>
      <p>
        How each must and should stood, block by block,{' '}
        {search.stream === 'worked' ? 'by what people logged' : 'as scheduled'}. A resident’s time
        on a rotation counts in the block that holds most of it; rules of calls count everybody once
        in each block. Choose a bar to see its findings.
      </p>
      <h3>All musts in the year</h3>
      <Legend counts={sumOf(mustCounts)} />
      <OverTimeGrid parts={parts} mustCounts={mustCounts} shown={shown} search={search} />
      <Chosen overTime={overTime} mustCounts={mustCounts} search={search} />
      <div className={classOf(styles, 'onScreen')}>
        {quiet.length > 0 && (
          <Button pressed={isWhole} onPress={() => setWhole(!isWhole)}>
            Show the {quiet.length} rules kept throughout
          </Button>
        )}
        <Button onPress={save}>
          <FileSpreadsheet aria-hidden size={18} /> Save these counts as CSV
        </Button>
      </div>
    </>
  );
}

/** What the signs mean, with how many cases of the musts stand so. */
function Legend({ counts }: { readonly counts: StandingCounts }) {
  return (
    <dl aria-label="All musts in the year" className={classOf(styles, 'legend')}>
      {STANDINGS.map((standing) => (
        <div key={standing}>
          <dt>
            <i aria-hidden className={classOf(styles, 'sample')} data-standing={standing}>
              {STANDING_WORDS[standing].sign}
            </i>
            {STANDING_WORDS[standing].title}
          </dt>
          <dd>
            <b>{COUNT.format(counts[standing])}</b>{' '}
            <small>{STANDING_WORDS[standing].meaning}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What is chosen, in words. */
function Chosen(props: {
  readonly overTime: OverTime;
  readonly mustCounts: readonly StandingCounts[];
  readonly search: ComplianceSearch;
}) {
  const { overTime, mustCounts, search } = props;
  const { rule: ruleId, period } = search;
  const navigate = useNavigate({ from: '/compliance' });
  const own = overTime.rules.find(({ rule }) => rule.id === ruleId);
  const place = overTime.parts.findIndex(({ firstDay }) => firstDay === period);
  const counts = ruleId === undefined ? mustCounts : own?.parts;
  const isChosen = counts !== undefined && (ruleId !== undefined || place >= 0);
  const title = ruleId === undefined ? 'All musts' : rules.get(ruleId)?.title;
  const when = place < 0 ? 'the whole year' : `block ${overTime.parts[place]?.label ?? ''}`;
  return (
    <div className={classOf(styles, 'chosen')}>
      <p role="status">
        {isChosen &&
          `${title}, ${when}: ${countsWords(place < 0 ? sumOf(counts) : countsAt(counts, place))}. The lists below show these days.`}
      </p>
      {isChosen && (
        <Button
          onPress={() =>
            void navigate({
              search: (before) => ({ ...before, rule: undefined, period: undefined }),
              replace: true,
              resetScroll: false,
            })
          }
        >
          Every rule, the whole year
        </Button>
      )}
    </div>
  );
}
