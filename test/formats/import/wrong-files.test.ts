import { describe, expect, test } from 'vitest';
import { entriesOf, fixtureFiles, textFile, tryImport, written } from './import-files.ts';

const PEOPLE = 'Staff ID,Name,Role,Class,E-mail,Starts,Ends,FTE\n';
const ada = 'R1,"Example, Ada",resident,PGY1,ada@program.example,2026-07-01,2027-06-30,1';
const blocks = textFile('blocks.csv', 'Block,First day,Last day\n1,2026-07-01,2027-06-30\n');

function people(...lines: string[]) {
  return textFile('people.csv', `${PEOPLE}${lines.join('\n')}\n`);
}

describe('a file with mistakes is refused whole, each named by row and column', () => {
  test('people', () => {
    const report = tryImport([
      ...fixtureFiles('harbor-valley').filter(({ name }) => !name.startsWith('people')),
      people(
        ada,
        'R2,"Wrongdate, Bo",resident,PGY1,bo@program.example,2026-02-30,2027-06-30,1',
        'R3,"Backwards, Cy",resident,PGY1,cy@program.example,2027-06-30,2026-07-01,1',
        'R4,"Noaddress, Di",resident,PGY1,di at program,2026-07-01,2027-06-30,1',
        'R5,"Tooold, Ed",resident,PGY7,ed@program.example,2026-07-01,2027-06-30,1',
        'R1,"Twice, Flo",resident,PGY1,flo@program.example,2026-07-01,2027-06-30,1',
        'R7,"Overtime, Gus",resident,PGY1,gus@program.example,2026-07-01,2027-06-30,1.2',
        'R8,"Noclass, Hal",resident,,hal@program.example,2026-07-01,2027-06-30,1',
        'R9,"Jobless, Ida",wizard,,ida@program.example,2026-07-01,2027-06-30,1',
        'R10,,resident,PGY1,,2026-07-01,2027-06-30,1',
      ),
    ]);
    expect(report.isReady).toBe(false);
    expect(report.rows).toEqual({});
    const refused = entriesOf(report, 'refused').filter(({ file }) => file === 'people.csv');
    expect(written(refused)).toEqual([
      'people.csv:3 Starts: "2026-02-30" is not a date that exists.',
      'people.csv:4 Ends: The last day, 2026-07-01, is before the first, 2027-06-30.',
      'people.csv:5 E-mail: This is not an e-mail address.',
      'people.csv:6 Class: "PGY7" is no class of this program (PGY-1 to PGY-3).',
      'people.csv:7 Staff ID: Row 2 has the same staff ID, R1.',
      'people.csv:8 FTE: "1.2" is no share of a full position.',
      'people.csv:9 Class: "" is no class of this program (PGY-1 to PGY-3).',
      'people.csv:10 Role: "wizard" is no role.',
      'people.csv:11 Name: The name is missing.',
    ]);
    expect(refused.every(({ remedy }) => remedy !== '')).toBe(true);
    expect(refused[0]).toMatchObject({ value: '2026-02-30' });
  });

  test('absences', () => {
    const absences = textFile(
      'absences.csv',
      [
        'Staff ID,Name,Type,From,To,Status',
        'R1,"Example, Ada",Vacation,2026-08-01,2026-08-03,approved',
        'R9,"Nobody, Known",Vacation,2026-08-01,2026-08-03,approved',
        'R1,"Example, Ada",Vacation,8/32/2026,2026-09-03,approved',
        'R1,"Example, Ada",Vacation,2026-09-03,2026-09-01,approved',
        'R1,"Example, Ada",,2026-10-01,2026-10-03,approved',
        'R1,"Example, Ada",Vacation,2026-11-01,2026-11-03,perhaps',
        'R1,Example, Ada,Vacation,2026-12-01,2026-12-03,approved',
        'R1,"Else, Somebody",Vacation,2027-01-01,2027-01-03,approved',
        '',
        'R1,"Example, Ada",Vacation,46204,,approved',
      ].join('\r\n'),
    );
    const report = tryImport([blocks, people(ada), absences]);
    expect(written(entriesOf(report, 'refused'))).toEqual([
      'absences.csv:8 null: The row has 7 values but there are 6 columns.',
      'absences.csv:3 Staff ID: Nobody in the program or these files is R9.',
      'absences.csv:4 From: "8/32/2026" is not a date that exists.',
      'absences.csv:5 To: The last day, 2026-09-01, is before the first, 2026-09-03.',
      'absences.csv:6 Type: Type is missing.',
      'absences.csv:7 Status: "perhaps" is no status.',
      'absences.csv:11 From: "46204" is not a date that exists.',
    ]);
    expect(written(entriesOf(report, 'left-out'))).toEqual([
      'absences.csv:9 Name: R1 is Ada Example, but the row names Else, Somebody.',
    ]);
    expect(report.tables[2]?.rows).toMatchObject({ new: 1, leftOut: 1, refused: 7 });
  });

  test('rotations', () => {
    const rotations = textFile(
      'rotations.csv',
      [
        'Code,Rotation,Kind,PGY1 blocks,PGY2 blocks,Min residents,Max residents,After,Takes call',
        'FMS,Family medicine,inpatient,1,0,3,1,,no',
        'NF,Nights,nights,one,0,0,1,,no',
        'SM,Sports,clinic,0,1,0,1,MSK,yes',
        'FMS,Again,clinic,0,1,0,1,,maybe',
        ',Nameless,clinic,0,1,0,1,,yes',
        'TOOLONGACODEHERE,Long,clinic,0,1,0,1,,yes',
      ].join('\n'),
    );
    expect(written(entriesOf(tryImport([blocks, rotations]), 'refused'))).toEqual([
      'rotations.csv:5 Code: Row 2 has the same code, FMS.',
      'rotations.csv:6 Code: Code is missing.',
      'rotations.csv:2 Max residents: At most 1 is less than at least 3.',
      'rotations.csv:3 PGY1 blocks: "one" is no number of blocks.',
      'rotations.csv:4 After: No rotation has the code MSK.',
      'rotations.csv:7 Code: Code must be at most 12 characters long.',
    ]);
  });

  test('blocks', () => {
    const wrong = textFile(
      'blocks.csv',
      'Block,First day,Last day\n1,2026-07-01,2026-07-28\n2,2026-07-30,2026-08-25\n3,2026-08-20,2026-09-22\n3,2026-09-23,2026-10-20\n',
    );
    expect(written(entriesOf(tryImport([wrong, people(ada)]), 'refused'))).toEqual([
      'blocks.csv:3 First day: Block 2 leaves a gap after the end of block 1 (2026-07-28).',
      'blocks.csv:4 First day: Block 3 begins before the end of block 2 (2026-08-25).',
      'blocks.csv:5 Block: Two blocks are called 3.',
    ]);
  });

  test('rows left out on purpose are not refused, and what hangs on them is named', () => {
    const absence = textFile(
      'absences.csv',
      'Staff ID,Type,From,To\nR2,Vacation,2026-08-01,2026-08-03\n',
    );
    const bad = 'R2,"Wrongdate, Bo",resident,PGY1,bo@program.example,2026-02-30,2027-06-30,1';
    const files = [blocks, people(ada, bad), absence];
    expect(tryImport(files).isReady).toBe(false);
    const report = tryImport(files, {}, (plan) => ({
      ...plan,
      excludedRows: [{ file: 'people.csv', row: 3 }],
    }));
    expect(report.isReady).toBe(true);
    expect(report.rows.person?.map((person) => person.familyName)).toEqual(['Example']);
    expect(written(entriesOf(report, 'left-out'))).toEqual([
      'people.csv:3 null: Left out, as you asked.',
      'absences.csv:2 Staff ID: R2 stands in row 3 of the people, which is left out.',
    ]);
  });
});

