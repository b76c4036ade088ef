import { describe, expect, test } from 'vitest';
import { plannedEdit } from '../../../src/app/screens/coordinator/workbench/edit.ts';
import { exchanged, pinning } from '../../../src/app/screens/coordinator/workbench/edit.ts';
import { found } from '../../../src/app/screens/coordinator/workbench/find.ts';
import { roleLetters } from '../../../src/app/screens/coordinator/workbench/letters.ts';
import {
  chosenAt,
  heldAt,
  type Place,
} from '../../../src/app/screens/coordinator/workbench/place.ts';
import {
  moved,
  only,
  type Walked,
} from '../../../src/app/screens/coordinator/workbench/selection.ts';
import type { SheetChoice } from '../../../src/app/screens/coordinator/workbench/sheet.ts';
import { columnsOf } from '../../../src/app/screens/coordinator/workbench/sheet-columns.ts';
import { extentOf, rowsOf } from '../../../src/app/screens/coordinator/workbench/sheet-rows.ts';
import {
  copiedText,
  filledFrom,
  type FilledSheet,
  pasted,
  placeAt,
  textAt,
} from '../../../src/app/screens/coordinator/workbench/table.ts';
import { Schedule } from '../../../src/domain/schedule/schedule.ts';
import { slotKey } from '../../../src/domain/schedule/slot.ts';
import { familyMedicineSmall } from '../../worlds/family-medicine-small.ts';
import { planOf } from '../../worlds/grow.ts';

const { rows, witness } = familyMedicineSmall.grow(1);
const plan = planOf(rows);
const schedule = new Schedule(plan, witness);
const [calendar] = plan.rows.calendars;
if (!calendar) throw new Error('The program has a block calendar');

function gridOf(zoom: SheetChoice['zoom'], by: SheetChoice['by'], of = schedule): FilledSheet {
  const choice = { zoom, by, calendarId: calendar?.id ?? ('' as SheetChoice['calendarId']) };
  return {
    schedule: of,
    sheet: {
      plan,
      zoom,
      by,
      columns: columnsOf(plan, zoom, choice.calendarId),
      rows: rowsOf(plan, choice, extentOf(plan, of.filled)),
    },
  };
}

function at(grid: FilledSheet, row: number, column: number): Place {
  const place = placeAt(grid, { row, column });
  if (!place) throw new Error(`There is no place at ${row} ${column}`);
  return place;
}

const cell = (row: number, column: number) => ({
  top: row,
  left: column,
  bottom: row,
  right: column,
});

describe.each(['blocks', 'days', 'half-days'] as const)('in the zoom of %s', (zoom) => {
  test.each(['person', 'rotation', 'site', 'role'] as const)(
    'by %s, what is copied is pasted back and changes nothing',
    (by) => {
      const grid = gridOf(zoom, by);
      const range = {
        top: 0,
        left: 0,
        bottom: grid.sheet.rows.length - 1,
        right: Math.min(grid.sheet.columns.length, 40) - 1,
      };
      const text = copiedText(grid, range);
      expect(text.replace(/\s/g, '')).not.toBe('');
      expect(pasted(grid, range, text)).toEqual({ ok: true, entries: [] });
    },
  );
});

test('a pasted table is written where it fits, a single cell everywhere', () => {
  const grid = gridOf('blocks', 'person');
  const table = pasted(grid, cell(2, 3), 'ICU\tfamily medicine clinic\r\nELEC\t\r\n');
  if (!table.ok) throw new Error(table.problems.join());
  const planned = plannedEdit(schedule, table.entries);
  if (!planned.ok) throw new Error('It can be planned');
  const after = gridOf('blocks', 'person', schedule.after(planned.difference));
  const texts = [2, 3].map((row) => [3, 4].map((column) => textAt(after, { row, column })));
  expect(texts).toEqual([
    ['ICU', 'FMC'],
    ['ELEC', ''],
  ]);
  expect(planned.difference.came.every(({ source }) => source === 'pinned')).toBe(true);
  const one = pasted(grid, { top: 0, left: 1, bottom: 3, right: 2 }, 'ICU');
  const others = [0, 1, 2, 3].flatMap((row) =>
    [1, 2].map((column) => textAt(grid, { row, column })),
  );
  expect(one.ok && one.entries.length).toBe(others.filter((text) => text !== 'ICU').length);
});

