import { useNavigate, useSearch } from '@tanstack/react-router';
import { Printer } from 'lucide-react';
import type { Plan } from '../../../../domain/schedule/plan.ts';
import type { DashboardsSearch } from '../../../coordinator-search.ts';
import { usePlan } from '../../../hooks/use-directory.ts';
import {
  type Judged,
  type JudgedChoice,
  useJudged,
  useJudgedChoices,
} from '../../../hooks/use-judged.ts';
import { useOpenYear } from '../../../hooks/use-program.ts';
import { Button } from '../../../parts/button.tsx';
import { SelectField } from '../../../parts/choices.tsx';
import { EmptyState, Page, Skeleton } from '../../../parts/page.tsx';
import { classOf } from '../../../styles/css-modules.ts';
import { LinkButton } from '../link-button.tsx';
import { LoadingPage, NoProgram } from '../no-program.tsx';
import { CoverageBoard } from './coverage-board.tsx';
import { FairnessBoard } from './fairness-board.tsx';
import { ProgressBoard } from './progress-board.tsx';
import styles from './dashboards.module.css';

const TITLE = 'Dashboards';
const BOARDS = [
  ['fairness', 'Fairness'],
  ['coverage', 'Coverage'],
  ['progress', 'Progress'],
] as const;

/** Who carries how much, whether every demand is covered, and how far everybody is: of a draft or of what is in force. */
export function DashboardsScreen() {
  const open = useOpenYear();
  const plan = usePlan();
  if (open.status === 'none') return <NoProgram title={TITLE} />;
  if (open.status === 'loading' || !plan) return <LoadingPage title={TITLE} />;
  return <Boards plan={plan} />;
}

/** How the address is changed while one looks around. */
export type Look = (change: Partial<DashboardsSearch>) => void;

function Boards({ plan }: { readonly plan: Plan }) {
  const search = useSearch({ from: '/dashboards' });
  const navigate = useNavigate({ from: '/dashboards' });
  const choices = useJudgedChoices(plan);
  const choice = choices?.find(({ value }) => value === search.of) ?? choices?.[0] ?? null;
  const judged = useJudged(plan, choice);
  const look: Look = (change) =>
    void navigate({
      search: (before) => ({ ...before, ...change }),
      replace: true,
      resetScroll: false,
    });
  if (!choices) return <LoadingPage title={TITLE} />;
  if (!choice) {
    return (
      <Page title={TITLE}>
        <EmptyState title="There is no schedule to look at yet">
          <p>Generate or import a schedule, and its nights, coverage and progress stand here.</p>
          <LinkButton to="/build/generate">Generate a schedule</LinkButton>
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page
      title={TITLE}
      wide
      actions={
        <div className={classOf(styles, 'onScreen')}>
          <Button onPress={() => window.print()}>
            <Printer aria-hidden size={18} /> Print
          </Button>
        </div>
      }
    >
      <Choosing choices={choices} choice={choice} search={search} look={look} />
      <p className={classOf(styles, 'onPaper')}>
        {plan.rows.program.name}, {plan.rows.year.name}: {choice.label}
      </p>
      {judged ? <Board judged={judged} search={search} look={look} /> : <Skeleton lines={8} />}
    </Page>
  );
}

function Choosing(props: {
  readonly choices: readonly JudgedChoice[];
  readonly choice: JudgedChoice;
  readonly search: DashboardsSearch;
  readonly look: Look;
}) {
  const { choices, choice, search, look } = props;
  return (
    <div className={classOf(styles, 'onScreen')}>
      <SelectField
        label="Schedule"
        value={choice.value}
        choices={choices}
        onChange={(of) => look({ of })}
      />
      <div role="group" aria-label="What to see" className={classOf(styles, 'tabs')}>
        {BOARDS.map(([value, label]) => (
          <Button
            key={value}
            pressed={(search.board ?? 'fairness') === value}
            onPress={() => look({ board: value, row: undefined, period: undefined })}
          >
            {label}
          </Button>
        ))}
      </div>
    </div>
  );
}

/** What every board gets. */
export interface BoardProps {
  readonly judged: Judged;
  readonly search: DashboardsSearch;
  readonly look: Look;
}

function Board(props: BoardProps) {
  const { board } = props.search;
  if (board === 'coverage') return <CoverageBoard {...props} />;
  if (board === 'progress') return <ProgressBoard {...props} />;
  return <FairnessBoard {...props} />;
}
