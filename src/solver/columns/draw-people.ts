import type { ColumnsBudget } from './columns-budget.ts';
import type { Parts } from './own-parts.ts';
import { type DrawnPerson, drawPerson } from './person-lines.ts';

/** Ways on that are looked at for the lines of all people together, and for one at least and at most. */
const TRANSITIONS_OF_ALL = 30_000_000;
const TRANSITIONS_MIN = 20_000;
const TRANSITIONS_MAX = 2_000_000;
/** One person may take so many times an equal part of what is left. */
const TIMES_AN_EQUAL_PART = 4;
/** Where the last person's rows were too many, so many times the part that fitted is tried for the next. */
const TIMES_THE_LAST_PART = 2;
const TRANSITIONS_PER_WORK = 1_000_000;

/**
 * Draws everybody's lines, with as many of their long rows as the effort set aside allows.
 * @returns `none` where somebody has no line at all, `cut-short` where it was over before the last.
 */
export async function drawPeople(
  parts: Parts,
  budget: ColumnsBudget,
  isOver: () => boolean,
): Promise<DrawnPerson[] | 'none' | 'cut-short'> {
  let left = TRANSITIONS_OF_ALL;
  let trackedPart = 1;
  const drawn: DrawnPerson[] = [];
  for (const part of parts.people) {
    await budget.pause();
    if (isOver()) return 'cut-short';
    const equalPart = left / (parts.people.length - drawn.length);
    const person = drawPerson(
      part,
      parts,
      Math.min(TRANSITIONS_MAX, Math.max(TRANSITIONS_MIN, TIMES_AN_EQUAL_PART * equalPart)),
      Math.min(1, trackedPart * TIMES_THE_LAST_PART),
    );
    if (!person) return 'none';
    left -= person.transitions;
    trackedPart = person.trackedPart;
    budget.spend(person.transitions / TRANSITIONS_PER_WORK);
    drawn.push(person);
  }
  return drawn;
}