test('bad values are refused with their place and a remedy, and nothing is written', () => {
  const grid = gridOf('blocks', 'person');
  const bad = pasted(grid, cell(0, 1), 'ICU\tXYZ');
  expect(bad.ok ? [] : bad.problems).toEqual([
    expect.stringMatching(/block 3 .*“XYZ” is no rotation .*: write .* or leave it empty/),
  ]);
  const last = grid.sheet.columns.length - 1;
  const wide = pasted(grid, cell(0, last), 'ICU\tICU');
  expect(wide.ok ? [] : wide.problems).toEqual([
    expect.stringMatching(/begin further up or to the left/),
  ]);
  const heading = pasted(gridOf('blocks', 'role'), cell(0, 0), 'ICU');
  expect(heading.ok ? [] : heading.problems).toEqual([expect.stringMatching(/heading “/)]);
});

test('two cells are exchanged in one edit, in every layer', () => {
  const blocks = gridOf('blocks', 'person');
  const night = witness.find(({ slot }) => slot.layer === 'call');
  if (night?.slot.layer !== 'call') throw new Error('There is call');
  const other = witness.find(
    ({ slot, personId }) =>
      slot.layer === 'call' &&
      slot.demandId === night.slot.demandId &&
      slotKey(slot) !== slotKey(night.slot) &&
      personId !== night.personId,
  );
  if (!other) throw new Error('There is another call');
  const pairs: [Place, Place][] = [
    [at(blocks, 0, 1), at(blocks, 4, 1)],
    [
      { kind: 'seat', slot: night.slot },
      { kind: 'seat', slot: other.slot },
    ],
  ];
  for (const [one, two] of pairs) {
    const planned = plannedEdit(schedule, exchanged(schedule, [one], [two]));
    if (!planned.ok) throw new Error('It can be planned');
    const after = schedule.after(planned.difference);
    expect(chosenAt(after, one)).toEqual(chosenAt(schedule, two));
    expect(chosenAt(after, two)).toEqual(chosenAt(schedule, one));
  }
});

test('who takes the only call of a night takes it over; who is put into a rotation leaves their own', () => {
  const night = witness.find(({ slot }) => slot.layer === 'call');
  if (night?.slot.layer !== 'call') throw new Error('There is call');
  const { slot } = night;
  const free = plan.members.find(({ person }) =>
    schedule.callsOf(person.id).every(({ day }) => day !== slot.day),
  );
  if (!free) throw new Error('Somebody has no call that night');
  const place: Place = { kind: 'calls', personId: free.person.id, day: slot.day };
  const planned = plannedEdit(schedule, [{ place, ids: [slot.demandId] }]);
  if (!planned.ok) throw new Error('It can be planned');
  expect(planned.difference.gone).toEqual([night]);
  expect(heldAt(schedule.after(planned.difference), place)).toHaveLength(1);

  const grid = gridOf('blocks', 'rotation');
  const seat = at(grid, 0, 1);
  const [someone] = plan.residents.filter(
    ({ person }) => !chosenAt(schedule, seat).includes(person.id),
  );
  if (!someone || seat.kind !== 'seat' || seat.slot.layer !== 'block') throw new Error('A seat');
  const put = plannedEdit(schedule, [{ place: seat, ids: [someone.person.id] }]);
  if (!put.ok) throw new Error('It can be planned');
  const { blockId } = seat.slot;
  const own = schedule.after(put.difference).blocksOf(someone.person.id);
  expect(own.filter((each) => each.slot.blockId === blockId)).toHaveLength(1);
});

test('one person is not put into two rotations of a block, nor two people into one place', () => {
  const grid = gridOf('blocks', 'rotation');
  const [one, two] = plan.residents;
  if (!one || !two) throw new Error('There are residents');
  const twice = plannedEdit(schedule, [
    { place: at(grid, 0, 1), ids: [one.person.id] },
    { place: at(grid, grid.sheet.rows.length - 1, 1), ids: [one.person.id] },
  ]);
  expect(twice).toMatchObject({
    ok: false,
    problems: [{ message: expect.stringContaining('two rotations') }],
  });
  const both = plannedEdit(schedule, [
    { place: at(grid, 0, 1), ids: [one.person.id] },
    { place: at(grid, 0, 1), ids: [two.person.id] },
  ]);
  expect(both).toMatchObject({
    ok: false,
    problems: [{ message: expect.stringContaining('write one') }],
  });
});

