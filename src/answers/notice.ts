import { say } from './say.ts';

/** What a phone shows of a message that the server pushed to it. */
export interface Notice {
  readonly title: string;
  readonly body: string;
  /** A later notice of the same kind takes the place of an earlier one. */
  readonly tag: string;
  /** The screen that it opens. */
  readonly path: string;
  /** How many things wait for the owner of the phone; null where the message does not say. */
  readonly badge: number | null;
}

/** What a message says. Messages hold no names; of one that cannot be read at least that something happened is shown. */
export function noticeOf(message: string): Notice {
  const { kind, badge, isForOffice } = readMessage(message);
  const base = { tag: String(kind), badge: typeof badge === 'number' ? badge : null };
  switch (kind) {
    case 'schedule-changed':
      return {
        ...base,
        title: say`Your schedule changed`,
        body: say`A new edition was published.`,
        path: '/me',
      };
    case 'request-awaits':
      return {
        ...base,
        title: say`A request awaits you`,
        body: say`Somebody asked for something.`,
        path: isForOffice === true ? '/inbox' : '/asks',
      };
    case 'on-call-tomorrow':
      return { ...base, title: say`You are on call tomorrow`, body: '', path: '/me' };
    default:
      return { ...base, title: say`Something is new`, body: '', path: '/' };
  }
}

function readMessage(message: string): Readonly<Record<string, unknown>> {
  try {
    const read: unknown = JSON.parse(message);
    return typeof read === 'object' && read !== null ? { ...read } : {};
  } catch {
    return {};
  }
}
