import * as z from 'zod/mini';
import { type Ask, subjectOf } from '../../../domain/asks/ask.ts';
import { type Outcome, refused } from '../../../domain/changes/change.ts';
import type { PersonId, ProgramId } from '../../../domain/id.ts';
import { swapSchema } from '../../../domain/rows/swap.ts';
import { parseMessage } from '../../../formats/message.ts';
import { textOfLink } from '../../../formats/message-link.ts';
import type { ProgramDatabase } from '../../../store/database.ts';
import { type TakenInAsks, takeInAsks } from '../../../store/outbox.ts';
import { takeInAnswers } from '../../../store/take-in-answers.ts';
import { askChange } from './ask-changes.ts';
import { say, sayCount } from '../../../answers/say.ts';

/** The device that a message came to. */
export interface Receiver {
  readonly database: ProgramDatabase;
  readonly programId: ProgramId;
  /** Whose device it is, where they said so. */
  readonly meId: PersonId | null;
  /** Whether this device builds the schedule: all that is asked is for it. */
  readonly isBuilder: boolean;
}

/** What came of a message. */
export interface TakenInMessage extends TakenInAsks {
  /** How many answers were to something asked here. */
  readonly answers: number;
  /** How many asks are for somebody else. */
  readonly notForHere: number;
}

/** The text of a message, of a link to one, or of what was pasted around a link. */
export async function textOfMessage(pasted: string): Promise<Outcome<string>> {
  const link = /\S*#[\w-]+/.exec(pasted)?.[0];
  return link && !pasted.trimStart().startsWith('{')
    ? textOfLink(link)
    : { ok: true, value: pasted };
}

/**
 * Takes in a message: on the device that builds, all that is asked; on a phone, answers to what was asked on it and swaps
 * in which its owner takes part, which it keeps to pass on. Problems: those of `parseMessage` and `textOfLink`;
 * `other-program`.
 */
export async function takeInMessage(
  pasted: string,
  { database, programId, meId, isBuilder }: Receiver,
): Promise<Outcome<TakenInMessage>> {
  const text = await textOfMessage(pasted);
  if (!text.ok) return text;
  const read = parseMessage(text.value);
  if (!read.ok) return read;
  const { asks, answers, programName } = read.value;
  if (read.value.programId !== programId) {
    return refused('other-program', say`This message is about ${programName}.`);
  }
  const mine = isBuilder ? asks : await ofOwnSwaps(database, asks, meId);
  const taken = await takeInAsks(database, mine, askChange, { isPassedOn: !isBuilder });
  const own = await takeInAnswers(database, answers);
  return { ok: true, value: { ...taken, answers: own, notForHere: asks.length - mine.length } };
}

const offerSchema = z.object({ swap: swapSchema });

/** Of asks those about swaps in which somebody takes part. */
async function ofOwnSwaps(
  database: ProgramDatabase,
  asks: readonly Ask[],
  meId: PersonId | null,
): Promise<Ask[]> {
  const swaps = await database.rows('swap').toArray();
  const offered = asks.flatMap(({ args }) => {
    const read = offerSchema.safeParse(args);
    return read.success ? [read.data.swap] : [];
  });
  const own = new Set(
    [...swaps, ...offered]
      .filter(({ moves }) => moves.some(({ fromId, toId }) => fromId === meId || toId === meId))
      .map(({ id }) => id as string),
  );
  return asks.filter((each) => own.has(subjectOf(each) ?? ''));
}

/** What came of a message, in a sentence or two. */
export function takenInWords(taken: TakenInMessage): string {
  const { taken: came, known, refused: problems, answers, notForHere } = taken;
  const told = [
    came.length > 0 && sayCount(came.length, 'One thing came in.', '# things came in.'),
    answers > 0 &&
      sayCount(answers, 'One answer to what you asked.', '# answers to what you asked.'),
    known > 0 && sayCount(known, 'One thing had come before.', '# things had come before.'),
    notForHere > 0 &&
      sayCount(
        notForHere,
        'One thing in it is for somebody else.',
        '# things in it are for somebody else.',
      ),
    ...problems.map(({ message }) => message),
  ].filter((words) => words !== false);
  return told.length === 0 ? say`Nothing in it is for this device.` : told.join(' ');
}
