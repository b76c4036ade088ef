import * as z from 'zod/mini';
import { answerSchema } from '../domain/asks/answer.ts';
import { askSchema } from '../domain/asks/ask.ts';
import { type Outcome, refused } from '../domain/changes/change.ts';
import { programIdSchema } from '../domain/id.ts';
import { nameSchema } from '../domain/rows/row.ts';
import { headerProblem, parseJsonObject, schemaProblem } from './file-problems.ts';

/** What the header of a message says it is. */
export const MESSAGE_FORMAT = 'residency-scheduler-message';
/** The version this build writes; it reads every version up to this one. */
export const MESSAGE_FORMAT_VERSION = 1;

const WHAT = 'a message of this app';
/** More than anybody asks in years; what is larger was not made here. */
const ASKS_MAX = 2_000;

const bodySchema = z.object({
  programId: programIdSchema,
  programName: nameSchema,
  /** What was asked on a phone, oldest first. */
  asks: z._default(z.array(askSchema).check(z.maxLength(ASKS_MAX)), []),
  /** What became of it, with reasons: for the people who asked. */
  answers: z._default(z.array(answerSchema).check(z.maxLength(ASKS_MAX)), []),
});

/** What was asked on a phone, or what became of it, on its way from one device to another. */
export type Message = z.infer<typeof bodySchema>;

/** Writes a message as the text of a small file. */
export function writeMessage({ programId, programName, asks, answers }: Message): string {
  const header = { format: MESSAGE_FORMAT, version: MESSAGE_FORMAT_VERSION };
  const said = {
    ...(asks.length > 0 && { asks }),
    ...(answers.length > 0 && { answers }),
  };
  return `${JSON.stringify({ ...header, programId, programName, ...said })}\n`;
}

/**
 * Reads a message of this or any earlier version. Problems: `not-json`, `wrong-format`, `newer-version`, `invalid`, `empty`.
 */
export function parseMessage(text: string): Outcome<Message> {
  const read = parseJsonObject(text, WHAT);
  if (!read.ok) return read;
  const problem = headerProblem(read.value, MESSAGE_FORMAT, MESSAGE_FORMAT_VERSION, WHAT);
  if (problem) return problem;
  const parsed = bodySchema.safeParse(read.value);
  if (!parsed.success) return schemaProblem(parsed.error.issues, read.value);
  const { asks, answers } = parsed.data;
  if (asks.length + answers.length === 0) return refused('empty', 'This message says nothing.');
  return { ok: true, value: parsed.data };
}

/** Whether the text says it is a message. */
export function isMessage(text: string): boolean {
  const read = parseJsonObject(text, WHAT);
  return read.ok && read.value.format === MESSAGE_FORMAT;
}
