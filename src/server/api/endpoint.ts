import * as z from 'zod/mini';
import type { AnyChange } from '../../domain/changes/run-change.ts';
import type { ChangeId, ProgramId } from '../../domain/id.ts';
import type { Instant } from '../../domain/time/zone.ts';
import type { TokenScope } from '../../sync/messages/tokens.ts';
import type { Answer } from '../accounts/accounts.ts';
import type { TokenCaller } from '../accounts/api-tokens.ts';
import type { Queries } from '../database/database.ts';
import type { VisibleRows } from '../permissions.ts';
import type { SqlRows } from '../sync/sql-rows.ts';
import type { SeenRows } from './seen-rows.ts';

/** What every endpoint knows of the program at the moment it is asked. */
export interface Asked {
  readonly caller: TokenCaller;
  readonly programId: ProgramId;
  readonly queries: Queries;
  readonly visible: VisibleRows;
  /** The rows that the caller may read. */
  readonly seen: SeenRows;
  /** All rows: whoever uses them decides who may see what comes of it. */
  readonly rows: SqlRows;
  /** The server's clock. */
  readonly at: Instant;
  /** Names the state of the program, whoever looks: the same as long as nothing in it moved. */
  readonly state: string;
}

/** What the rest is made of outside the transaction, in which nobody else reads. */
export type Later<Value> = () => Value | Promise<Value>;

/** What documents say of an endpoint, and how its messages read. */
interface Described<Params, Query> {
  /** Below `/api`, as OpenAPI writes paths: `/people/{personId}`. */
  readonly path: string;
  /** In a few words. */
  readonly summary: string;
  /** What more there is to know; empty where that is nothing. */
  readonly description?: string;
  /** The token was made for one of these. */
  readonly scopes: readonly [TokenScope, ...TokenScope[]];
  readonly params: z.ZodMiniType<Params>;
  readonly query: z.ZodMiniType<Query>;
  readonly answer: z.ZodMiniType;
}

/** An endpoint that answers from the rows. */
export interface Reading<Params, Query, Value> extends Described<Params, Query> {
  /** Set where the answer depends on the day or on the very moment, and not on the rows alone. */
  readonly clock?: 'day' | 'moment';
  readonly answer: z.ZodMiniType<Value>;
  readonly read: (
    asked: Asked,
    wanted: { readonly params: Params; readonly query: Query },
  ) => Promise<Answer<Later<Value>>>;
}

/** What an endpoint makes of what it was asked: the change, and the row that it is about. */
export interface Made {
  readonly change: AnyChange;
  readonly args: unknown;
  readonly rowId: string;
}

/** An endpoint that makes a named change, as the app would. */
export interface Writing<Params, Body, Value> extends Described<Params, unknown> {
  readonly method: 'post' | 'put' | 'delete';
  /** Whether it makes a row that was not there: then the answer is 201. */
  readonly isNew?: boolean;
  readonly body: z.ZodMiniType<Body>;
  readonly answer: z.ZodMiniType<Value>;
  /** @param wanted with an id for whatever is new: the same one where a request comes again under its key. */
  readonly make: (
    asked: Omit<Asked, 'state'>,
    wanted: {
      readonly params: Params;
      readonly body: Body;
      readonly newId: string;
      /** What the caller saw last of the row, where it says so. */
      readonly ifMatch: string | null;
      readonly changeId: ChangeId;
    },
  ) => Promise<Answer<Made>>;
  /** What is answered of the row once the change is made; null where the caller may not see it. */
  readonly item: (seen: SeenRows, rowId: string) => Promise<Value>;
}

/** An endpoint of either sort, its messages read and written by its own schemas. */
export type AnyEndpoint =
  | (Described<unknown, unknown> & { readonly kind: 'reading'; readonly method: 'get' } & Pick<
        Reading<unknown, unknown, unknown>,
        'clock' | 'read'
      >)
  | (Described<unknown, unknown> & { readonly kind: 'writing' } & Pick<
        Writing<unknown, unknown, unknown>,
        'method' | 'isNew' | 'body' | 'make' | 'item'
      >);

/** Declares an endpoint that reads. */
export function reading<Params, Query, Value>({
  read,
  ...endpoint
}: Reading<Params, Query, Value>): AnyEndpoint {
  const { params, query } = endpoint;
  return {
    ...endpoint,
    kind: 'reading',
    method: 'get',
    read: (asked, wanted) =>
      read(asked, { params: params.parse(wanted.params), query: query.parse(wanted.query) }),
  };
}

/** Declares an endpoint that writes. */
export function writing<Params, Body, Value>({
  make,
  ...endpoint
}: Writing<Params, Body, Value>): AnyEndpoint {
  const { params, body } = endpoint;
  return {
    ...endpoint,
    kind: 'writing',
    make: (asked, wanted) =>
      make(asked, {
        ...wanted,
        params: params.parse(wanted.params),
        body: body.parse(wanted.body),
      }),
  };
}

/** For paths and questions without parts. */
export const nothing = z.strictObject({});

/** Whether the row is another one than the caller saw last, and not because of this very change. */
export function isOther(
  { ifMatch, changeId }: { readonly ifMatch: string | null; readonly changeId: ChangeId },
  { rev = null }: { readonly rev?: string | null | undefined },
): boolean {
  return ifMatch !== null && ifMatch !== rev && rev !== changeId;
}
