import { useCallback, useState } from 'react';
import { draftRenamed } from '../../../../domain/changes/draft-renamed.ts';
import type { Draft } from '../../../../domain/rows/schedule.ts';
import { useRenameDraft } from '../../../hooks/use-branches.ts';
import { useForm } from '../../../hooks/use-form.ts';
import { TextField } from '../../../parts/choices.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { Form } from '../../../parts/form.tsx';

/** Gives a draft another name. */
export function RenameDialog(props: { readonly draft: Draft; readonly onClose: () => void }) {
  const { draft, onClose } = props;
  const [name, setName] = useState<string>(draft.name);
  const rename = useRenameDraft();
  const form = useForm(
    draftRenamed.args,
    useCallback((args) => rename(args.draftId, args.name), [rename]),
    onClose,
  );
  return (
    <Dialog title={`Rename ${draft.name}`} onClose={onClose}>
      <Form
        submitLabel="Rename"
        summary={form.summary}
        onSubmit={() => form.submit({ draftId: draft.id, name })}
        onCancel={onClose}
      >
        <TextField label="Name" value={name} error={form.errorAt('name')} onChange={setName} />
      </Form>
    </Dialog>
  );
}
