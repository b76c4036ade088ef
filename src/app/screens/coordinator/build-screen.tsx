import { Link } from '@tanstack/react-router';
import { CalendarDays, Sparkles } from 'lucide-react';
import { useState } from 'react';
import type { AcademicYear } from '../../../domain/rows/academic-year.ts';
import type { Draft, Edition, ScheduleRun } from '../../../domain/rows/schedule.ts';
import { useDrafts, useScheduleRuns } from '../../hooks/use-drafts.ts';
import { useOpenYear } from '../../hooks/use-program.ts';
import { useEditions } from '../../hooks/use-schedule.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Item, ItemList } from '../../parts/item-list.tsx';
import { Card, EmptyState, Page } from '../../parts/page.tsx';
import { momentWords, shortDayWords } from './day-words.ts';
import { EditionFile } from './edition-file.tsx';
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
          <Drafts drafts={drafts} />
          <Editions editions={editions} />
        </>
      )}
      {runs.length > 0 && <Runs runs={runs} />}
    </Page>
  );
}

function Drafts({ drafts }: { readonly drafts: readonly Draft[] }) {
  return (
    <Card title="Drafts">
      {drafts.length === 0 ? (
        <p>There is no draft. Generate one to change or publish the schedule.</p>
      ) : (
        <ItemList label="Drafts">
          {drafts.map((draft) => (
            <Item
              key={draft.id}
              picture={<CalendarDays aria-hidden size={20} />}
              title={
                <Link to="/build/$draftId" params={{ draftId: draft.id }}>
                  {draft.name}
                </Link>
              }
              subtitle={`Started ${momentWords(draft.startedAt)}`}
            />
          ))}
        </ItemList>
      )}
    </Card>
  );
}

function Editions({ editions }: { readonly editions: readonly Edition[] }) {
  const [shown, setShown] = useState<Edition | null>(null);
  return (
    <Card title="Published editions">
      {editions.length === 0 ? (
        <p>Nothing is published yet. Open a draft and publish it, whole or in parts.</p>
      ) : (
        <ItemList label="Published editions">
          {editions.map((edition) => (
            <Item
              key={edition.id}
              title={`Edition ${edition.number}`}
              subtitle={edition.note}
              facts={[
                edition.scope.layers.map((layer) => LAYER_WORDS[layer]).join(', '),
                `${shortDayWords(edition.scope.firstDay)} – ${shortDayWords(edition.scope.lastDay)}`,
                [momentWords(edition.publishedAt), edition.publishedBy].filter(Boolean).join(' · '),
              ]}
              actions={
                <Button
                  look="quiet"
                  label={`File of edition ${edition.number}`}
                  onPress={() => setShown(edition)}
                >
                  File
                </Button>
              }
            />
          ))}
        </ItemList>
      )}
      {shown && (
        <Dialog title={`Edition ${shown.number}`} onClose={() => setShown(null)}>
          <EditionFile editionId={shown.id} />
        </Dialog>
      )}
    </Card>
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
