import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Send, Trash2 } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { draftIdSchema } from '../../../domain/id.ts';
import type { Draft } from '../../../domain/rows/schedule.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
import type { Filled } from '../../../domain/schedule/slot.ts';
import { usePlan } from '../../hooks/use-directory.ts';
import { useDeleteDraft, useDraft } from '../../hooks/use-drafts.ts';
import { useOpenYear } from '../../hooks/use-program.ts';
import { Button } from '../../parts/button.tsx';
import { EmptyState, Page } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { BlockGrid } from './block-grid.tsx';
import { CallCalendar } from './call-calendar.tsx';
import { elementIdOf, type Place, placeAt } from './draft-places.ts';
import { DraftComments } from './drafts/draft-comments.tsx';
import { SwitchDraft } from './drafts/switch-draft.tsx';
import { FindingsList } from './findings-list.tsx';
import { LoadingPage, NoProgram } from './no-program.tsx';
import { PlaceDialog } from './place-dialog.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { useChecked } from './use-findings.ts';
import { WeekGrid } from './week-grid.tsx';
import styles from './draft.module.css';

/** One draft: its block year, call and weeks, what the rules say of it, and publishing. */
export function DraftScreen() {
  const { draftId } = useParams({ from: '/build/$draftId' });
  const open = useOpenYear();
  const plan = usePlan();
  const found = useDraft(draftIdSchema.parse(draftId));
  if (open.status === 'none') return <NoProgram title="Draft" />;
  if (found === null) {
    return (
      <Page title="Draft">
        <EmptyState title="This draft does not exist any more">
          <Link to="/build">All drafts</Link>
        </EmptyState>
      </Page>
    );
  }
  if (!found || !plan) return <LoadingPage title="Draft" />;
  return <OpenDraft draft={found.draft} filled={found.filled} plan={plan} />;
}

const VIEWS = ['Blocks', 'Call', 'Weeks', 'Findings', 'Comments'] as const;
type View = (typeof VIEWS)[number];
const VIEW_OF = { block: 'Blocks', call: 'Call', 'half-day': 'Weeks' } as const;

/** Brings the place that the address means into view and gives it the focus, once. */
function useFocusAt(start: Place | null): void {
  useEffect(() => {
    const cell = start && document.getElementById(elementIdOf(start));
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'center', inline: 'center' });
  }, [start]);
}

function OpenDraft(props: {
  readonly draft: Draft;
  readonly filled: readonly Filled[];
  readonly plan: Plan;
}) {
  const { draft, filled, plan } = props;
  const search = useSearch({ from: '/build/$draftId' });
  const [start] = useState(() => placeAt(search, filled, plan));
  const [view, setView] = useState<View>(() => (start ? VIEW_OF[start.layer] : firstView(filled)));
  const [place, setPlace] = useState<Place | null>(null);
  const [isPublishing, setPublishing] = useState(false);
  const checked = useChecked(plan, filled);
  const findings = checked?.findings;
  const content = { plan, filled, onEdit: setPlace };
  useFocusAt(start);
  return (
    <Page
      title={draft.name}
      wide
      actions={<DraftActions draft={draft} onPublish={() => setPublishing(true)} />}
    >
      <SwitchDraft draft={draft} />
      <div role="group" aria-label="What to see" className={classOf(styles, 'tabs')}>
        {VIEWS.map((each) => (
          <Button key={each} pressed={view === each} onPress={() => setView(each)}>
            {each === 'Findings' ? findingsLabel(findings?.length) : each}
          </Button>
        ))}
      </div>
      {view === 'Blocks' && <BlockGrid {...content} />}
      {view === 'Call' && <CallCalendar {...content} start={start} />}
      {view === 'Weeks' && <WeekGrid {...content} start={start} />}
      {view === 'Findings' && <FindingsList {...content} draftId={draft.id} findings={findings} />}
      {view === 'Comments' && <DraftComments draft={draft} plan={plan} />}
      {place && (
        <PlaceDialog
          draftId={draft.id}
          plan={plan}
          filled={filled}
          checked={checked}
          place={place}
          onClose={() => setPlace(null)}
        />
      )}
      {isPublishing && (
        <PublishDialog
          draft={draft}
          plan={plan}
          findings={findings ?? []}
          onClose={() => setPublishing(false)}
        />
      )}
    </Page>
  );
}

function firstView(filled: readonly Filled[]): View {
  const hasBlocks = filled.some(({ slot }) => slot.layer === 'block');
  return !hasBlocks && filled.some(({ slot }) => slot.layer === 'call') ? 'Call' : 'Blocks';
}

function findingsLabel(count: number | undefined): string {
  return count === undefined ? 'Findings …' : `Findings (${count})`;
}

function DraftActions({
  draft,
  onPublish,
}: {
  readonly draft: Draft;
  readonly onPublish: () => void;
}) {
  const navigate = useNavigate();
  const remove = useDeleteDraft();
  const removeAndLeave = useCallback(async () => {
    const outcome = await remove(draft);
    if (outcome.ok) await navigate({ to: '/build' });
  }, [remove, draft, navigate]);
  return (
    <>
      <Button look="quiet" label={`Delete ${draft.name}`} onPress={removeAndLeave}>
        <Trash2 aria-hidden size={18} />
      </Button>
      <Button look="main" onPress={onPublish}>
        <Send aria-hidden size={18} /> Publish
      </Button>
    </>
  );
}
