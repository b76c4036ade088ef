import { useMemo, useState } from 'react';
import type { Draft } from '../../../domain/rows/schedule.ts';
import { type Disruption, afterDisruptions } from '../../../domain/schedule/disruption.ts';
import { Plan, type PlanRows } from '../../../domain/schedule/plan.ts';
import { Schedule } from '../../../domain/schedule/schedule.ts';
import { type Filled, slotKey } from '../../../domain/schedule/slot.ts';
import type { Day } from '../../../domain/time/day.ts';
import { localTimeAt } from '../../../domain/time/zone.ts';
import type { RepairQuestion } from '../../../solver/repair/question.ts';
import { deviceNow } from '../../device-clock.ts';
import { usePlan } from '../../hooks/use-directory.ts';
import { useDraft } from '../../hooks/use-drafts.ts';
import { useOpenYear } from '../../hooks/use-program.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField } from '../../parts/choices.tsx';
import { Item, ItemList } from '../../parts/item-list.tsx';
import { Card, EmptyState, Page, Skeleton } from '../../parts/page.tsx';
import { ActualCard } from './actual-card.tsx';
import { useDraftChoice } from './draft-in-use.ts';
import { HappenedForm } from './happened-form.tsx';
import { happenedWords } from './happened-words.ts';
import { LoadingPage, NoProgram } from './no-program.tsx';
import type { PublishStart } from './publish-dialog.tsx';
import { leastScopeFor } from './publish-scopes.ts';
import { PaybackLedger } from './payback-ledger.tsx';
import { RepairOutcome } from './repair-outcome.tsx';
import { RepairPublish } from './repair-publish.tsx';
import { lateReason } from './repair-words.ts';
import { uncoveredCalls } from './uncovered-calls.ts';
import { useRepair } from './use-repair.ts';

const TITLE = 'Repair';
/** Whatever is not proven by then is said not to be; the search can be ended before. */
const SECONDS_MAX = 20;
const WAYS_MAX = 4;

/** Something happened: the fewest changes by which the schedule holds again, applied with one press. */
export function RepairScreen() {
  const open = useOpenYear();
  const plan = usePlan();
  if (open.status === 'none') return <NoProgram title={TITLE} />;
  if (open.status === 'loading' || !plan) return <LoadingPage title={TITLE} />;
  return <RepairPage plan={plan} />;
}

function RepairPage({ plan }: { readonly plan: Plan }) {
  const choice = useDraftChoice(plan.rows.year.id);
  if (!choice) return <LoadingPage title={TITLE} />;
  const { drafts, draft, choose } = choice;
  return (
    <Page title={TITLE}>
      {drafts.length > 1 && draft && (
        <SelectField
          label="Repair the draft"
          hint="Publish it afterwards, and phones see it."
          value={draft.id as string}
          choices={drafts.map(({ id, name }) => ({ value: id as string, label: name }))}
          onChange={choose}
        />
      )}
      {draft ? (
        <OpenDraft key={draft.id} draft={draft} plan={plan} />
      ) : (
        <EmptyState title="There is no draft to repair">
          <p>Generate a schedule first, or import one.</p>
        </EmptyState>
      )}
      <PaybackLedger plan={plan} />
    </Page>
  );
}

function OpenDraft({ draft, plan }: { readonly draft: Draft; readonly plan: Plan }) {
  const filled = useDraft(draft.id)?.filled;
  const today = localTimeAt(deviceNow(), plan.rows.program.timeZone).day;
  if (!filled) return <Skeleton lines={5} />;
  return (
    <>
      <Happened draft={draft} plan={plan} filled={filled} today={today} />
      <ActualCard draftId={draft.id} plan={plan} filled={filled} today={today} />
    </>
  );
}

function Happened(props: {
  readonly draft: Draft;
  readonly plan: Plan;
  readonly filled: readonly Filled[];
  readonly today: Day;
}) {
  const { draft, plan, filled, today } = props;
  const [said, setSaid] = useState<readonly Disruption[]>([]);
  const [applied, setApplied] = useState<PublishStart | null>(null);
  const { state, start, clear } = useRepair();
  const known = useMemo(() => knownIllness(plan, filled, today), [plan, filled, today]);
  const disruptions = [...known, ...said];
  const rows = useMemo(() => withoutAbsences(plan, known), [plan, known]);
  const after = useMemo(
    () => new Plan(afterDisruptions(plan.rows, [...known, ...said])),
    [plan, known, said],
  );
  const look = (): void => start(questionOf(rows, disruptions, filled, today));
  const forget = (gone: Disruption): void => {
    clear();
    setSaid(said.filter((each) => each !== gone));
  };
  return (
    <>
      <Card title="What happened">
        <Said disruptions={disruptions} known={known} plan={after} onForget={forget} />
        <HappenedForm
          plan={plan}
          today={today}
          onAdd={(each) => {
            clear();
            setApplied(null);
            setSaid([...said, each]);
          }}
        />
        <div>
          <Button look="main" disabled={disruptions.length === 0} onPress={look}>
            Find the fewest changes
          </Button>
        </div>
      </Card>
      {state && (
        <RepairOutcome
          draftId={draft.id}
          state={state}
          before={new Schedule(plan, filled)}
          after={after}
          said={said}
          onCancel={clear}
          onApplied={(changed) => {
            clear();
            setSaid([]);
            setApplied({ ...leastScopeFor(changed, after), reason: lateReason(disruptions) });
          }}
        />
      )}
      {applied && <RepairPublish draft={draft} plan={plan} filled={filled} start={applied} />}
    </>
  );
}

function Said(props: {
  readonly disruptions: readonly Disruption[];
  /** Those that are entered already. */
  readonly known: readonly Disruption[];
  readonly plan: Plan;
  readonly onForget: (disruption: Disruption) => void;
}) {
  const { disruptions, known, plan, onForget } = props;
  if (disruptions.length === 0) return null;
  return (
    <ItemList label="Said so far">
      {disruptions.map((each) => {
        const words = happenedWords(each, plan);
        const isKnown = known.includes(each);
        return (
          <Item
            key={JSON.stringify(each)}
            title={words}
            subtitle={isKnown ? 'Entered already, and not covered' : undefined}
            actions={
              !isKnown && (
                <Button look="quiet" label={`Take away: ${words}`} onPress={() => onForget(each)}>
                  Take away
                </Button>
              )
            }
          />
        );
      })}
    </ItemList>
  );
}

function questionOf(
  rows: PlanRows,
  disruptions: readonly Disruption[],
  filled: readonly Filled[],
  notBefore: Day,
): RepairQuestion {
  return {
    rows,
    disruptions: [...disruptions],
    filled: filled.map(({ slot, personId, source }) => ({ slot: slotKey(slot), personId, source })),
    notBefore,
    waysMax: WAYS_MAX,
    seed: 1,
    secondsMax: SECONDS_MAX,
  };
}

/** Sick calls and the like whose calls nobody else has yet. */
function knownIllness(plan: Plan, filled: readonly Filled[], today: Day): Disruption[] {
  const absences = uncoveredCalls(new Schedule(plan, filled), today).map(({ absence }) => absence);
  return [...new Set(absences)].map((absence) => ({
    kind: 'absence',
    absence,
    type: 'sick',
    note: '',
  }));
}

/** The rows as they were before somebody was known to be ill. */
function withoutAbsences({ rows }: Plan, known: readonly Disruption[]) {
  const ids = new Set(known.flatMap((each) => (each.kind === 'absence' ? [each.absence.id] : [])));
  return { ...rows, absences: rows.absences.filter(({ id }) => !ids.has(id)) };
}
