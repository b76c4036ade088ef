import { Link } from '@tanstack/react-router';
import { useCallback } from 'react';
import { draftIdSchema } from '../../../domain/id.ts';
import type { Draft } from '../../../domain/rows/schedule.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
import type { Filled } from '../../../domain/schedule/slot.ts';
import { readDraftCells } from '../../../store/queries/drafts.ts';
import type { SolvedLayer } from '../../../solver/problem.ts';
import { newId } from '../../device-clock.ts';
import { usePlan } from '../../hooks/use-directory.ts';
import { useCreateScheduleRun, useDrafts, useScheduleRuns } from '../../hooks/use-drafts.ts';
import { useOpenYear } from '../../hooks/use-program.ts';
import { useSchedule } from '../../hooks/use-schedule.ts';
import { Button } from '../../parts/button.tsx';
import { useNotify } from '../../parts/notices.tsx';
import { Card, EmptyState, Page } from '../../parts/page.tsx';
import { useSession } from '../../program-session.tsx';
import { CandidatesCard } from './candidates-card.tsx';
import {
  generate,
  stopGenerating,
  tellOutcome,
  useGeneration,
  useLastOutcome,
} from './generation.ts';
import { GenerateForm } from './generate-form.tsx';
import { type GenerateValues, PUBLISHED, spanOf } from './generate-values.ts';
import { LoadingPage, NoProgram } from './no-program.tsx';
import { ProgressPicture } from './progress-picture.tsx';
import { RunOutcome } from './run-outcome.tsx';
import { problemOf, solutionOf } from './solution.ts';

/** Generates a schedule: what to decide, how it goes, what came of it. */
export function GenerateScreen() {
  const open = useOpenYear();
  const plan = usePlan();
  if (open.status === 'none') return <NoProgram title="Generate" />;
  if (open.status === 'loading' || !plan) return <LoadingPage title="Generate" />;
  return <GeneratePage plan={plan} />;
}

function GeneratePage({ plan }: { readonly plan: Plan }) {
  const drafts = useDrafts(plan.rows.year.id);
  const generation = useGeneration();
  const runs = useScheduleRuns(plan.rows.year.id);
  const published = useSchedule(plan.rows.year.firstDay, plan.rows.year.lastDay);
  const outcome = useLastOutcome();
  const start = useStart(plan, drafts ?? [], published?.schedule.filled ?? []);
  if (!drafts || !runs || published === undefined) return <LoadingPage title="Generate" />;
  if (layersToDecide(plan).length === 0) {
    return (
      <Page title="Generate">
        <EmptyState title="There is nothing to schedule yet">
          <p>Add residents and rotations, or call roles, or import them.</p>
          <Link to="/files">Import spreadsheets</Link>
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page title="Generate">
      {outcome?.run.yearId === plan.rows.year.id && !generation && (
        <>
          <RunOutcome {...outcome} plan={plan} />
          {outcome.run.others.length > 0 && (
            <CandidatesCard
              run={outcome.run}
              plan={plan}
              published={published?.schedule.filled ?? null}
            />
          )}
        </>
      )}
      {generation ? (
        <Card title="Searching">
          <ProgressPicture generation={generation} />
          <p>You can go on with other work; this continues while the app is open.</p>
          <div>
            <Button look="danger" disabled={generation.isStopping} onPress={stopGenerating}>
              {generation.isStopping ? 'Ending …' : 'Stop and keep the best so far'}
            </Button>
          </div>
        </Card>
      ) : (
        <Card title={`Schedule of ${plan.rows.year.name}`}>
          <GenerateForm
            plan={plan}
            drafts={drafts}
            layersAtFirst={layersToDecide(plan)}
            lastWishes={runs.find(({ wishes }) => wishes.length > 0)?.wishes ?? []}
            hasPublished={published !== null}
            onGenerate={(values) => void start(values)}
          />
        </Card>
      )}
    </Page>
  );
}

/** The layers of which the program has anything to decide. */
function layersToDecide({ residents, rows }: Plan): SolvedLayer[] {
  const layers: SolvedLayer[] = [];
  if (residents.length > 0 && rows.rotations.length > 0) layers.push('block');
  if (rows.callRoles.length > 0) layers.push('call');
  if ([...rows.rotations, ...rows.personYears].some(({ leeway }) => leeway !== null)) {
    layers.push('half-day');
  }
  return layers;
}

function useStart(
  plan: Plan,
  drafts: readonly Draft[],
  published: readonly Filled[],
): (values: GenerateValues) => Promise<void> {
  const { database } = useSession();
  const keep = useCreateScheduleRun();
  const notify = useNotify();
  return useCallback(
    async (values) => {
      if (!database) throw new Error('No program is open');
      const into = drafts.find((each) => each.id === values.into) ?? null;
      const from = into ?? drafts.find((each) => each.id === values.base);
      const read = from ? await readDraftCells(database, draftIdSchema.parse(from.id)) : [];
      const problem = problemOf(plan, {
        layers: values.layers,
        base: !into && values.base === PUBLISHED ? published : read,
        keepImported: values.keepImported,
        published: values.keepPublished ? published : [],
        span: spanOf(values, plan) ?? null,
        stay: values.stay,
        wishes: values.wishes.map((wish) => ({ ...wish })),
        compared:
          values.schedules === '1'
            ? null
            : {
                count: Number(values.schedules),
                distancePercent: Number(values.distancePercent),
              },
        seed: Number(values.seed),
        workMax: values.workMax === '' ? null : Number(values.workMax),
        secondsMax: values.secondsMax === '' ? null : Number(values.secondsMax),
      });
      const ended = await generate(problem);
      const solution = solutionOf(ended, into, `Draft ${drafts.length + 1}`, newId);
      const kept = await keep(solution);
      if (!kept.ok) notify({ text: kept.problem.message });
      tellOutcome({
        run: kept.ok ? solution.run : { ...solution.run, draftId: null, others: [] },
        crash: ended.answer.kind === 'crashed' ? ended.answer.message : null,
      });
    },
    [database, plan, drafts, published, keep, notify],
  );
}
