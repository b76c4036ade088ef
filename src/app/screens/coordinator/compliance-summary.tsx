import { Link } from '@tanstack/react-router';
import type { KeptShare } from '../../../rules/compliance.ts';
import type { Finding } from '../../../rules/rule.ts';
import { citationWords, FORCE_WORDS } from '../../../rules/rule-words.ts';
import type { RuleStanding } from '../../../rules/waivers.ts';
import type { ComplianceSearch } from '../../coordinator-search.ts';
import { Item, ItemList } from '../../parts/item-list.tsx';
import { Card } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { useFilter } from './compliance-filters.tsx';
import { showWaived } from './compliance-focus.ts';
import { sideBySide } from './compliance-streams.tsx';
import styles from './compliance.module.css';

const FIGURES = [
  ['violation', 'Violations', 'a must that is broken'],
  ['cannot-tell', 'Cannot tell', 'too little is known to judge'],
  ['advisory', 'Advisories', 'a should or a wish that is not met'],
] as const;

/** How many findings there are of each verdict; each figure shows only its own. */
export function VerdictFigures(props: {
  /** Those that nobody has waived. */
  readonly findings: readonly Finding[];
  readonly waived: number;
  readonly search: ComplianceSearch;
}) {
  const { findings, waived, search } = props;
  const filter = useFilter();
  return (
    <div role="group" aria-label="Findings by verdict" className={classOf(styles, 'figures')}>
      {FIGURES.map(([verdict, title, meaning]) => (
        <button
          key={verdict}
          type="button"
          className={classOf(styles, 'figure')}
          data-verdict={verdict}
          aria-pressed={search.verdict === verdict}
          onClick={() => void filter('verdict', search.verdict === verdict ? '' : verdict)}
        >
          <b>{findings.filter((finding) => finding.verdict === verdict).length}</b>
          <span>{title}</span>
          <small>{meaning}</small>
        </button>
      ))}
      {waived > 0 && (
        <button
          type="button"
          className={classOf(styles, 'figure')}
          data-verdict="waived"
          onClick={showWaived}
        >
          <b>{waived}</b>
          <span>Waived</span>
          <small>with a reason and a name; not kept</small>
        </button>
      )}
    </div>
  );
}

interface SharesProps {
  readonly standing: readonly RuleStanding[];
  /** How the same rules stand by what people logged, to be shown beside it. */
  readonly beside: ReadonlyMap<string, RuleStanding> | null;
}

/** How every rule that is on stands: in how many cases it is kept. What is waived is not kept. */
export function RuleShares({ standing, beside }: SharesProps) {
  const isSilent = ({ counts, waived }: RuleStanding): boolean =>
    counts.violation + counts['cannot-tell'] + counts.advisory + waived === 0;
  const isQuiet = (each: RuleStanding): boolean => {
    const other = beside?.get(each.rule.id);
    return isSilent(each) && (!other || isSilent(other));
  };
  const loud = standing.filter((each) => !isQuiet(each));
  const quiet = standing.filter(isQuiet);
  return (
    <Card title="By rule">
      {loud.length > 0 && <ShareList label="Rules with findings" standing={loud} beside={beside} />}
      {quiet.length > 0 && (
        <details className={classOf(styles, 'details')}>
          <summary>{quiet.length} rules without findings</summary>
          <ShareList label="Rules without findings" standing={quiet} beside={beside} />
        </details>
      )}
    </Card>
  );
}

function ShareList({ label, standing, beside }: SharesProps & { readonly label: string }) {
  return (
    <ItemList label={label}>
      {standing.map((each) => (
        <Item
          key={each.rule.id}
          title={
            <Link to="/rules/$ruleId" params={{ ruleId: each.rule.id }}>
              {each.rule.title}
            </Link>
          }
          subtitle={[
            FORCE_WORDS[each.rule.force].title,
            each.rule.citation && citationWords(each.rule.citation),
          ]
            .filter(Boolean)
            .join(' · ')}
          facts={
            beside
              ? sideBySide(each, beside.get(each.rule.id), standingWords)
              : [countsWords(each), each.share && <Share key="share" share={each.share} />]
          }
        />
      ))}
    </ItemList>
  );
}

function standingWords(standing: RuleStanding) {
  const { share } = standing;
  return (
    <>
      {countsWords(standing)}
      {share && <Share share={share} />}
    </>
  );
}

function Share({ share }: { readonly share: KeptShare }) {
  const { of, total, kept } = share;
  if (total === 0) return <span>Nobody to ask about</span>;
  return (
    <span className={classOf(styles, 'share')}>
      <meter min={0} max={Math.max(1, total)} value={kept} aria-hidden />
      {shareWords(share)} of {total} {of}
    </span>
  );
}

/** In which share of the cases a rule is kept. */
export function shareWords({ total, kept, cannotTell }: KeptShare): string {
  // Rounded down, for 100 % is said only of all.
  const percent = `kept in ${Math.floor((kept * 1000) / total) / 10} %`;
  return cannotTell > 0 ? `${percent}, cannot tell in ${cannotTell},` : percent;
}

function countsWords({ counts, waived }: RuleStanding): string {
  const words = [
    counts.violation > 0 && counted(counts.violation, 'violation', 'violations'),
    counts['cannot-tell'] > 0 && `${counts['cannot-tell']} cannot tell`,
    counts.advisory > 0 && counted(counts.advisory, 'advisory', 'advisories'),
    waived > 0 && `${waived} waived`,
  ].filter(Boolean);
  return words.join(', ') || 'No findings';
}

function counted(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`;
}
