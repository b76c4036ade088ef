import type { Instant } from '../domain/time/zone.ts';
import type { Cookie, MovedRow, PullResponse } from './messages/pull.ts';
import type { Verdict } from './messages/push.ts';

/** Pages that were read and are not shown yet: only all of them together are a state that the server was ever in. */
export class StagedPages {
  /** What the device had read when this began. */
  readonly from: Cookie | null;
  #cookie: Cookie | null;
  #isReset = false;
  #rows = new Map<string, MovedRow>();
  #last: PullResponse | null = null;

  constructor(from: Cookie | null) {
    this.from = from;
    this.#cookie = from;
  }

  /** What the next page is asked for with. */
  get cookie(): Cookie | null {
    return this.#cookie;
  }

  /** Adds a page. @returns false, and adds nothing, where it answers another question. */
  add(page: PullResponse): boolean {
    if (!isSameCookie(page.asked, this.#cookie)) return false;
    if (page.isReset) {
      this.#isReset = true;
      this.#rows.clear();
    }
    for (const row of page.rows) this.#rows.set(`${row[0]}/${row[1]}`, row);
    this.#cookie = page.cookie;
    this.#last = page;
    return true;
  }

  /** Everything that was read, once the last page is there; null before. */
  complete(): CompletePages | null {
    const last = this.#last;
    if (!last?.isLast) return null;
    return {
      from: this.from,
      deviceId: last.deviceId,
      cookie: last.cookie,
      isReset: this.#isReset,
      rows: [...this.#rows.values()],
      lastSequence: last.lastSequence,
      refused: last.refused,
      answeredAt: last.answeredAt ?? null,
    };
  }
}

/** What moved, from one cookie to another. */
export interface CompletePages {
  readonly from: Cookie | null;
  readonly deviceId: string;
  readonly cookie: Cookie;
  /** Whether everything was read anew. */
  readonly isReset: boolean;
  readonly rows: readonly MovedRow[];
  readonly lastSequence: number;
  readonly refused: readonly Verdict[];
  /** The server's clock, where it said it. */
  readonly answeredAt: Instant | null;
}

/** Whether two cookies say the same. */
export function isSameCookie(one: Cookie | null, other: Cookie | null): boolean {
  if (one === null || other === null) return one === other;
  return (
    one.epoch === other.epoch &&
    one.view === other.view &&
    one.version === other.version &&
    one.since === other.since &&
    one.after?.kind === other.after?.kind &&
    one.after?.id === other.after?.id
  );
}
