import { Link } from '@tanstack/react-router';
import { CalendarDays, GitBranch, PenLine, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { BranchedFrom, Draft } from '../../../../domain/rows/draft.ts';
import { useDeleteDraft } from '../../../hooks/use-drafts.ts';
import { Button } from '../../../parts/button.tsx';
import { Item, ItemList } from '../../../parts/item-list.tsx';
import { Card } from '../../../parts/page.tsx';
import { momentWords } from '../day-words.ts';
import { classOf } from '../../../styles/css-modules.ts';
import { BranchDialog } from './branch-dialog.tsx';
import { RenameDialog } from './rename-dialog.tsx';
import styles from './compare.module.css';
import { draftSide, IN_FORCE_SIDE } from './sides.ts';

type Shown = { readonly kind: 'branch' | 'rename'; readonly draft: Draft };

/** The drafts of the year, branches marked as such: each can be opened, branched, compared, renamed and discarded. */
export function DraftsCard(props: {
  readonly drafts: readonly Draft[];
  /** Whether anything is published to compare with. */
  readonly isPublished: boolean;
}) {
  const { drafts, isPublished } = props;
  const [shown, setShown] = useState<Shown | null>(null);
  return (
    <Card title="Drafts">
      {drafts.length === 0 ? (
        <p>There is no draft. Generate one to change or publish the schedule.</p>
      ) : (
        <ItemList label="Drafts">
          {drafts.map((draft) => (
            <Item
              key={draft.id}
              picture={
                draft.branchedFrom ? (
                  <GitBranch aria-hidden size={20} />
                ) : (
                  <CalendarDays aria-hidden size={20} />
                )
              }
              title={
                <Link to="/build/$draftId" params={{ draftId: draft.id }}>
                  {draft.name}
                </Link>
              }
              subtitle={`Started ${momentWords(draft.startedAt)}`}
              facts={draft.branchedFrom ? [originWords(draft.branchedFrom)] : []}
              actions={
                <>
                  <CompareLink draft={draft} drafts={drafts} isPublished={isPublished} />
                  <DraftActions draft={draft} onShow={(kind) => setShown({ kind, draft })} />
                </>
              }
            />
          ))}
        </ItemList>
      )}
      {shown?.kind === 'rename' && (
        <RenameDialog draft={shown.draft} onClose={() => setShown(null)} />
      )}
      {shown?.kind === 'branch' && (
        <BranchDialog
          yearId={shown.draft.yearId}
          from={{ kind: 'draft', draftId: shown.draft.id, name: shown.draft.name }}
          onClose={() => setShown(null)}
        />
      )}
    </Card>
  );
}

function DraftActions(props: {
  readonly draft: Draft;
  readonly onShow: (kind: Shown['kind']) => void;
}) {
  const { draft, onShow } = props;
  const remove = useDeleteDraft();
  const discard = async (): Promise<void> => {
    await remove(draft);
  };
  return (
    <>
      <Button look="quiet" label={`Branch from ${draft.name}`} onPress={() => onShow('branch')}>
        <GitBranch aria-hidden size={18} />
      </Button>
      <Button look="quiet" label={`Rename ${draft.name}`} onPress={() => onShow('rename')}>
        <PenLine aria-hidden size={18} />
      </Button>
      <Button look="quiet" label={`Discard ${draft.name}`} onPress={discard}>
        <Trash2 aria-hidden size={18} />
      </Button>
    </>
  );
}

/** What a branch began as, in words. */
export function originWords(from: BranchedFrom): string {
  return `Branch of ${from.kind === 'draft' ? from.name : `edition ${from.number}`}`;
}

/** To the comparison with what the draft was branched from, else with what is in force, else with another draft. */
export function CompareLink(props: {
  readonly draft: Draft;
  readonly drafts: readonly Draft[];
  readonly isPublished: boolean;
}) {
  const { draft, drafts, isPublished } = props;
  const from = draft.branchedFrom;
  const source = from?.kind === 'draft' && drafts.find(({ id }) => id === from.draftId);
  const other = source || (isPublished ? null : drafts.find(({ id }) => id !== draft.id));
  if (!other && !isPublished) return null;
  return (
    <Link
      to="/build/compare"
      search={{ first: other ? draftSide(other.id) : IN_FORCE_SIDE, second: draftSide(draft.id) }}
      aria-label={`Compare ${draft.name}`}
      className={classOf(styles, 'link')}
    >
      Compare
    </Link>
  );
}