describe('files of every sort are met with an answer', () => {
  const windows = Uint8Array.from(
    `${PEOPLE}F1,"Sørensen, Zoë",faculty,,zoe@program.example,,,1\n`,
    (letter) => letter.charCodeAt(0),
  );
  const utf16 = Uint8Array.from(
    Buffer.from(
      `\uFEFF${PEOPLE.replaceAll(',', '\t')}${ada.replace('"Example, Ada"', 'Ada Example').replaceAll(',', '\t')}\n`,
      'utf16le',
    ),
  );

  test.each([
    ['empty.csv', new Uint8Array(), 'The file is empty.'],
    ['blank.csv', new TextEncoder().encode('\r\n \r\n'), 'The file is empty.'],
    ['book.csv', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), 'This is an Excel workbook'],
    ['old.csv', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'This is an Excel workbook'],
    ['picture.csv', Uint8Array.from([0x89, 0x50, 0, 0]), 'This is not a text file.'],
    ['program.json', new TextEncoder().encode('{"format":"x"}'), 'This is a JSON file'],
    [
      'amion.txt',
      new TextEncoder().encode('NOFI=No file of that name'),
      'Amion answered with an error',
    ],
  ])('%s', (name, bytes, message) => {
    const report = tryImport([blocks, people(ada), { name, bytes }]);
    const refused = entriesOf(report, 'refused');
    expect(refused.map((entry) => entry.message).join()).toContain(message);
    expect(refused[0]?.remedy).not.toBe('');
  });

  test('Windows-1252 is read, and the report says so', () => {
    const report = tryImport([blocks, { name: 'people.csv', bytes: windows }]);
    expect(report.rows.person).toMatchObject([{ familyName: 'Sørensen', givenName: 'Zoë' }]);
    expect(written(entriesOf(report, 'notice')).join()).toContain('it was read as Windows-1252');
  });

  test('UTF-16 with tabs is read', () => {
    const report = tryImport([blocks, { name: 'people.txt', bytes: utf16 }]);
    expect(report.rows.person).toMatchObject([{ familyName: 'Example', givenName: 'Ada' }]);
  });

  test('semicolons separate as well', () => {
    const file = textFile('people.csv', 'Name;Role;FTE\n"Example, Ada";faculty;0,8\n');
    expect(tryImport([blocks, file]).rows.personYear).toMatchObject([{ fte: 0.8 }]);
  });

  test('a table without rows takes nothing in', () => {
    const report = tryImport([blocks, textFile('people.csv', PEOPLE)]);
    expect(report.isReady).toBe(true);
    expect(report.rows.person).toBeUndefined();
    expect(written(entriesOf(report, 'notice')).join()).toContain('headers and no rows');
  });

  test('an unknown table is named with its columns and loads nothing', () => {
    const report = tryImport([blocks, people(ada), textFile('menu.csv', 'Dish,Price\nSoup,3\n')]);
    expect(entriesOf(report, 'unknown').map(({ message }) => message)).toEqual([
      'No table of ours has these columns: Dish, Price.',
    ]);
    expect(report.tables[2]).toMatchObject({ table: 'unknown', rows: { unknown: 1 } });
  });

  test('a column that fits nothing is named', () => {
    const file = textFile('people.csv', 'Name,Role,Shoe size\n"Example, Ada",faculty,38\n');
    const [entry] = entriesOf(tryImport([blocks, file]), 'unknown');
    expect(entry).toMatchObject({ row: 1, column: 'Shoe size' });
  });

  test('an unclosed quotation mark is refused at its row', () => {
    const file = textFile('people.csv', 'Name,Role\n"Example, Ada,faculty\n');
    expect(written(entriesOf(tryImport([blocks, file]), 'refused'))[0]).toContain('people.csv:2');
  });

  test('more than 100,000 rows are refused', () => {
    const file = textFile('people.csv', `Name,Role\n${'"Example, Ada",faculty\n'.repeat(100_001)}`);
    expect(written(entriesOf(tryImport([blocks, file]), 'refused'))[0]).toContain(
      'more than 100,000',
    );
  });
});

