import { Sparkles } from 'lucide-react';
import type { AcademicYear } from '../../../domain/rows/academic-year.ts';
import type { ScheduleRun } from '../../../domain/rows/schedule.ts';
import { useDrafts, useScheduleRuns } from '../../hooks/use-drafts.ts';
import { useOpenYear } from '../../hooks/use-program.ts';
import { useEditions } from '../../hooks/use-schedule.ts';
import { Item, ItemList } from '../../parts/item-list.tsx';
import { Card, EmptyState, Page } from '../../parts/page.tsx';
import { momentWords } from './day-words.ts';
import { DraftsCard } from './drafts/drafts-card.tsx';
import { EditionsCard } from './drafts/editions-card.tsx';
import { LinkButton } from './link-button.tsx';
import { LoadingPage, NoProgram } from './no-program.tsx';
import { LAYER_WORDS, RUN_STATUS_WORDS } from './words.ts';

/** The year in the making: drafts, what is published, and the schedule runs. */
export function BuildScreen() {
  const open = useOpenYear();
  if (open.status === 'none') return <NoProgram title="Schedule" />;
  if (open.status === 'loading') return <LoadingPage title="Schedule" />;
  return <YearOverview year={open.year} />;
}

function YearOverview({ year }: { readonly year: AcademicYear }) {
  const drafts = useDrafts(year.id);
  const editions = useEditions();
  const runs = useScheduleRuns(year.id);
  if (!drafts || !editions || !runs) return <LoadingPage title="Schedule" />;
  return (
    <Page
      title={`Schedule ${year.name}`}
      actions={
        <LinkButton to="/build/generate">
          <Sparkles aria-hidden size={18} /> Generate
        </LinkButton>
      }
    >
      {drafts.length === 0 && editions.length === 0 ? (
        <EmptyState title="No schedule yet">
          <p>
            Check people, rotations and absences, then generate: the app proposes a year that keeps
            every must-rule, and you change and publish it.
          </p>
          <LinkButton to="/build/generate">Generate a schedule</LinkButton>
        </EmptyState>
      ) : (
        <>
          <DraftsCard drafts={drafts} isPublished={editions.length > 0} />
          <EditionsCard editions={editions} year={year} />
        </>
      )}
      {runs.length > 0 && <Runs runs={runs} />}
    </Page>
  );
}

const RUNS_SHOWN = 10;

function Runs({ runs }: { readonly runs: readonly ScheduleRun[] }) {
  return (
    <Card title="Schedule runs">
      <ItemList label="Schedule runs">
        {runs.slice(0, RUNS_SHOWN).map((run) => (
          <Item
            key={run.id}
            title={RUN_STATUS_WORDS[run.status]}
            subtitle={momentWords(run.startedAt)}
            facts={[
              run.layers.map((layer) => LAYER_WORDS[layer]).join(', '),
              `${run.secondsUsed.toFixed(1)} s, seed ${run.seed}${run.isRepeatable ? ', repeatable' : ''}`,
              run.objective === null
                ? ''
                : `best found ${Math.round(run.objective)}, cannot be below ${run.bound === null ? '–' : Math.round(run.bound)}`,
            ]}
          />
        ))}
      </ItemList>
    </Card>
  );
}
