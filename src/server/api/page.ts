import * as z from 'zod/mini';
import { type Answer, answered, notAnswered } from '../accounts/accounts.ts';

const ITEMS_MAX = 1000;
const ITEMS_USUAL = 200;

/** A whole number as questions hold it. */
export function numberInQuery(min: number, max: number) {
  return z.pipe(
    z.string().check(
      z.regex(/^\d{1,6}$/),
      z.refine((text) => Number(text) >= min && Number(text) <= max, `${min} to ${max}`),
    ),
    z.transform(Number),
  );
}

/** What every list can be asked besides: how many items, and from where on. */
export const pageQuery = {
  limit: z.optional(numberInQuery(1, ITEMS_MAX)),
  cursor: z.optional(z.string().check(z.regex(/^[\w-]{1,600}$/))),
};

/** What is asked of a list besides. */
export interface PageQuery {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** A page of a list of these. */
export function pageOf<Item>(item: z.ZodMiniType<Item>) {
  return z.object({
    items: z.array(item),
    /** Where the next page begins; null on the last one. */
    nextCursor: z.nullable(z.string()),
  });
}

/** A page of items. */
export interface Page<Item> {
  readonly items: Item[];
  readonly nextCursor: string | null;
}

/**
 * The page that was asked for. A cursor holds the key of the last item before it, so that nothing is left out or comes
 * twice when rows come and go meanwhile.
 * @param itemsOf all items there are. @param keyOf by which the items are in order, no two alike.
 */
export function takePage<Item>(
  itemsOf: () => readonly Item[],
  keyOf: (item: Item) => string,
  { limit = ITEMS_USUAL, cursor }: PageQuery,
): Answer<() => Page<Item>> {
  const after = cursor === undefined ? null : readCursor(cursor);
  if (after === undefined) return notAnswered('unreadable');
  return answered(() => {
    const rest = itemsOf()
      .map((item) => [keyOf(item), item] as const)
      .filter(([key]) => after === null || key > after)
      .toSorted(([one], [other]) => (one < other ? -1 : 1));
    const page = rest.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map(([, item]) => item),
      nextCursor: last && rest.length > limit ? writeCursor(last[0]) : null,
    };
  });
}

function writeCursor(key: string): string {
  return Buffer.from(key).toString('base64url');
}

function readCursor(cursor: string): string | undefined {
  const key = Buffer.from(cursor, 'base64url').toString();
  return writeCursor(key) === cursor ? key : undefined;
}
