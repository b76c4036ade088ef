import { useNavigate } from '@tanstack/react-router';
import { GitBranch } from 'lucide-react';
import { useState } from 'react';
import type { Draft } from '../../../../domain/rows/schedule.ts';
import { useDrafts } from '../../../hooks/use-drafts.ts';
import { useEditions } from '../../../hooks/use-schedule.ts';
import { Button } from '../../../parts/button.tsx';
import { SelectField } from '../../../parts/choices.tsx';
import { classOf } from '../../../styles/css-modules.ts';
import styles from '../draft.module.css';
import { BranchDialog } from './branch-dialog.tsx';
import { CompareLink, originWords } from './drafts-card.tsx';

/** Where one is among the drafts of the year: to another, to a new branch of this, or to a comparison. */
export function SwitchDraft({ draft }: { readonly draft: Draft }) {
  const drafts = useDrafts(draft.yearId) ?? [draft];
  const isPublished = (useEditions()?.length ?? 0) > 0;
  const navigate = useNavigate();
  const [isBranching, setBranching] = useState(false);
  return (
    <>
      <div className={classOf(styles, 'switch')}>
        {drafts.length > 1 && (
          <SelectField
            label="Draft"
            value={draft.id as string}
            choices={drafts.map(({ id, name }) => ({ value: id as string, label: name }))}
            onChange={(draftId) =>
              void navigate({ to: '/build/$draftId', params: { draftId }, search: {} })
            }
          />
        )}
        <Button onPress={() => setBranching(true)}>
          <GitBranch aria-hidden size={18} /> Branch
        </Button>
        <CompareLink draft={draft} drafts={drafts} isPublished={isPublished} />
      </div>
      {draft.branchedFrom && <p>{originWords(draft.branchedFrom)}.</p>}
      {isBranching && (
        <BranchDialog
          yearId={draft.yearId}
          from={{ kind: 'draft', draftId: draft.id, name: draft.name }}
          onClose={() => setBranching(false)}
        />
      )}
    </>
  );
}
