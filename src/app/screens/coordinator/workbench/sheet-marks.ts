import { epochDayOf } from '../../../../domain/time/day.ts';
import { onceForEach } from '../../../../domain/work/once-for-each.ts';
import type { Schedule } from '../../../../domain/schedule/schedule.ts';
import {
  daysOfFinding,
  findingsAt,
  findingsOfNobody,
  findingsOfPerson,
  type Mark,
  type Said,
  worstOf,
} from './finding-marks.ts';
import { placeOfCell } from './place.ts';
import type { Sheet, SheetColumn, SheetRow } from './sheet.ts';

type Marks = readonly (Mark | undefined)[];

/** What is marked in a sheet: each row and column once, as long as the rules say the same. */
class SheetMarks {
  readonly #rows = new Map<string, Marks>();
  readonly #columns = new Map<string, Mark | null>();
  readonly #said: Said;
  readonly #sheet: Sheet;

  constructor(said: Said, sheet: Sheet) {
    this.#said = said;
    this.#sheet = sheet;
  }

  ofRow(row: SheetRow): Mark | null {
    if (row.kind !== 'person') return null;
    return worstOf(findingsOfPerson(this.#said, row.member.year.personId));
  }

  ofColumn(column: SheetColumn): Mark | null {
    let mark = this.#columns.get(column.key);
    if (mark === undefined) {
      mark = worstOf(findingsOfNobody(this.#said, column));
      this.#columns.set(column.key, mark);
    }
    return mark;
  }

  ofCell(schedule: Schedule, row: SheetRow, column: number): Mark | null {
    const at = this.#sheet.columns[column];
    if (!at || row.kind === 'heading') return null;
    if (row.kind === 'person') return this.#person(row)[column] ?? null;
    const place = placeOfCell(schedule, row, at);
    return place && worstOf(findingsAt(this.#said, place, at));
  }

  #person(row: Extract<SheetRow, { kind: 'person' }>): Marks {
    let marks = this.#rows.get(row.key);
    if (!marks) {
      marks = this.#marksOf(row);
      this.#rows.set(row.key, marks);
    }
    return marks;
  }

  /** The worst stand first and are not covered by what comes after them. */
  #marksOf({ member }: Extract<SheetRow, { kind: 'person' }>): Marks {
    const marks: (Mark | undefined)[] = [];
    for (const finding of findingsOfPerson(this.#said, member.year.personId)) {
      for (const span of daysOfFinding(finding)) {
        const [first, next] = columnsOfDays(this.#sheet, span);
        for (let column = first; column < next; column++) marks[column] ??= finding.verdict;
      }
    }
    return marks;
  }
}

/** The first of the columns that share a day with the span, and the one behind the last. */
function columnsOfDays(
  { zoom, columns, plan }: Sheet,
  { firstDay, lastDay }: Pick<SheetColumn, 'firstDay' | 'lastDay'>,
): readonly [number, number] {
  if (zoom === 'blocks') {
    const first = columns.findIndex((column) => column.lastDay >= firstDay);
    const last = columns.findLastIndex((column) => column.firstDay <= lastDay);
    return first < 0 ? [0, 0] : [first, last + 1];
  }
  const each = zoom === 'days' ? 1 : 2;
  const begin = epochDayOf(plan.rows.year.firstDay);
  return [
    Math.max(0, each * (epochDayOf(firstDay) - begin)),
    Math.min(columns.length, each * (epochDayOf(lastDay) - begin + 1)),
  ];
}

const marksOfSheets = onceForEach((said: Said) =>
  onceForEach((sheet: Sheet) => new SheetMarks(said, sheet)),
);

/** What is marked in the sheet when the rules say this. */
export function marksOf(said: Said, sheet: Sheet): SheetMarks {
  return marksOfSheets(said)(sheet);
}
