import { useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import type * as z from 'zod/mini';
import { branchStarted } from '../../../../domain/changes/branch-started.ts';
import type { YearId } from '../../../../domain/id.ts';
import type { BranchedFrom } from '../../../../domain/rows/draft.ts';
import { deviceNow, newId } from '../../../device-clock.ts';
import { useStartBranch } from '../../../hooks/use-branches.ts';
import { useForm } from '../../../hooks/use-form.ts';
import { TextField } from '../../../parts/choices.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { Form } from '../../../parts/form.tsx';

/** Starts a branch from a draft or an edition and opens it. */
export function BranchDialog(props: {
  readonly yearId: YearId;
  readonly from: BranchedFrom;
  readonly onClose: () => void;
}) {
  const { yearId, from, onClose } = props;
  const source = from.kind === 'draft' ? from.name : `edition ${from.number}`;
  const [name, setName] = useState(`What if, from ${source}`);
  const start = useStartBranch();
  const navigate = useNavigate();
  const save = useCallback(
    async (branch: z.infer<typeof branchStarted.args>) => {
      const outcome = await start(branch);
      if (outcome.ok)
        await navigate({ to: '/build/$draftId', params: { draftId: branch.draft.id } });
      return outcome;
    },
    [start, navigate],
  );
  const form = useForm(branchStarted.args, save, onClose);
  const submit = (): Promise<void> =>
    form.submit({
      draft: { id: newId(), yearId, name, startedAt: deviceNow(), branchedFrom: from },
    });
  return (
    <Dialog title="Start a branch" onClose={onClose}>
      <Form submitLabel="Start" summary={form.summary} onSubmit={submit} onCancel={onClose}>
        <p>
          A branch is a draft for trying something out. It begins as {source} is; {source} stays as
          it is. Compare the two, take over what is better, or discard the branch.
        </p>
        <TextField
          label="Name"
          value={name}
          error={form.errorAt('draft.name')}
          onChange={setName}
        />
      </Form>
    </Dialog>
  );
}
