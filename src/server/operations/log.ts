import type { Instant } from '../../domain/time/zone.ts';

/** What a line may hold besides its event: ids, names of things of ours, numbers. Never what somebody sent or is called. */
export type LogFields = Readonly<
  Record<string, string | number | boolean | null | readonly string[]>
>;

/** Writes a line about something that happened. */
export type Log = (event: string, fields?: LogFields) => void;

/** A log of JSON lines, each with its time. @param write takes one line without its end. */
export function createLog(write: (line: string) => void, now: () => Instant): Log {
  return (event, fields = {}) => {
    write(JSON.stringify({ at: new Date(now()).toISOString(), event, ...fields }));
  };
}

const PLACES_MAX = 5;

/** What a line says of an exception: its class and where it was thrown, not its message, which may quote somebody's data. */
export function failureFields(error: unknown): LogFields {
  const { name, stack = '' } = error instanceof Error ? error : { name: typeof error };
  // The first line of a stack holds the message.
  const places = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return { error: name, places: places.slice(0, PLACES_MAX).map((place) => place.trim()) };
}
