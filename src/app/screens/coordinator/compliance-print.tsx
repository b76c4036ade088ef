import { groupBy } from '../../../domain/group-by.ts';
import type { Worked } from '../../../rules/work/worked-records.ts';
import { rules } from '../../../rules/registry.ts';
import type { Finding } from '../../../rules/rule.ts';
import { citationWords, FORCE_WORDS, measureWords } from '../../../rules/rule-words.ts';
import type { RuleStanding } from '../../../rules/waivers.ts';
import type { ComplianceSearch } from '../../coordinator-search.ts';
import type { Judged } from '../../hooks/use-judged.ts';
import { classOf } from '../../styles/css-modules.ts';
import { ComplianceFinding, findingKey } from './compliance-finding.tsx';
import { PrintedCover } from './compliance-print-cover.tsx';
import { PrintedCases, PrintedWaivers } from './compliance-print-decisions.tsx';
import { RulesAsked } from './compliance-report.tsx';
import { shareWords } from './compliance-summary.tsx';
import { spanWords } from './day-words.ts';
import { becauseWords, namesOf } from './findings-words.ts';
import type { FollowUp } from './use-compliance-follow-up.ts';
import styles from './compliance-print.module.css';

/** What a report is made of. */
export interface ReportParts {
  readonly judged: Judged;
  /** What nobody has waived, as far as the filters let it through; the worst first. */
  readonly findings: readonly Finding[];
  /** What people logged, where findings about that are among them. */
  readonly worked: Worked | null;
  readonly standing: readonly RuleStanding[];
  /** How rules of work stand by what people logged, where that is shown beside the schedule. */
  readonly beside: ReadonlyMap<string, RuleStanding> | null;
  readonly followUp: FollowUp;
  readonly search: ComplianceSearch;
}

/**
 * The report for a program director, on paper: what was asked, how it stands, what is broken or cannot be
 * told with pictures, cases with their sign-off, waivers, advisories as tables, and the rules with their settings.
 */
export function PrintedReport(parts: ReportParts) {
  const { judged, findings, worked, standing, beside, followUp } = parts;
  const isBad = ({ verdict }: Finding): boolean => verdict !== 'advisory';
  return (
    <div className={classOf(styles, 'report')}>
      <PrintedCover {...parts} />
      <PrintedShares title={beside ? 'By rule, as scheduled' : 'By rule'} standing={standing} />
      {beside && (
        <PrintedShares title="By rule, as people logged it" standing={[...beside.values()]} />
      )}
      <PrintedPictures judged={judged} worked={worked} findings={findings.filter(isBad)} />
      <PrintedCases followUp={followUp} />
      <PrintedWaivers judged={judged} followUp={followUp} />
      <PrintedAdvisories judged={judged} findings={findings.filter((each) => !isBad(each))} />
      <RulesAsked standing={standing} plan={judged.schedule.plan} />
    </div>
  );
}

function PrintedShares(props: {
  readonly title: string;
  readonly standing: readonly RuleStanding[];
}) {
  const { title, standing } = props;
  const shown = (count: number): string => (count === 0 ? '–' : String(count));
  return (
    <section className={classOf(styles, 'section')}>
      <h2>{title}</h2>
      <table className={classOf(styles, 'table')}>
        <thead>
          <tr>
            <th scope="col">Rule</th>
            <th scope="col">Kept</th>
            <th scope="col">Violations</th>
            <th scope="col">Cannot tell</th>
            <th scope="col">Advisories</th>
            <th scope="col">Waived</th>
          </tr>
        </thead>
        <tbody>
          {standing.map(({ rule, counts, waived, share }) => (
            <tr key={rule.id}>
              <th scope="row">
                {rule.title}
                <small>
                  {FORCE_WORDS[rule.force].title}
                  {rule.citation && ` · ${citationWords(rule.citation)}`}
                </small>
              </th>
              <td>
                {share && share.total > 0
                  ? `${shareWords(share)} of ${share.total} ${share.of}`
                  : 'judged as a whole'}
              </td>
              <td>{shown(counts.violation)}</td>
              <td>{shown(counts['cannot-tell'])}</td>
              <td>{shown(counts.advisory)}</td>
              <td>{shown(waived)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** More pictures than this no printer is asked for; the findings are printed all the same. */
const PICTURES_MAX = 400;

function PrintedPictures(props: {
  readonly judged: Judged;
  readonly worked: Worked | null;
  readonly findings: readonly Finding[];
}) {
  const { judged, worked, findings } = props;
  return (
    <section className={classOf(styles, 'section')}>
      <h2>Violations, and what cannot be told</h2>
      {findings.length === 0 && <p>None.</p>}
      {findings.length > PICTURES_MAX && (
        <p>
          All {findings.length} follow, the worst first; the first {PICTURES_MAX} with pictures.
        </p>
      )}
      <ol className={classOf(styles, 'findings')}>
        {findings.map((finding, place) => (
          <ComplianceFinding
            key={findingKey(finding)}
            judged={judged}
            finding={finding}
            worked={worked}
            isOpen={place < PICTURES_MAX}
          />
        ))}
      </ol>
    </section>
  );
}

function PrintedAdvisories(props: {
  readonly judged: Judged;
  readonly findings: readonly Finding[];
}) {
  const { judged, findings } = props;
  const byRule = groupBy(findings, ({ ruleId }) => ruleId);
  return (
    <section className={classOf(styles, 'section')}>
      <h2>Advisories</h2>
      <p>A should or a wish that is not met. None of these is a violation.</p>
      {findings.length === 0 && <p>None.</p>}
      {[...byRule].map(([ruleId, own]) => (
        <FindingsTable key={ruleId} judged={judged} ruleId={ruleId} findings={own} />
      ))}
    </section>
  );
}

function FindingsTable(props: {
  readonly judged: Judged;
  readonly ruleId: string;
  readonly findings: readonly Finding[];
}) {
  const { judged, ruleId, findings } = props;
  const { plan } = judged.schedule;
  const rule = rules.get(ruleId);
  return (
    <table className={classOf(styles, 'table')}>
      <caption>
        {rule?.title ?? ruleId} ({findings.length})
      </caption>
      <thead>
        <tr>
          <th scope="col">Who</th>
          <th scope="col">When</th>
          <th scope="col">Why</th>
          <th scope="col">Measured</th>
        </tr>
      </thead>
      <tbody>
        {findings.map((finding) => (
          <tr key={findingKey(finding)}>
            <th scope="row">{namesOf(finding, plan).join(', ') || '–'}</th>
            <td>{spanWords(finding)}</td>
            <td>
              {finding.stream === 'worked' && 'Worked: '}
              {becauseWords(finding, plan)}
            </td>
            <td>{measureWords(finding) || '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
