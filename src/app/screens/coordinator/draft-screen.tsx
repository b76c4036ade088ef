import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Send, Trash2 } from 'lucide-react';
import { useCallback, useState } from 'react';
import { draftIdSchema } from '../../../domain/id.ts';
import type { Draft } from '../../../domain/rows/schedule.ts';
import type { SlotKey } from '../../../domain/schedule/slot.ts';
import { usePlan } from '../../hooks/use-directory.ts';
import { useDeleteDraft } from '../../hooks/use-drafts.ts';
import { useOpenYear } from '../../hooks/use-program.ts';
import { Button } from '../../parts/button.tsx';
import { EmptyState, Page } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { DraftComments } from './drafts/draft-comments.tsx';
import { SwitchDraft } from './drafts/switch-draft.tsx';
import { FindingsList } from './findings-list.tsx';
import { LoadingPage, NoProgram } from './no-program.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { placeOfSlot } from './workbench/place.ts';
import { placeFromAddress } from './workbench/start.ts';
import { type LiveDraft, useLiveDraft } from './workbench/use-live-draft.ts';
import { Workbench } from './workbench/workbench.tsx';
import styles from './draft.module.css';

/** One draft: its block year, call and weeks, what the rules say of it, and publishing. */
export function DraftScreen() {
  const { draftId } = useParams({ from: '/build/$draftId' });
  const open = useOpenYear();
  const plan = usePlan();
  const live = useLiveDraft(draftIdSchema.parse(draftId), plan ?? undefined);
  if (open.status === 'none') return <NoProgram title="Draft" />;
  if (live === null) {
    return (
      <Page title="Draft">
        <EmptyState title="This draft does not exist any more">
          <Link to="/build">All drafts</Link>
        </EmptyState>
      </Page>
    );
  }
  if (!live) return <LoadingPage title="Draft" />;
  return <OpenDraft key={live.draft.id} live={live} />;
}

const VIEWS = ['Grid', 'Findings', 'Comments'] as const;
type View = (typeof VIEWS)[number];

function OpenDraft({ live }: { readonly live: LiveDraft }) {
  const { draft, state } = live;
  const { schedule, checked } = state;
  const search = useSearch({ from: '/build/$draftId' });
  const [start, setStart] = useState(() => placeFromAddress(schedule, search));
  const [view, setView] = useState<View>('Grid');
  const [isPublishing, setPublishing] = useState(false);
  const goTo = (slot: SlotKey): void => {
    setStart(placeOfSlot(schedule, slot));
    setView('Grid');
  };
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
            {each === 'Findings' ? findingsLabel(checked?.findings.length) : each}
          </Button>
        ))}
      </div>
      {view === 'Grid' && <Workbench draft={live} start={start} />}
      {view === 'Comments' && <DraftComments draft={draft} plan={schedule.plan} />}
      {view === 'Findings' && (
        <FindingsList
          draftId={draft.id}
          schedule={schedule}
          findings={checked?.findings}
          onGo={goTo}
        />
      )}
      {isPublishing && (
        <PublishDialog
          draft={draft}
          plan={schedule.plan}
          findings={checked?.findings ?? []}
          onClose={() => setPublishing(false)}
        />
      )}
    </Page>
  );
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
