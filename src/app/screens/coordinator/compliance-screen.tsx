import { useNavigate, useSearch } from '@tanstack/react-router';
import { FileSpreadsheet, Printer } from 'lucide-react';
import { useState } from 'react';
import type { Plan } from '../../../domain/schedule/plan.ts';
import type { ComplianceSearch } from '../../coordinator-search.ts';
import { standingApart } from '../../../rules/waivers.ts';
import { usePlan } from '../../hooks/use-directory.ts';
import {
  type Judged,
  type JudgedChoice,
  useJudged,
  useJudgedChoices,
} from '../../hooks/use-judged.ts';
import { useOpenYear } from '../../hooks/use-program.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField } from '../../parts/choices.tsx';
import { Card, EmptyState, Page, Skeleton } from '../../parts/page.tsx';
import { saveFile } from '../../save-file.ts';
import { classOf } from '../../styles/css-modules.ts';
import { ComplianceFilters, filteredFindings } from './compliance-filters.tsx';
import { ComplianceCases } from './compliance-cases.tsx';
import { ComplianceFinding, findingKey } from './compliance-finding.tsx';
import { FindingActions } from './compliance-finding-actions.tsx';
import { FINDINGS_COUNT_ID } from './compliance-focus.ts';
import { PrintedReport } from './compliance-print.tsx';
import { ScopeNote } from './compliance-report.tsx';
import { RuleShares, VerdictFigures } from './compliance-summary.tsx';
import { LoggedNote, StreamField, streamsOf } from './compliance-streams.tsx';
import { findingsCsv } from './compliance-csv.ts';
import { WaivedFindings } from './compliance-waived.tsx';
import { LinkButton } from './link-button.tsx';
import { LoadingPage, NoProgram } from './no-program.tsx';
import { type FollowUp, useComplianceFollowUp } from './use-compliance-follow-up.ts';
import { usePrinting } from './use-printing.ts';
import { type ShownCompliance, useStreams } from './use-streams.ts';
import styles from './compliance.module.css';

/** How a draft, or what is in force, stands by the rules: the worst first, each finding with a picture of its days. */
export function ComplianceScreen() {
  const open = useOpenYear();
  const plan = usePlan();
  if (open.status === 'none') return <NoProgram title="Compliance" />;
  if (open.status === 'loading' || !plan) return <LoadingPage title="Compliance" />;
  return <ChosenSchedule plan={plan} />;
}

