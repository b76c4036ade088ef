import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import type { RowsByKind } from '../../../src/domain/kinds.ts';
import { rowsByKindSchema } from '../../../src/domain/references.ts';
import { absenceTraits, absenceTypeSchema } from '../../../src/domain/rows/absence.ts';
import { yearIdSchema } from '../../../src/domain/id.ts';
import { addDays, day } from '../../../src/domain/time/day.ts';
import { exportTables } from '../../../src/formats/csv-export.ts';
import { found } from '../../../src/formats/import/import-plan.ts';
import { entriesOf, merged, textFile, tryImport, written } from './import-files.ts';

const YEAR = yearIdSchema.parse('y');
const FIRST = day('2026-07-01');
const LAST = day('2027-06-30');
const LETTERS = ['a', 'B', 'é', 'ø', 'Ł', '字', "'", '-'];
const SIGNS = [...LETTERS, ',', '"', '=', '+', '@', ';', '\n', ' ', '\t'];

const name = fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 1, maxLength: 8 });
const text = fc.string({ unit: fc.constantFrom(...SIGNS), maxLength: 12 });
const line = text.map((each) => each.replaceAll(/[\n\t;]/g, '').trim());
const span = fc
  .tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 60 }))
  .map(([start, length]) => ({
    firstDay: addDays(FIRST, start),
    lastDay: addDays(FIRST, start + length),
  }));

const person = fc.record({
  familyName: name,
  givenName: fc.oneof(name, fc.constant('')),
  pgy: fc.constantFrom(1, 2, 3, null),
  rank: line.map((each) => each || null),
  fte: fc.constantFrom(1, 0.8, 0.25),
  takesCall: fc.boolean(),
  callWeekdaysOff: fc
    .uniqueArray(fc.constantFrom(0, 1, 2, 3, 4, 5, 6))
    .map((days) => days.toSorted((one, other) => one - other)),
  note: text,
  phone: fc.constantFrom(null, '+1 555 0101', '555-0102'),
  days: span,
  absences: fc.uniqueArray(
    fc.record({
      type: fc.constantFrom(...absenceTypeSchema.options),
      status: fc.constantFrom('requested', 'approved', 'declined'),
      start: fc.integer({ min: 0, max: 0 }),
      note: text,
    }),
    { maxLength: 3, selector: ({ type }) => type },
  ),
});

const rotation = fc.record({
  name: line.map((each) => `R${each}`),
  site: fc.constantFrom(null, 's1', 's2'),
  blocks: fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 2 })),
  min: fc.integer({ min: 0, max: 3 }),
  isHeavy: fc.boolean(),
  isAfterFirst: fc.boolean(),
});

