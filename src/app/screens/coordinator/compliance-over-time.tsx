import { useNavigate } from '@tanstack/react-router';
import { FileSpreadsheet } from 'lucide-react';
import { useState } from 'react';
import { STANDINGS, type StandingCounts, sumOf } from '../../../rules/compliance-over-time.ts';
import { rules } from '../../../rules/registry.ts';
import { READERS_ENGLISH } from '../../../answers/time-words.ts';
import type { Worked } from '../../../rules/work/worked-records.ts';
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
import type { OverTime } from './use-over-time.ts';
import styles from './over-time.module.css';

const COUNT = new Intl.NumberFormat(READERS_ENGLISH);

/** How the musts and shoulds stood block by block, what was kept only just, and a resident’s hours week by week. */
export function ComplianceOverTime(props: {
  readonly judged: Judged;
  /** Undefined while it is computed. */
  readonly overTime: OverTime | undefined;
  readonly worked: Worked | null;
  readonly search: ComplianceSearch;
}) {
  const { judged, overTime, worked, search } = props;
  return (
    <>
      {(!overTime || overTime.parts.length > 0) && (
        <Card title="Over time">
          {overTime ? <Course overTime={overTime} search={search} /> : <Skeleton lines={4} />}
        </Card>
      )}
      {overTime && <NearMisses judged={judged} nearMisses={overTime.nearMisses} search={search} />}
      <HoursByWeek judged={judged} worked={worked} search={search} />
    </>
  );
}

interface CourseProps {
  readonly overTime: OverTime;
  readonly search: ComplianceSearch;
}

function Course({ overTime, search }: CourseProps) {
  const [isWhole, setWhole] = useState(false);
  const quiet = overTime.rules.filter(({ total }) => isAllKept(total));
  const shown = overTime.rules.filter(
    (each) => isWhole || !quiet.includes(each) || each.rule.id === search.rule,
  );
  const mustCounts = mustCountsOf(overTime);
  const save = () => saveFile('compliance-over-time.csv', overTimeCsv(overTime), 'text/csv');
  return (
    <>
      <CourseWords search={search} />
      <p>Choose a bar to see its findings.</p>
      <h3>All musts in the year</h3>
      <Legend counts={sumOf(mustCounts)} />
      <OverTimeGrid parts={overTime.parts} mustCounts={mustCounts} shown={shown} search={search} />
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

/** The same on paper: the rules that were kept throughout by name alone, and nothing to choose. */
export function PrintedOverTime({ overTime, search }: CourseProps) {
  const mustCounts = mustCountsOf(overTime);
  const quiet = overTime.rules.filter(({ total }) => isAllKept(total));
  if (overTime.parts.length === 0) return null;
  return (
    <section className={classOf(styles, 'printed')}>
      <h2>Over time</h2>
      <CourseWords search={search} />
      <Legend counts={sumOf(mustCounts)} />
      <OverTimeGrid
        parts={overTime.parts}
        mustCounts={mustCounts}
        shown={overTime.rules.filter((each) => !quiet.includes(each))}
        search={search}
      />
      {quiet.length > 0 && (
        <p>Kept throughout: {quiet.map(({ rule }) => rule.title).join('; ')}.</p>
      )}
    </section>
  );
}

function CourseWords({ search }: Pick<CourseProps, 'search'>) {
  return (
    <p>
      How each must and should stood, block by block,{' '}
      {search.stream === 'worked' ? 'by what people logged' : 'as scheduled'}. A resident’s time on
      a rotation counts in the block that holds most of it; rules of calls count everybody once in
      each block. What is waived is not kept.
    </p>
  );
}

function mustCountsOf({ parts, rules: course }: OverTime): StandingCounts[] {
  const musts = course.filter(({ rule }) => rule.force === 'must');
  return parts.map((_, place) => sumOf(musts.map((each) => countsAt(each.parts, place))));
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
