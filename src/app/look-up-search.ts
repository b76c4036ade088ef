import * as z from 'zod/mini';
import { daySchema } from '../domain/time/day.ts';
import { clockTimeSchema, type LocalTime } from '../domain/time/zone.ts';

/** Addresses are typed and shared by people: what cannot be read counts as not said. */
function whereRead<Schema extends z.ZodMiniType>(schema: Schema) {
  const orElse = z.catch;
  return orElse(z.optional(schema), undefined);
}

const momentSchema = z.string().check(z.refine((text) => localTimeOf(text) !== null));

/** What the address of "On call" says: another moment, as `2026-11-24T02:00` on the program's clock, or one service. */
export const nowSearchSchema = z.object({
  at: whereRead(momentSchema),
  service: whereRead(z.string()),
});

/** What the address of "Today" says: another day or half-day. */
export const todaySearchSchema = z.object({
  day: whereRead(daySchema),
  half: whereRead(z.enum(['am', 'pm'])),
});

/** What the address of somebody's schedule says: how much of it, and which day it holds. */
export const calendarSearchSchema = z.object({
  view: whereRead(z.enum(['day', 'week', 'month', 'year'])),
  day: whereRead(daySchema),
});

/** What the address of "Everyone" says: by what people are put together, days or blocks, and from when. */
export const everyoneSearchSchema = z.object({
  by: whereRead(z.enum(['rotation', 'class', 'site'])),
  view: whereRead(z.enum(['week', 'block'])),
  day: whereRead(daySchema),
});

/** What the address of "My hours" says: a day of another academic year. */
export const hoursSearchSchema = z.object({ day: whereRead(daySchema) });

/** What the address of "Swap a call" says: which of one's calls, as its slot. */
export const swapSearchSchema = z.object({ slot: whereRead(z.string()) });

/** What the address of "Search" says. */
export const findSearchSchema = z.object({ text: whereRead(z.string()) });

/** Reads `2026-11-24T02:00`; null when it is no day and time. */
export function localTimeOf(text: string): LocalTime | null {
  const day = daySchema.safeParse(text.slice(0, 10));
  const time = clockTimeSchema.safeParse(text.slice(11));
  return day.success && time.success && text[10] === 'T'
    ? { day: day.data, time: time.data }
    : null;
}

/** Writes a day and time as `2026-11-24T02:00`. */
export function momentText(local: LocalTime): string {
  return `${local.day}T${local.time}`;
}
