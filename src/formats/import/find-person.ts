import type { Person } from '../../domain/rows/person.ts';
import { fullName } from '../../domain/schedule/plan.ts';
import type { ImportContext } from './import-context.ts';
import { type Clue, isNamed } from './people-directory.ts';
import { cluesOf } from './read-people.ts';
import type { RowReader } from './row-reader.ts';

/** The person a row speaks of; null when refused, left out, or waiting for the person's own row to be mended. */
export function findPerson(
  { people, plan }: ImportContext,
  reader: RowReader,
  order?: readonly Clue[],
): Person | null {
  const clues = cluesOf(reader);
  const match = people.find(clues, order);
  const [clue] = (order ?? ['staffCode', 'email', 'name']).filter((each) => clues[each] !== '');
  const shown = clue ? clues[clue] : '';
  switch (match.kind) {
    case 'found': {
      if (match.by !== 'name' && clues.name !== '' && !isNamed(match.person, clues.name)) {
        const message = `${clues[match.by]} is ${fullName(match.person)}, but the row names ${clues.name}.`;
        return reader.leaveOut('name', message, 'Correct the ID or the name in the file.');
      }
      return match.person;
    }
    case 'withheld': {
      const isExcluded = plan.excludedRows.some(({ row }) => row === match.row);
      const why = isExcluded ? 'is left out' : 'is refused';
      return reader.leaveOut(
        clue ?? null,
        `${shown} stands in row ${match.row} of the people, which ${why}.`,
      );
    }
    case 'several':
      return reader.refuse(
        clue ?? null,
        `Several people are called ${clues.name}.`,
        'Give the staff ID or e-mail address.',
      );
    case 'nobody':
      return reader.refuse(
        clue ?? null,
        shown === ''
          ? 'The row names nobody.'
          : `Nobody in the program or these files is ${shown}.`,
        'Add the person to the table of people, or leave the row out.',
      );
  }
}