function ChosenSchedule({ plan }: { readonly plan: Plan }) {
  const search = useSearch({ from: '/compliance' });
  const navigate = useNavigate({ from: '/compliance' });
  const choices = useJudgedChoices(plan);
  const choice = choices?.find(({ value }) => value === search.of) ?? choices?.[0] ?? null;
  const judged = useJudged(plan, choice);
  const compliance = useStreams(judged, search.stream);
  const followUp = useComplianceFollowUp(plan, compliance, streamsOf(search.stream));
  const isReady = judged && compliance && followUp;
  if (!choices) return <LoadingPage title="Compliance" />;
  if (!choice) {
    return (
      <Page title="Compliance">
        <EmptyState title="There is no schedule to judge yet">
          <p>Generate a draft, or publish an edition: the rules are asked about it here.</p>
          <LinkButton to="/build/generate">Generate a schedule</LinkButton>
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page
      title="Compliance"
      actions={
        isReady && <ReportActions judged={judged} compliance={compliance} followUp={followUp} />
      }
    >
      <ScheduleField
        choices={choices}
        choice={choice}
        stream={search.stream}
        onChange={(of) => void navigate({ search: { of, stream: search.stream }, replace: true })}
      />
      {compliance?.worked && <LoggedNote worked={compliance.worked} />}
      {judged && <ScopeNote judged={judged} />}
      {isReady ? (
        <Standing judged={judged} compliance={compliance} followUp={followUp} />
      ) : (
        <Skeleton lines={10} />
      )}
    </Page>
  );
}

function ScheduleField(props: {
  readonly choices: readonly JudgedChoice[];
  readonly choice: JudgedChoice;
  readonly stream: ComplianceSearch['stream'];
  readonly onChange: (value: string) => void;
}) {
  return (
    <div className={classOf(styles, 'onScreen')}>
      <SelectField
        label="Schedule"
        value={props.choice.value}
        choices={props.choices}
        onChange={props.onChange}
      />
      <StreamField stream={props.stream} />
    </div>
  );
}

/** What is judged, how it stands, and what was decided about it. */
interface Part {
  readonly judged: Judged;
  readonly compliance: ShownCompliance;
  readonly followUp: FollowUp;
}

function ReportActions({ judged, compliance, followUp }: Part) {
  const search = useSearch({ from: '/compliance' });
  const { schedule } = judged;
  const save = (): void => {
    const shown = filteredFindings(schedule, compliance.findings, search);
    saveFile('compliance.csv', findingsCsv(shown, schedule.plan, followUp), 'text/csv');
  };
  return (
    <div className={classOf(styles, 'onScreen')}>
      <Button onPress={save}>
        <FileSpreadsheet aria-hidden size={18} /> Save as CSV
      </Button>
      <Button onPress={() => window.print()}>
        <Printer aria-hidden size={18} /> Print
      </Button>
    </div>
  );
}

function Standing({ judged, compliance, followUp }: Part) {
  const search = useSearch({ from: '/compliance' });
  const isPrinting = usePrinting();
  if (!judged.canBeJudged) {
    return (
      <EmptyState title="What is published cannot be judged alone">
        <p>
          Calls and hours rest on the rotations people are on. Publish the year’s blocks too, or
          choose a draft.
        </p>
      </EmptyState>
    );
  }
  const { open, waived } = followUp.split;
  const { worked } = compliance;
  const shown = filteredFindings(judged.schedule, open, search);
  const { standing, beside } = standingsOf(compliance, waived, search.stream);
  return (
    <>
      <div className={classOf(styles, 'screen')}>
        <VerdictFigures findings={open} waived={waived.length} search={search} />
        <RuleShares standing={standing} beside={beside} />
        <Card title="Findings, the worst first">
          <ComplianceFilters
            schedule={judged.schedule}
            findings={compliance.findings}
            search={search}
          />
          <ShownFindings
            key={JSON.stringify(search)}
            judged={judged}
            followUp={followUp}
            findings={shown}
            worked={worked}
          />
          <WaivedFindings judged={judged} followUp={followUp} />
        </Card>
        <ComplianceCases judged={judged} followUp={followUp} />
      </div>
      {isPrinting && (
        <PrintedReport
          judged={judged}
          findings={shown}
          worked={worked}
          standing={standing}
          beside={beside}
          followUp={followUp}
          search={search}
        />
      )}
    </>
  );
}

/** How the rules stand by what is shown, and by what people logged where that stands beside it. */
function standingsOf(
  { rules, beside }: ShownCompliance,
  waived: FollowUp['split']['waived'],
  stream: ComplianceSearch['stream'],
) {
  const logged = beside && standingApart([...beside.values()], waived, 'worked');
  return {
    standing: standingApart(rules, waived, stream === 'worked' ? 'worked' : 'scheduled'),
    beside: logged && new Map(logged.map((each) => [each.rule.id, each])),
  };
}

const SHOWN_AT_FIRST = 20;

function ShownFindings(props: {
  readonly judged: Judged;
  readonly followUp: FollowUp;
  readonly findings: ShownCompliance['findings'];
  readonly worked: ShownCompliance['worked'];
}) {
  const { judged, followUp, findings, worked } = props;
  const [shownMax, setShownMax] = useState(SHOWN_AT_FIRST);
  const shown = findings.slice(0, shownMax);
  const left = findings.length - shown.length;
  return (
    <>
      <p id={FINDINGS_COUNT_ID} role="status" tabIndex={-1}>
        {countWords(findings.length, followUp.split)}
      </p>
      <ol className={classOf(styles, 'findings')}>
        {shown.map((finding, place) => (
          <ComplianceFinding
            key={findingKey(finding)}
            judged={judged}
            finding={finding}
            worked={worked}
            isOpen={place === 0 && finding.verdict !== 'advisory'}
            actions={<FindingActions judged={judged} finding={finding} followUp={followUp} />}
          />
        ))}
      </ol>
      {left > 0 && (
        <div className={classOf(styles, 'onScreen')}>
          <Button onPress={() => setShownMax(shownMax + 50)}>Show more ({left} left)</Button>
        </div>
      )}
    </>
  );
}

function countWords(shown: number, { open, waived }: FollowUp['split']): string {
  const apart = waived.length === 0 ? '' : `, ${waived.length} more waived`;
  if (open.length === 0)
    return waived.length === 0
      ? 'Every rule that was asked is kept.'
      : `Nothing is found besides ${waived.length} waived.`;
  return shown === open.length
    ? `${shown} findings${apart}`
    : `${shown} of ${open.length} findings${apart}`;
}
