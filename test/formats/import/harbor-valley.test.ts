import { beforeAll, describe, expect, test } from 'vitest';
import { rowsImported } from '../../../src/domain/changes/rows-imported.ts';
import { MemoryProgram } from '../../../src/domain/changes/memory-rows.ts';
import { changeIdSchema } from '../../../src/domain/id.ts';
import { instantSchema } from '../../../src/domain/time/zone.ts';
import type { ImportReport } from '../../../src/formats/import/import-report.ts';
import { idsFromSeed } from '../../../src/formats/import/import-target.ts';
import { parseProgramFile, writeProgramFile } from '../../../src/formats/program-file.ts';
import { entriesOf, fixtureFiles, tryImport, written } from './import-files.ts';

const files = fixtureFiles('harbor-valley');
const made = { changeId: changeIdSchema.parse('import'), at: instantSchema.parse(0), by: null };
let report: ImportReport;
let program: MemoryProgram;

beforeAll(async () => {
  report = tryImport(files);
  program = new MemoryProgram();
  const outcome = await program.record(rowsImported, { title: 'files', rows: report.rows }, made);
  expect(outcome).toEqual({ ok: true, value: undefined });
});

describe('Harbor Valley', () => {
  test('every row is accounted for, and nothing is refused', () => {
    expect(report.isReady).toBe(true);
    const rows = Object.fromEntries(report.tables.map((each) => [each.file, each.rows]));
    const none = { new: 0, changed: 0, unchanged: 0, unknown: 0, leftOut: 0, refused: 0 };
    expect(rows).toEqual({
      'absences.csv': { ...none, new: 155, leftOut: 1 },
      'amion-625c-july.txt': { ...none, new: 82, leftOut: 3 },
      'blocks.csv': { ...none, new: 13 },
      'holidays.csv': { ...none, new: 11 },
      'people.csv': { ...none, new: 30 },
      'rotations.csv': { ...none, new: 20 },
    });
  });

  test('the program is ready to generate', () => {
    const { rows } = report;
    expect(rows.program).toMatchObject([
      { name: 'Harbor Valley Family Medicine', timeZone: 'America/Los_Angeles', pgyMax: 3 },
    ]);
    expect(rows.academicYear).toMatchObject([
      { name: '2026–27', firstDay: '2026-07-01', lastDay: '2027-06-30' },
    ]);
    expect(rows.block).toHaveLength(13);
    expect(rows.block?.at(-1)).toMatchObject({ ordinal: 12, label: '13', lastDay: '2027-06-30' });
    expect(rows.site?.map((site) => site.name)).toEqual([
      'Harbor Valley',
      'St. Brendan',
      "Children's Annex",
      'Bayview Home',
    ]);
    const classes = [1, 2, 3].map((pgy) =>
      (rows.rotation ?? [])
        .flatMap((rotation) => rotation.requirements)
        .filter((requirement) => requirement.pgy === pgy)
        .reduce((sum, requirement) => sum + requirement.blocksMin, 0),
    );
    expect(classes).toEqual([13, 13, 13]);
    expect(rows.rotation?.every((each) => each.pattern.some((id) => id !== null))).toBe(true);
    const code = new Map(rows.rotation?.map((rotation) => [rotation.id, rotation.code]));
    const after = rows.rotation?.flatMap((each) =>
      each.prerequisites.map((id) => `${each.code} after ${code.get(id)}`),
    );
    expect(after).toEqual(['NF after FMS', 'ICU after FMS', 'SM after MSK']);
  });

  test('call is needed every night from those who take it in the Amion file', () => {
    const [resident, attending] = report.rows.callRole ?? [];
    expect(resident).toMatchObject({
      name: 'FM Call',
      service: 'Family medicine',
      mode: 'in-house',
      start: '17:00',
      end: '07:00',
      needed: 1,
      weekdays: [0, 1, 2, 3, 4, 5, 6],
      eligibleRoles: ['resident'],
      eligibleClasses: [2, 3],
      backupId: attending?.id,
    });
    expect(attending).toMatchObject({ mode: 'home', start: '07:00', end: '07:00' });
    expect(attending).toMatchObject({ eligibleRoles: ['faculty'], eligibleClasses: [] });
  });

  test('the month of call is a draft of its own, as old as the report', () => {
    expect(report.rows.draft).toMatchObject([
      { name: 'Imported from Amion, July 2026', startedAt: Date.parse('2026-06-24T23:34:00Z') },
    ]);
    const layers = report.rows.assignment?.map(({ layer, source }) => `${layer} ${source}`) ?? [];
    expect(layers.filter((each) => each === 'call imported')).toHaveLength(59);
    expect(layers.filter((each) => each === 'half-day imported')).toHaveLength(23);
  });

  test.each([
    ['people.csv', 13, 'starts on 2026-10-01'],
    ['people.csv', 18, 'part-time, 80 %'],
    ['people.csv', 31, 'Dalia Sørensen works part-time, 20 %'],
    ['people.csv', 27, 'Kept as a note; nothing follows from it.'],
    ['blocks.csv', 14, 'Block 13 has 29 days, the others 28.'],
    ['holidays.csv', 2, 'the holiday itself is 2026-07-04'],
    ['holidays.csv', 12, 'the holiday itself is 2027-06-19'],
    ['rotations.csv', 21, '"any" is taken for no particular site'],
    ['absences.csv', 36, 'overlaps the sick in row 35 (2026-12-12 to 2026-12-16)'],
    ['absences.csv', 90, 'overlaps the jury-duty in row 88'],
    ['amion-625c-july.txt', 16, 'The clinic is closed on 2026-07-03'],
    ['amion-625c-july.txt', 28, 'Anselm Okonkwo is absent from 2026-07-04 to 2026-07-08'],
    ['amion-625c-july.txt', 27, 'Nadia Nakamura asked for leave'],
    ['amion-625c-july.txt', 26, 'Uma Ulloa has the note "clinic Mon/Thu only"'],
    ['amion-625c-july.txt', null, 'its 20 people were found by e-mail address or name'],
    ['amion-625c-july.txt', null, 'Samir Szabo, Cyrus Ruiz-Ortega, Dalia Sørensen'],
  ])('%s row %s is named: %s', (file, row, words) => {
    const notices = entriesOf(report, 'notice').filter(
      (entry) => entry.file === file && entry.row === row,
    );
    expect(notices.map(({ message }) => message).join('\n')).toContain(words);
  });

  test('what contradicts something else is left out by name', () => {
    expect(written(entriesOf(report, 'left-out'))).toEqual([
      'absences.csv:37 From: Row 36 has the same absence as approved, this one says requested: row 36 is kept.',
      ...[
        [21, '2026-07-06'],
        [55, '2026-07-18'],
        [87, '2026-07-30'],
      ].map(
        ([row, day]) =>
          `amion-625c-july.txt:${row} Date: Lena Lindqvist is in the program from 2026-10-01 to 2027-06-30, not on ${day}: this place stays open.`,
      ),
    ]);
  });

  test('what no file states is asked', () => {
    const asked = entriesOf(report, 'question').map(({ setting, message }) => setting ?? message);
    expect(asked).toEqual([
      'settings.programName',
      expect.stringContaining('ICU is taken for intensive-care'),
      expect.stringContaining('ELEC is taken for elective'),
      ...['inpatient', 'nights', 'intensive-care', 'shifts', 'clinic', 'continuity clinic'].map(
        (week) => `weeks.${week}`,
      ),
      'weeks.elective',
      expect.stringContaining('No file says what residents completed before this year'),
      expect.stringContaining('takes no call on Wednesday'),
      expect.stringContaining('Monday morning continuity clinic'),
      expect.stringContaining('Tuesday afternoon specialty clinic'),
      expect.stringContaining('takes no call'),
      expect.stringContaining('Friday afternoon continuity clinic'),
      'settings.blankStatus',
      'callRoles.0',
      'callRoles.1',
      'callRoles.2',
      'settings.amionDraft',
    ]);
  });

  test('a note switched off stays a note alone', () => {
    const withoutNotes = tryImport(files, {}, (plan) => ({
      ...plan,
      notes: plan.notes.map((note) => ({ ...note, isOn: false })),
    }));
    const years = withoutNotes.rows.personYear ?? [];
    expect(years.every((year) => year.takesCall && year.pattern === null)).toBe(true);
    expect(years.filter((year) => year.note !== '')).toHaveLength(7);
  });

  test('blank statuses follow the plan', () => {
    const counted = (status: 'approved' | 'requested'): number =>
      tryImport(files, {}, (plan) => ({
        ...plan,
        settings: {
          ...plan.settings,
          blankStatus: { value: status, because: '', isConfirmed: true },
        },
      })).rows.absence?.filter((absence) => absence.status === 'approved').length ?? 0;
    expect(counted('approved') - counted('requested')).toBe(44);
  });

  test('the same files again change nothing, whatever ids are made', () => {
    const again = tryImport(files, program.rows.content(), (plan) => plan, idsFromSeed('other'));
    expect(again.isReady).toBe(true);
    expect(again.rows).toEqual({});
    expect(entriesOf(again, 'changed')).toEqual([]);
    expect(again.tables.map(({ rows }) => rows.new + rows.changed + rows.refused)).toEqual(
      again.tables.map(() => 0),
    );
  });

  test('what the coordinator changed since, and no file holds, stays', () => {
    const content = program.rows.content();
    const edited = {
      ...content,
      rotation: (content.rotation ?? []).map((each) => ({
        ...each,
        pattern: each.pattern.map(() => null),
      })),
      callRole: (content.callRole ?? []).map((each) => ({ ...each, start: '18:00' })),
      personYear: (content.personYear ?? []).map((each) => ({ ...each, takesCall: false })),
    };
    expect(tryImport(files, edited).rows).toEqual({});
  });

  test('what a file says differently is a change, with what it was and will be', () => {
    const content = program.rows.content();
    const edited = {
      ...content,
      person: (content.person ?? []).map((each) =>
        each.staffCode === 'R101' ? { ...each, email: 'old@harborvalley.example' } : each,
      ),
    };
    const again = tryImport(files, edited);
    expect(written(entriesOf(again, 'changed'))).toEqual([
      'people.csv:2 null: Amara Achterberg, PGY-1: email: old@harborvalley.example → amara.achterberg@harborvalley.example',
    ]);
    expect(Object.keys(again.rows)).toEqual(['person']);
  });

  test('the program file of it comes back byte for byte', () => {
    const text = writeProgramFile({ rows: program.rows.content(), history: program.history });
    const outcome = parseProgramFile(text);
    if (!outcome.ok) throw new Error(outcome.problem.message);
    expect(writeProgramFile(outcome.value)).toBe(text);
  });
});
