import { useNavigate, useSearch } from '@tanstack/react-router';
import { FileSpreadsheet, Printer } from 'lucide-react';
import { useState } from 'react';
import type { Plan } from '../../../domain/schedule/plan.ts';
import type { ComplianceSearch } from '../../coordinator-search.ts';
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
import { ComplianceFinding } from './compliance-finding.tsx';
import { ReportHead, RulesAsked, ScopeNote } from './compliance-report.tsx';
import { RuleShares, VerdictFigures } from './compliance-summary.tsx';
import { LoggedNote, StreamField } from './compliance-streams.tsx';
import { findingsCsv } from './compliance-csv.ts';
import { LinkButton } from './link-button.tsx';
import { LoadingPage, NoProgram } from './no-program.tsx';
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
      actions={judged && compliance && <ReportActions judged={judged} compliance={compliance} />}
    >
      {judged && <ReportHead judged={judged} stream={search.stream} />}
      <ScheduleField
        choices={choices}
        choice={choice}
        stream={search.stream}
        onChange={(of) => void navigate({ search: { of, stream: search.stream }, replace: true })}
      />
      {compliance?.worked && <LoggedNote worked={compliance.worked} />}
      {judged && <ScopeNote judged={judged} />}
      {judged && compliance ? (
        <Standing judged={judged} compliance={compliance} />
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

function ReportActions(props: { readonly judged: Judged; readonly compliance: ShownCompliance }) {
  const { judged, compliance } = props;
  const search = useSearch({ from: '/compliance' });
  const { schedule } = judged;
  const save = (): void => {
    const shown = filteredFindings(schedule, compliance.findings, search);
    saveFile('compliance.csv', findingsCsv(shown, schedule.plan), 'text/csv');
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

function Standing(props: { readonly judged: Judged; readonly compliance: ShownCompliance }) {
  const { judged, compliance } = props;
  const { findings } = compliance;
  const search = useSearch({ from: '/compliance' });
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
  return (
    <>
      <VerdictFigures findings={findings} search={search} />
      <RuleShares standing={compliance.rules} beside={compliance.beside} />
      <Card title="Findings, the worst first">
        {findings.length === 0 ? (
          <p>Every rule that was asked is kept.</p>
        ) : (
          <>
            <div className={classOf(styles, 'filters')}>
              <ComplianceFilters schedule={judged.schedule} findings={findings} search={search} />
            </div>
            <ShownFindings
              key={JSON.stringify(search)}
              judged={judged}
              findings={filteredFindings(judged.schedule, findings, search)}
              worked={compliance.worked}
              total={findings.length}
            />
          </>
        )}
      </Card>
      <RulesAsked standing={compliance.rules} plan={judged.schedule.plan} />
    </>
  );
}

const SHOWN_AT_FIRST = 20;
const PRINTED_MAX = 300;
const PICTURES_PRINTED_MAX = 40;

function ShownFindings(props: {
  readonly judged: Judged;
  readonly findings: ShownCompliance['findings'];
  readonly worked: ShownCompliance['worked'];
  readonly total: number;
}) {
  const { judged, findings, worked, total } = props;
  const [shownMax, setShownMax] = useState(SHOWN_AT_FIRST);
  const isPrinting = usePrinting();
  const shown = findings.slice(0, isPrinting ? PRINTED_MAX : shownMax);
  const picturesMax = isPrinting ? PICTURES_PRINTED_MAX : 1;
  const left = findings.length - shown.length;
  return (
    <>
      <p role="status">
        {findings.length === total
          ? `${total} findings`
          : `${findings.length} of ${total} findings`}
      </p>
      <ol className={classOf(styles, 'findings')}>
        {shown.map((finding, place) => (
          <ComplianceFinding
            key={`${finding.stream} ${finding.ruleId} ${finding.personIds.join()} ${finding.slots.join()} ${finding.firstDay} ${finding.because}`}
            judged={judged}
            finding={finding}
            worked={worked}
            isOpen={place < picturesMax && finding.verdict !== 'advisory'}
          />
        ))}
      </ol>
      {left > 0 && isPrinting && <p>{left} more are in the table that is saved as CSV.</p>}
      {left > 0 && !isPrinting && (
        <div className={classOf(styles, 'onScreen')}>
          <Button onPress={() => setShownMax(shownMax + 50)}>Show more ({left} left)</Button>
        </div>
      )}
    </>
  );
}
