/** The version of the messages this build speaks best. */
export const PROTOCOL = 1;

/** The oldest version it still speaks: one before, so that app and server may be updated in either order. */
export const PROTOCOL_MIN = 1;

/** How many changes one push may carry. */
export const CHANGES_MAX = 100;

/** How many letters of JSON a push carries before it is sent; a single change may be longer. */
export const PUSH_LETTERS_MAX = 1_000_000;

/** How many letters of JSON a server reads at most. */
export const BODY_BYTES_MAX = 8_000_000;

/** How many rows one page may carry. */
export const PAGE_ROWS_MAX = 5000;

/** How many letters of rows a page carries before it ends; a single row may be longer. */
export const PAGE_LETTERS_MAX = 1_000_000;
