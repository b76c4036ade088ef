import * as z from 'zod/mini';

/** What arrived cannot be read as what it should be. */
export interface Unread {
  readonly kind: 'crashed';
  readonly message: string;
}

/** Reads what arrived at a thread's door and answers it; what cannot be read is answered as `crashed`. */
export function atTheDoor<Schema extends z.ZodMiniType, Answer>(
  schema: Schema,
  arrived: unknown,
  answer: (read: z.infer<Schema>) => Answer,
): Answer | Unread {
  const parsed = schema.safeParse(arrived);
  if (parsed.success) return answer(parsed.data);
  return { kind: 'crashed', message: `Cannot be read: ${z.prettifyError(parsed.error)}` };
}