const program = fc
  .record({
    people: fc.array(person, { minLength: 1, maxLength: 6 }),
    rotations: fc.array(rotation, { minLength: 1, maxLength: 5 }),
  })
  .map(({ people, rotations }): RowsByKind =>
    rowsByKindSchema.parse({
      program: [{ id: 'p', name: 'Example', timeZone: 'America/New_York', pgyMax: 3 }],
      academicYear: [{ id: YEAR, name: '2026–27', firstDay: FIRST, lastDay: LAST }],
      blockCalendar: [{ id: 'c', yearId: YEAR, name: 'Blocks', classes: null }],
      block: [
        {
          id: 'b1',
          yearId: YEAR,
          calendarId: 'c',
          ordinal: 0,
          label: '1',
          firstDay: FIRST,
          lastDay: day('2026-12-31'),
        },
        {
          id: 'b2',
          yearId: YEAR,
          calendarId: 'c',
          ordinal: 1,
          label: '2',
          firstDay: day('2027-01-01'),
          lastDay: LAST,
        },
      ],
      holiday: [{ id: 'h', name: 'Labor Day', actualDay: '2026-09-07', observedDay: '2026-09-07' }],
      site: [
        { id: 's1', name: 'One' },
        { id: 's2', name: 'Two, the other' },
      ],
      person: people.map(({ familyName, givenName }, place) => ({
        id: `person${place}`,
        familyName,
        givenName,
        staffCode: `S${place}`,
        email: `s${place}@program.example`,
      })),
      personYear: people.map(
        ({ pgy, days, rank, fte, takesCall, callWeekdaysOff, note }, place) => ({
          id: `year${place}`,
          personId: `person${place}`,
          yearId: YEAR,
          ...days,
          role: pgy === null ? 'faculty' : 'resident',
          pgy,
          rank,
          fte,
          takesCall,
          callWeekdaysOff,
          note,
        }),
      ),
      contact: people.flatMap(({ phone }, place) =>
        phone === null ? [] : [{ id: `person${place}`, ways: [{ kind: 'phone', number: phone }] }],
      ),
      rotation: rotations.map(
        ({ site, blocks: [min, more], min: least, isAfterFirst, ...each }, place) => ({
          ...each,
          id: `rotation${place}`,
          code: `C${place}`,
          siteId: site,
          kind: 'clinic',
          pattern: Array.from({ length: 14 }, () => null),
          demand: [
            { classes: [], min: least, max: least + 1 },
            { classes: [1, 2], min: 0, max: 2 },
          ],
          requirements: min + more === 0 ? [] : [{ pgy: 2, blocksMin: min, blocksMax: min + more }],
          prerequisites: isAfterFirst && place > 0 ? ['rotation0'] : [],
        }),
      ),
      callRole: [
        {
          id: 'r',
          name: 'Call',
          service: 'S',
          mode: 'home',
          start: '07:00',
          end: '07:00',
          weekdays: [0],
          needed: 1,
          eligibleRoles: ['faculty'],
        },
      ],
      absence: people.flatMap(({ absences, days }, place) =>
        absences.map(({ type, status }) => ({
          id: `absence${place}${type}`,
          personId: `person${place}`,
          ...days,
          status,
          ...absenceTraits(type),
        })),
      ),
      absenceDetail: people.flatMap(({ absences }, place) =>
        absences.map(({ type, note }) => ({ id: `absence${place}${type}`, type, note })),
      ),
    }),
  );

const filesOf = (rows: RowsByKind) =>
  exportTables(rows, YEAR).map((file) => textFile(file.name, file.text));

describe('tables that were exported', () => {
  test('change nothing when they are taken in again', () => {
    fc.assert(
      fc.property(program, (rows) => {
        const report = tryImport(filesOf(rows), rows);
        expect(written(entriesOf(report, 'refused'))).toEqual([]);
        expect(written(entriesOf(report, 'left-out'))).toEqual([]);
        expect(report.rows).toEqual({});
      }),
      { seed: 2, numRuns: 60 },
    );
  });

  test('give a new program with the same tables', () => {
    fc.assert(
      fc.property(program, (rows) => {
        const report = tryImport(filesOf(rows), {}, (plan) => ({
          ...plan,
          settings: { ...plan.settings, pgyMax: found(3, 'it is known') },
        }));
        expect(written(entriesOf(report, 'refused'))).toEqual([]);
        const fresh = merged({}, report.rows);
        const year = fresh.academicYear?.[0]?.id ?? YEAR;
        const again = exportTables(fresh, year);
        const lines = (text: string): string[] => text.split('\r\n').toSorted();
        for (const [place, file] of exportTables(rows, YEAR).entries()) {
          expect(lines(again[place]?.text ?? '')).toEqual(lines(file.text));
        }
      }),
      { seed: 3, numRuns: 60 },
    );
  });

  test('hold nothing that a spreadsheet would run', () => {
    fc.assert(
      fc.property(program, (rows) => {
        for (const { text: table } of exportTables(rows, YEAR)) {
          const cells = Papa.parse<string[]>(table.slice(1), { delimiter: ',' }).data.flat();
          expect(cells.filter((cell) => /^[=+\-@\t\r\n]/.test(cell))).toEqual([]);
        }
      }),
      { seed: 4, numRuns: 50 },
    );
  });
});
