import { useCallback, useMemo, useState } from 'react';
import { editionPublished } from '../../../domain/changes/edition-published.ts';
import { type EditionId, editionIdSchema } from '../../../domain/id.ts';
import type { Draft } from '../../../domain/rows/schedule.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
import { overlapOf } from '../../../domain/time/day.ts';
import type { Finding } from '../../../rules/rule.ts';
import { deviceNow, newId } from '../../device-clock.ts';
import { useDeviceText } from '../../hooks/use-device-setting.ts';
import { useDraft, usePublishEdition } from '../../hooks/use-drafts.ts';
import { type FormState, useForm } from '../../hooks/use-form.ts';
import { SelectField, TextField } from '../../parts/choices.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Form } from '../../parts/form.tsx';
import { dayWords } from './day-words.ts';
import { PublicationConsequences } from './drafts/publication-consequences.tsx';
import { PublisherField } from './drafts/publisher-field.tsx';
import { usePublication } from './drafts/use-publication.ts';
import { EditionFile } from './edition-file.tsx';
import {
  SCOPE_WORDS,
  type ScopeChoice,
  type ScopeKind,
  type ScopePlace,
  scopesOf,
} from './publish-scopes.ts';
import { choicesOf } from './words.ts';

interface PublishDialogProps {
  readonly draft: Draft;
  readonly plan: Plan;
  readonly findings: readonly Finding[];
  /** What is filled in at first, where that is known. */
  readonly start?: PublishStart;
  readonly onPublished?: () => void;
  readonly onClose: () => void;
}

/** What to publish, and why so late should that be asked. */
export interface PublishStart extends ScopePlace {
  readonly reason: string;
}

const SCOPE_KINDS: readonly ScopeKind[] = [
  'everything',
  'block-year',
  'call-month',
  'clinic-block',
];

interface Values extends ScopePlace {
  readonly note: string;
  readonly reason: string;
}

const STARTING_VALUES: Values = { kind: 'everything', place: 0, note: '', reason: '' };

/** Publishes a part of a draft as a numbered edition, then offers it as a file. */
export function PublishDialog(props: PublishDialogProps) {
  const { draft, plan, findings, start, onPublished, onClose } = props;
  const [values, setValues] = useState<Values>({ ...STARTING_VALUES, ...start });
  const change = (changed: Partial<Values>): void => setValues({ ...values, ...changed });
  const [publisher, setPublisher] = useDeviceText('publisher');
  const [published, setPublished] = useState<EditionId | null>(null);
  const publish = usePublishEdition();
  const save = useCallback(
    async (edition: Parameters<typeof publish>[0]) => {
      const outcome = await publish(edition);
      if (outcome.ok) {
        setPublished(edition.editionId);
        onPublished?.();
      }
      return outcome;
    },
    [publish, onPublished],
  );
  const form = useForm(editionPublished.args, save, nothingMore);
  const choices = useMemo(() => scopesOf(values.kind, plan), [values.kind, plan]);
  const chosen = choices[values.place];
  const planned = usePublication(plan, useDraft(draft.id)?.filled, chosen?.scope);
  if (published) {
    return (
      <Dialog title="Published" onClose={onClose}>
        <EditionFile editionId={published} />
      </Dialog>
    );
  }
  const submit = (): Promise<void> =>
    form.submit({
      editionId: editionIdSchema.parse(newId()),
      draftId: draft.id,
      scope: chosen?.scope,
      publishedAt: deviceNow(),
      publishedBy: publisher.trim() || null,
      note: values.note,
      reason: values.reason,
    });
  return (
    <Dialog title={`Publish ${draft.name}`} onClose={onClose}>
      <Form submitLabel="Publish" summary={form.summary} onSubmit={submit} onCancel={onClose}>
        <PublishFields values={values} choices={choices} form={form} onChange={change} />
        <PublisherField
          value={publisher}
          error={form.errorAt('publishedBy')}
          onChange={setPublisher}
        />
        {chosen && <BrokenRules findings={findings} scope={chosen} />}
        <PublicationConsequences
          plan={plan}
          planned={planned}
          reason={values.reason}
          error={form.errorAt('reason')}
          onChange={(reason) => change({ reason })}
        />
      </Form>
    </Dialog>
  );
}

/** The dialog itself shows what comes after publishing. */
function nothingMore(): void {}

function PublishFields(props: {
  readonly values: Values;
  readonly choices: readonly ScopeChoice[];
  readonly form: FormState;
  readonly onChange: (change: Partial<Values>) => void;
}) {
  const { values, choices, form, onChange } = props;
  const chosen = choices[values.place];
  return (
    <>
      <SelectField
        label="What"
        value={values.kind}
        choices={choicesOf(SCOPE_KINDS, SCOPE_WORDS)}
        onChange={(kind) => onChange({ kind, place: 0 })}
      />
      {choices.length > 1 && (
        <SelectField
          label="When"
          value={String(values.place)}
          choices={choices.map(({ label }, place) => ({ value: String(place), label }))}
          onChange={(place) => onChange({ place: Number(place) })}
        />
      )}
      {chosen && (
        <p>
          {dayWords(chosen.scope.firstDay)} to {dayWords(chosen.scope.lastDay)}. From then on this
          edition is in force for these days; what was published before stays readable.
        </p>
      )}
      <TextField
        label="Note"
        hint="Such as what changed since the last edition."
        value={values.note}
        error={form.errorAt('note')}
        onChange={(note) => onChange({ note })}
      />
    </>
  );
}

function BrokenRules(props: {
  readonly findings: readonly Finding[];
  readonly scope: ScopeChoice;
}) {
  const broken = props.findings.filter(
    (finding) => finding.verdict === 'violation' && overlapOf(finding, props.scope.scope),
  ).length;
  if (broken === 0) return null;
  return (
    <p role="status">
      <strong>
        {broken === 1 ? 'One rule is broken' : `Rules are broken ${broken} times`} in these days.
      </strong>{' '}
      Look at the findings first, unless that is known and meant.
    </p>
  );
}
