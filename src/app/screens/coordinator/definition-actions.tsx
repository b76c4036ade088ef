import { Archive, ArchiveRestore, Pencil, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type * as z from 'zod/mini';
import type { Outcome } from '../../../domain/changes/change.ts';
import { definitionArchived } from '../../../domain/changes/definition-archived.ts';
import { useRecord } from '../../hooks/use-record.ts';
import { Button } from '../../parts/button.tsx';
import { useNotify } from '../../parts/notices.tsx';
import { classOf } from '../../styles/css-modules.ts';
import styles from './rotations.module.css';

/** Edits a definition, takes it out of use or back into it; what is out of use can be deleted. */
export function DefinitionActions(props: {
  readonly kind: z.infer<typeof definitionArchived.args>['kind'];
  readonly id: string;
  readonly name: string;
  readonly isArchived: boolean;
  readonly onEdit: () => void;
  readonly onDelete: () => Promise<Outcome>;
}) {
  const { kind, id, name, isArchived, onEdit, onDelete } = props;
  const record = useRecord();
  const told = useTold();
  return (
    <>
      <Button look="quiet" label={`Edit ${name}`} onPress={onEdit}>
        <Pencil aria-hidden size={18} />
      </Button>
      <Button
        look="quiet"
        label={`${isArchived ? 'Bring back' : 'Archive'} ${name}`}
        onPress={() =>
          told(record(definitionArchived, { kind, id, name, isArchived: !isArchived }))
        }
      >
        {isArchived ? <ArchiveRestore aria-hidden size={18} /> : <Archive aria-hidden size={18} />}
      </Button>
      {isArchived && (
        <Button look="quiet" label={`Delete ${name}`} onPress={() => told(onDelete())}>
          <Trash2 aria-hidden size={18} />
        </Button>
      )}
    </>
  );
}

/** Waits for a change and tells its refusal in a notice, where no form shows it. */
export function useTold(): (pending: Promise<Outcome>) => Promise<void> {
  const notify = useNotify();
  return async (pending) => {
    const outcome = await pending;
    if (!outcome.ok) notify({ text: outcome.problem.message });
  };
}

/** What is out of use, folded away below what is in use; nothing where there is none. */
export function Archived(props: { readonly count: number; readonly children: ReactNode }) {
  if (props.count === 0) return null;
  return (
    <details className={classOf(styles, 'archived')}>
      <summary>Archived ({props.count})</summary>
      {props.children}
    </details>
  );
}