test('pinned places among those that would go are named', () => {
  const grid = gridOf('blocks', 'person');
  const place = at(grid, 0, 1);
  const pinned = schedule.after(pinning(schedule, [place], true));
  expect(heldAt(pinned, place).map(({ source }) => source)).toEqual(['pinned']);
  const planned = plannedEdit(pinned, [
    { place, ids: [] },
    { place: at(grid, 1, 1), ids: [] },
  ]);
  expect(planned.ok && planned.pinned).toEqual(heldAt(pinned, place));
  expect(pinning(pinned, [place], true).gone).toEqual([]);
});

test('filling takes the first row or column, and what is above a single one', () => {
  const grid = gridOf('blocks', 'person');
  const down = filledFrom(grid, { top: 1, left: 2, bottom: 3, right: 2 }, 'down');
  const first = chosenAt(schedule, at(grid, 1, 2));
  expect(down.map(({ ids }) => ids)).toEqual([first, first]);
  const [above] = filledFrom(grid, cell(2, 2), 'down');
  expect(above?.ids).toEqual(first);
  const [before] = filledFrom(grid, cell(1, 3), 'right');
  expect(before?.ids).toEqual(first);
});

test('call roles have letters of their own', () => {
  const letters = [...roleLetters(plan).values()];
  expect(new Set(letters).size).toBe(plan.rows.callRoles.length);
});

test('find goes round by names and by what stands in cells', () => {
  const grid = gridOf('blocks', 'person');
  const next = found(grid, { row: 0, column: 0 }, 'icu', 1);
  expect(next && textAt(grid, next)).toBe('ICU');
  const [, second] = grid.sheet.rows;
  expect(found(grid, { row: 4, column: 4 }, second?.title ?? '', 1)).toEqual({ row: 1, column: 0 });
  expect(found(grid, { row: 0, column: 0 }, 'nothing is called so', -1)).toBeNull();
});

describe('keys move as in spreadsheets', () => {
  // A row of nine cells of which 0 to 2 and 6 are filled, below a heading.
  const walked: Walked = {
    rows: 5,
    columns: 9,
    pageRows: 3,
    pageColumns: 4,
    hasCells: (row) => row !== 0,
    isFilled: ({ column }) => column <= 2 || column === 6,
  };
  const key = (
    name: string,
    held: Partial<Record<'ctrlKey' | 'shiftKey' | 'altKey', boolean>> = {},
  ) => ({
    key: name,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    altKey: false,
    ...held,
  });
  test.each([
    ['ArrowRight', {}, [2, 1], [2, 2]],
    ['ArrowUp', {}, [1, 1], [1, 1]],
    ['ArrowRight', { ctrlKey: true }, [2, 0], [2, 2]],
    ['ArrowRight', { ctrlKey: true }, [2, 2], [2, 6]],
    ['ArrowRight', { ctrlKey: true }, [2, 6], [2, 8]],
    ['ArrowLeft', { ctrlKey: true }, [2, 6], [2, 2]],
    ['Home', {}, [2, 5], [2, 0]],
    ['Home', { ctrlKey: true }, [3, 5], [1, 0]],
    ['End', { ctrlKey: true }, [2, 5], [4, 8]],
    ['PageDown', {}, [1, 1], [4, 1]],
    ['PageDown', { altKey: true }, [1, 1], [1, 5]],
  ] as const)('%s with %o from %o comes to %o', (name, held, [row, column], [toRow, toColumn]) => {
    const next = moved(only({ row, column }), key(name, held), walked);
    expect(next?.at).toEqual({ row: toRow, column: toColumn });
  });

  test('Shift keeps where the range was begun', () => {
    const begun = only({ row: 2, column: 2 });
    const next = moved(begun, key('ArrowDown', { shiftKey: true }), walked);
    expect(next).toEqual({ from: { row: 2, column: 2 }, at: { row: 3, column: 2 }, others: [] });
    expect(moved(begun, key('Tab'), walked)).toBeNull();
  });
});
