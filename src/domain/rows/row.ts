import * as z from 'zod/mini';
import { changeIdSchema } from '../id.ts';

/** Fields every stored row carries: the change that wrote it last, by which undo sees whether it moved since. */
export const rowFields = { rev: z.optional(changeIdSchema) };

/** A name as shown: 1 to 120 characters, not only blanks. */
export const nameSchema = z
  .string()
  .check(z.trim(), z.minLength(1, 'A name is needed'), z.maxLength(120));

/** Free text of at most 2,000 characters. */
export const noteSchema = z.string().check(z.maxLength(2000));

/** A short code as people write it in grids, such as `ICU`: 1 to 12 characters. */
export const codeSchema = z
  .string()
  .check(z.trim(), z.minLength(1, 'A code is needed'), z.maxLength(12));

/** Post-graduate year, 1 to 8. */
export const pgySchema = z.int().check(z.gte(1), z.lte(8));
