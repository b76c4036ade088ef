import { fullName } from '../../../domain/schedule/plan.ts';
import { rules } from '../../../rules/registry.ts';
import { useNow } from '../../device-clock.ts';
import { classOf } from '../../styles/css-modules.ts';
import type { ReportParts } from './compliance-print.tsx';
import { streamWords } from './compliance-streams.tsx';
import { momentWords, spanWords } from './day-words.ts';
import { VERDICT_WORDS } from './findings-words.ts';
import styles from './compliance-print.module.css';

/** The head of the report: whose, about what, when printed, the figures, and a line to sign. */
export function PrintedCover(parts: ReportParts) {
  const now = useNow();
  const { judged, search } = parts;
  const { program, year } = judged.schedule.plan.rows;
  const filters = filterWords(parts);
  return (
    <section className={classOf(styles, 'cover')}>
      <dl className={classOf(styles, 'facts')}>
        <Fact term="Program" words={program.name} />
        <Fact term="Academic year" words={`${year.name}, ${spanWords(year)}`} />
        <Fact term="Schedule" words={judged.choice.label} />
        <Fact term="Printed" words={momentWords(now)} />
        <Fact term="Judged by" words={streamWords(search.stream)} />
        {filters !== '' && <Fact term="Only" words={filters} />}
      </dl>
      <Figures {...parts} />
      <p className={classOf(styles, 'sign')}>
        <span>Program director</span>
        <span>Date</span>
      </p>
    </section>
  );
}

function Fact({ term, words }: { readonly term: string; readonly words: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{words}</dd>
    </div>
  );
}

function Figures({ findings, followUp }: ReportParts) {
  const { cases, split } = followUp;
  const count = (verdict: string): number =>
    findings.filter((finding) => finding.verdict === verdict).length;
  const signedOff = cases.filter(({ state }) => state.step === 'signed-off').length;
  const overdue = cases.filter(({ state }) => state.isOverdue).length;
  const figures = [
    [count('violation'), 'violations'],
    [count('cannot-tell'), 'cannot tell'],
    [count('advisory'), 'advisories'],
    [split.waived.length, 'waived, not counted as kept'],
    [cases.length - signedOff, `cases not signed off${overdue > 0 ? `, ${overdue} overdue` : ''}`],
    [signedOff, 'cases signed off'],
  ] as const;
  return (
    <ul className={classOf(styles, 'figures')}>
      {figures.map(([figure, words]) => (
        <li key={words}>
          <b>{figure}</b> {words}
        </li>
      ))}
    </ul>
  );
}

/** What the filters of the screen leave of the findings, so that the paper does not seem to speak of all. */
function filterWords({ judged, search }: ReportParts): string {
  const { plan } = judged.schedule;
  const member = plan.members.find(({ person }) => person.id === search.person);
  const rotation = plan.rows.rotations.find(({ id }) => id === search.rotation);
  const block = plan.rows.blocks.find(({ firstDay }) => firstDay === search.period);
  return [
    search.verdict && VERDICT_WORDS[search.verdict],
    search.rule && (rules.get(search.rule)?.title ?? search.rule),
    member && fullName(member.person),
    rotation?.name,
    block && `Block ${block.label}, ${spanWords(block)}`,
  ]
    .filter(Boolean)
    .join('; ');
}
