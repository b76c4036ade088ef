import { useCallback, useEffect, useState } from 'react';
import type * as z from 'zod/mini';
import type { Outcome } from '../../domain/changes/change.ts';
import { say } from '../../answers/say.ts';

/** What is wrong, by the path of the value such as `person.email`. */
export type FieldErrors = Readonly<Record<string, string>>;

/** A form on its way to a change. */
export interface FormState {
  /** What is wrong with the value at any of these paths, to be shown beside its control. */
  readonly errorAt: (...paths: string[]) => string | undefined;
  /** What is wrong, to be shown beside the button that saves. */
  readonly summary: string | null;
  /** Checks the values and, when nothing is wrong with them, saves. */
  readonly submit: (values: unknown) => Promise<void>;
}

/**
 * Checks a form's values by a schema, saves them, and keeps what was wrong with them.
 * @param schema of what is saved, usually a change's own arguments.
 * @param save may refuse; its refusal is shown beside the field it names and beside the button.
 * @param onSaved after it was saved.
 */
export function useForm<Schema extends z.ZodMiniType>(
  schema: Schema,
  save: (values: z.infer<Schema>) => Promise<Outcome>,
  onSaved: () => void,
): FormState {
  const [errors, setErrors] = useState<FieldErrors>({});
  const [summary, setSummary] = useState<string | null>(null);
  const [refusals, setRefusals] = useState(0);
  // With the render that shows the errors: a frame of the browser may come before it.
  useEffect(() => {
    if (refusals > 0) focusFirstError();
  }, [refusals]);
  const submit = useCallback(
    async (values: unknown) => {
      const parsed = schema.safeParse(values);
      if (!parsed.success) {
        setErrors(errorsOf(parsed.error.issues));
        setSummary(say`Not saved yet: correct the marked fields.`);
        setRefusals((count) => count + 1);
        return;
      }
      const outcome = await save(parsed.data);
      if (outcome.ok) {
        onSaved();
        return;
      }
      setErrors(outcome.problem.field ? { [outcome.problem.field]: outcome.problem.message } : {});
      setSummary(outcome.problem.message);
      setRefusals((count) => count + 1);
    },
    [schema, save, onSaved],
  );
  const errorAt = (...paths: string[]): string | undefined =>
    paths.map((path) => errors[path]).find((error) => error !== undefined);
  return { errorAt, summary, submit };
}

function errorsOf(issues: readonly z.core.$ZodIssue[]): FieldErrors {
  return Object.fromEntries(
    issues.toReversed().map((issue) => [issue.path.map(String).join('.'), reasonOf(issue)]),
  );
}

/** The schemas say in their own words what people often get wrong; the rest is said here. */
function reasonOf(issue: z.core.$ZodIssue): string {
  if (issue.message !== 'Invalid input') return issue.message;
  if (issue.code === 'too_small')
    return issue.origin === 'string'
      ? say`This is needed`
      : say`This must be ${Number(issue.minimum)} or more`;
  if (issue.code === 'too_big')
    return issue.origin === 'string'
      ? say`At most ${Number(issue.maximum)} characters`
      : say`This must be ${Number(issue.maximum)} or less`;
  if (issue.code === 'invalid_type')
    return issue.expected === 'string' ? say`This is needed` : say`A number is needed`;
  return say`This is not written as it must be`;
}

function focusFirstError(): void {
  const [first] = document.querySelectorAll<HTMLElement>('form [aria-invalid="true"]');
  first?.focus();
}
