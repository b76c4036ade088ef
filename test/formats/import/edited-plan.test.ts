import { describe, expect, test } from 'vitest';
import { chosen, type ImportPlan } from '../../../src/formats/import/import-plan.ts';
import { proposePlan, proposeTableAs, replan } from '../../../src/formats/import/propose-plan.ts';
import { entriesOf, fixtureFiles, merged, textFile, tryImport, written } from './import-files.ts';

const harborValley = fixtureFiles('harbor-valley');
const blocks = textFile('blocks.csv', 'Block,First day,Last day\n1,2026-07-01,2027-06-30\n');
const people = textFile('people.csv', 'Name,Role\n"Example, Ada",faculty\n');

describe('an edited plan', () => {
  test('keeps what was chosen and proposes the rest anew', () => {
    const plan = proposePlan(harborValley);
    const edited: ImportPlan = {
      ...plan,
      settings: {
        ...plan.settings,
        programName: chosen('Elsewhere'),
        blankStatus: chosen('requested'),
      },
      tables: plan.tables.map((table) =>
        table.file === 'absences.csv'
          ? { ...table, columns: { ...table.columns, status: null } }
          : table,
      ),
      notes: plan.notes.map((note) => ({ ...note, isOn: false })),
      callRoles: plan.callRoles.map((role) => ({ ...role, needed: 2 })),
    };
    const again = replan(harborValley, edited);
    expect(again.settings.programName.value).toBe('Elsewhere');
    expect(again.settings.blankStatus.value).toBe('requested');
    expect(again.settings.timeZone.value).toBe('America/Los_Angeles');
    expect(again.tables).toEqual(edited.tables);
    expect(again.notes.every((note) => !note.isOn)).toBe(true);
    expect(again.callRoles.map((role) => role.needed)).toEqual([2, 2, 2]);
    const unchosen = replan(harborValley, { ...edited, settings: plan.settings });
    expect(unchosen.settings.blankStatus.because).toContain('156 of 156 absences have no status');
  });

  test('can read a file as another table', () => {
    const holidays = textFile('days.csv', 'What,When\nLabor Day,9/7/2026\n');
    const files = [blocks, people, holidays];
    const plan = proposePlan(files);
    expect(plan.tables[2]?.table).toBe('unknown');
    const table = proposeTableAs(holidays, 'holidays');
    const mapped = { ...table, columns: { ...table.columns, name: 0, day: 1 } };
    const edit = (given: ImportPlan) =>
      replan(files, {
        ...given,
        tables: given.tables.map((each) => (each.file === 'days.csv' ? mapped : each)),
      });
    const report = tryImport(files, {}, (given) => {
      const again = edit(given);
      return { ...again, settings: { ...again.settings, timeZone: chosen('America/New_York') } };
    });
    expect(report.rows.holiday).toMatchObject([{ name: 'Labor Day', actualDay: '2026-09-07' }]);
  });

  test('that maps other columns than it was made for is answered, not thrown at', () => {
    const swapped = tryImport(harborValley, {}, (plan) => ({
      ...plan,
      tables: plan.tables.map((table) => ({
        ...table,
        columns: Object.fromEntries(
          Object.keys(table.columns).map((field, place) => [field, place % 4]),
        ),
      })),
    }));
    expect(swapped.isReady).toBe(false);
    expect(entriesOf(swapped, 'refused').length).toBeGreaterThan(30);
  });

  test('whose week names an unknown activity is refused', () => {
    const report = tryImport(harborValley, {}, (plan) => ({
      ...plan,
      weeks: {
        ...plan.weeks,
        nights: { halfDays: Array.from({ length: 14 }, () => 'TEA'), words: '' },
      },
    }));
    expect(written(entriesOf(report, 'refused')).join()).toContain('names the activity TEA');
  });
});

describe('what stands in the program already', () => {
  const first = tryImport([blocks, people]);
  const program = merged({}, first.rows);

  test('stays when a file does not have it, and is named', () => {
    const other = textFile('people.csv', 'Name,Role\n"Other, Bo",faculty\n');
    const report = tryImport([other], program);
    expect(written(entriesOf(report, 'notice')).join()).toContain(
      'not in this file: Ada Example. They stay',
    );
    expect(report.rows.person).toMatchObject([{ familyName: 'Other' }]);
  });

  test('is found by name, then completed', () => {
    const more = textFile(
      'people.csv',
      'Staff ID,Name,Role,E-mail\nF7,Ada Example,faculty,ada@program.example\n',
    );
    const report = tryImport([more], program);
    expect(written(entriesOf(report, 'changed'))).toEqual([
      'people.csv:2 null: Ada Example, faculty: email: nothing → ada@program.example; staffCode: nothing → F7',
    ]);
    const changed = merged(program, report.rows);
    expect(changed.person).toHaveLength(1);
  });

  test('two files of one name are refused', () => {
    expect(written(entriesOf(tryImport([blocks, people, people]), 'refused'))).toEqual([
      'people.csv:null null: 2 files are called people.csv.',
    ]);
  });
});

describe('an Amion report', () => {
  const line = [
    '"Sørensen, Dalia"',
    7,
    2,
    '"Ward call 7p-7a"',
    3,
    1,
    '"8-1-26"',
    1900,
    700,
    '"Faculty"',
    8130,
    '"555"',
    '"d@program.example"',
    1,
    '""',
    '"o"',
    '"Call"',
  ];
  const staff = textFile('people.csv', 'Name,Role\n"Sørensen, Dalia",faculty\n');
  const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

  test.each([
    ['commas', ','],
    ['tabs', '\t'],
  ])('in Latin-1 with %s is read under whatever lines stand above', (_, separator) => {
    const text = `Report 625c\r\n\r\nTime zone: America/Denver\r\n${line.join(separator)}\r\n`;
    const report = tryImport([blocks, staff, { name: 'amion.txt', bytes: latin1(text) }]);
    expect(report.rows.program).toMatchObject([{ timeZone: 'America/Denver' }]);
    expect(report.rows.callRole).toMatchObject([
      { name: 'Ward call', start: '19:00', end: '07:00', weekdays: [5] },
    ]);
    expect(report.rows.assignment).toHaveLength(1);
    expect(report.rows.draft).toMatchObject([{ name: 'Imported from Amion, August 2026' }]);
  });

  test('with times and people that cannot be read is refused by row', () => {
    const bad = [
      line.with(7, '"late"'),
      line.with(0, '"Nobody, Known"').with(12, '""').with(1, 99),
      line.with(6, '"8-32-26"'),
    ];
    const text = `Report 625c\n${[line, ...bad].map((each) => each.join(',')).join('\n')}\n`;
    const report = tryImport([blocks, staff, { name: 'amion.txt', bytes: latin1(text) }]);
    expect(written(entriesOf(report, 'refused'))).toEqual([
      'amion.txt:3 Start: "late" is no time of day.',
      'amion.txt:4 Staff name: Nobody in the program or these files is Nobody, Known.',
      'amion.txt:5 Date: "8-32-26" is not a date that exists.',
    ]);
  });
});