describe('what cannot be known is asked', () => {
  test('dates that could be read both ways', () => {
    const file = textFile(
      'absences.csv',
      'Name,Type,From,To\n"Example, Ada",Vacation,3/4/2027,5/4/2027\n',
    );
    const [question] = entriesOf(tryImport([blocks, people(ada), file]), 'question').filter(
      ({ setting }) => setting === 'tables',
    );
    expect(question?.message).toContain('month first: every date could be read both ways');
    const turned = tryImport([blocks, people(ada), file], {}, (plan) => ({
      ...plan,
      tables: plan.tables.map((table) =>
        table.dateOrder
          ? { ...table, dateOrder: { ...table.dateOrder, value: 'day-first' } }
          : table,
      ),
    }));
    expect(turned.rows.absence).toMatchObject([{ firstDay: '2027-04-03', lastDay: '2027-04-05' }]);
  });

  test('dates that prove their order', () => {
    const file = textFile(
      'absences.csv',
      'Name,Type,From,To\nAda Example,Vacation,3/4/2027,13/4/2027\n',
    );
    expect(tryImport([blocks, people(ada), file]).rows.absence).toMatchObject([
      { firstDay: '2027-04-03', lastDay: '2027-04-13' },
    ]);
  });

  test('the time zone: refused until it is known', () => {
    const report = tryImport([blocks, people(ada)], {}, (plan) => ({
      ...plan,
      settings: { ...plan.settings, timeZone: { value: '', because: '', isConfirmed: false } },
    }));
    expect(entriesOf(report, 'refused')).toMatchObject([{ setting: 'settings.timeZone' }]);
  });

  test('blocks, holidays and call, when no file lists them', () => {
    const report = tryImport([people(ada, 'F1,"Other, Bo",faculty,,,,,1')]);
    expect(report.rows.block).toHaveLength(13);
    expect(report.rows.holiday).toHaveLength(11);
    expect(report.rows.callRole?.map((role) => role.name)).toEqual([
      'Resident call',
      'Attending call',
    ]);
    const asked = entriesOf(report, 'question').map(({ setting }) => setting);
    expect(asked).toEqual(
      expect.arrayContaining(['settings.blockScheme', 'settings.federalHolidays', 'callRoles.0']),
    );
  });
});
