import { type AbsenceType, absenceTypeSchema } from '../../domain/rows/absence.ts';
import type { RowsByKind } from '../../domain/kinds.ts';
import { type Day, day } from '../../domain/time/day.ts';
import { timeZoneSchema } from '../../domain/time/zone.ts';
import { academicYearSpan } from '../../domain/time/block-schemes.ts';
import { asked, found, type ImportSettings, type Proposal } from './import-plan.ts';
import { plainText } from './plain-text.ts';
import { readClass } from './read-values.ts';
import { daysOfField, type PlannedTable, valuesOf } from './table-cells.ts';

/** What the caller knows besides the files, as proposals to be confirmed. */
export interface ImportHints {
  readonly programName?: string;
  readonly timeZone?: string;
}

const CLASSES = [1, 2, 3, 4, 5, 6, 7, 8];

/** Proposes what no table states, from what the existing program, an Amion header or the values themselves say. */
export function proposeSettings(
  tables: readonly PlannedTable[],
  existing: RowsByKind,
  hints: ImportHints,
): ImportSettings {
  const program = existing.program?.[0];
  const ofProgram = 'so it stands in the program';
  const blankStatus = proposeBlankStatus(tables);
  return {
    programName: program ? found(program.name, ofProgram) : proposeName(tables, hints),
    timeZone: program ? found(program.timeZone, ofProgram) : proposeZone(tables, hints),
    pgyMax: program ? found(program.pgyMax, ofProgram) : proposeClasses(tables),
    ...proposeYear(tables, existing),
    blockScheme: proposeScheme(tables, existing),
    blankStatus,
    absenceTypes: proposeAbsenceTypes(tables),
    federalHolidays:
      valuesOf(tables, 'holidays', 'name').length > 0 || (existing.holiday?.length ?? 0) > 0
        ? found(false, 'the holidays are known')
        : asked(true, 'no file lists the holidays'),
    amionDraft: tables.some(({ plan }) => plan.table === 'amion-625c')
      ? asked(true, 'the Amion file holds assignments')
      : found(false, 'there is no Amion file'),
  };
}

function proposeBlankStatus(tables: readonly PlannedTable[]): ImportSettings['blankStatus'] {
  const absences = tables.filter(({ plan }) => plan.table === 'absences');
  const rows = absences.reduce((sum, { source }) => sum + source.rows.length, 0);
  const stated = valuesOf(tables, 'absences', 'status');
  if (stated.length === rows) return found('approved', 'every absence has a status');
  const approved = stated.filter((status) => plainText(status) === 'approved').length;
  const because = `${rows - stated.length} of ${rows} absences have no status; of the others ${approved} are approved`;
  return asked(approved * 2 >= stated.length ? 'approved' : 'requested', because);
}

function proposeScheme(
  tables: readonly PlannedTable[],
  existing: RowsByKind,
): ImportSettings['blockScheme'] {
  const isKnown =
    valuesOf(tables, 'blocks', 'label').length > 0 || (existing.block?.length ?? 0) > 0;
  return isKnown
    ? found(null, 'the blocks are known')
    : asked('thirteen-long-last', 'no file lists the blocks');
}

/** A line such as `Time zone: America/Los_Angeles` above an Amion report. */
function preambleValue(
  tables: readonly PlannedTable[],
  label: RegExp,
): { value: string; because: string } | null {
  for (const { source } of tables) {
    for (const [place, line] of source.preamble.entries()) {
      const value = label.exec(line)?.[1]?.trim();
      if (value) return { value, because: `line ${place + 1} of ${source.file} says so` };
    }
  }
  return null;
}

function proposeName(tables: readonly PlannedTable[], hints: ImportHints): Proposal<string> {
  if (hints.programName) return found(hints.programName, 'it was given');
  const site = preambleValue(tables, /^(?:site|department|program):\s*(.+)$/i);
  if (site) return asked(site.value, site.because);
  return asked('Residency program', 'no file names the program');
}

function proposeZone(tables: readonly PlannedTable[], hints: ImportHints): Proposal<string> {
  const stated = preambleValue(tables, /^time zone:\s*(\S+)/i);
  if (stated && timeZoneSchema.safeParse(stated.value).success)
    return found(stated.value, stated.because);
  if (hints.timeZone) return asked(hints.timeZone, 'it is the time zone of this device');
  return asked('', 'no file states the time zone');
}

function proposeClasses(tables: readonly PlannedTable[]): Proposal<number> {
  const inCurriculum = CLASSES.filter((pgy) =>
    valuesOf(tables, 'rotations', `pgy${pgy}`).some((value) => value !== '0'),
  );
  const last = inCurriculum.at(-1);
  if (last !== undefined) return found(last, `the rotations give PGY-${last} the last blocks`);
  const classes = valuesOf(tables, 'people', 'classOrRank').flatMap(
    (value) => readClass(value) ?? [],
  );
  const known = classes.filter((pgy) => CLASSES.includes(pgy));
  if (known.length === 0) return asked(3, 'no file says how many classes there are');
  return asked(Math.max(...known), 'it is the highest class among the people');
}

function proposeYear(
  tables: readonly PlannedTable[],
  existing: RowsByKind,
): Pick<ImportSettings, 'yearFirstDay' | 'yearLastDay'> {
  const firstOfBlocks = daysOfField(tables, 'blocks', 'firstDay')[0];
  const lastOfBlocks = daysOfField(tables, 'blocks', 'lastDay').at(-1);
  if (firstOfBlocks && lastOfBlocks) {
    const because = 'the blocks begin and end so';
    return {
      yearFirstDay: found(firstOfBlocks, because),
      yearLastDay: found(lastOfBlocks, because),
    };
  }
  const year = existing.academicYear?.toSorted((one, other) =>
    one.firstDay < other.firstDay ? 1 : -1,
  )[0];
  if (year) {
    const because = 'so it stands in the program';
    return {
      yearFirstDay: found(year.firstDay, because),
      yearLastDay: found(year.lastDay, because),
    };
  }
  const [earliest] = [
    ...daysOfField(tables, 'people', 'firstDay'),
    ...daysOfField(tables, 'absences', 'firstDay'),
    ...daysOfField(tables, 'amion-625c', 'day'),
    ...daysOfField(tables, 'holidays', 'day'),
  ].toSorted();
  const because = 'no file lists the blocks; it is the year from July to June of the first date';
  const span = earliest ? academicYearSpan(julyBefore(earliest)) : null;
  return {
    yearFirstDay: asked(span?.firstDay ?? null, because),
    yearLastDay: asked(span?.lastDay ?? null, because),
  };
}

function julyBefore(at: Day): Day {
  const year = Number(at.slice(0, 4));
  return day(`${at.slice(5) >= '07-01' ? year : year - 1}-07-01`);
}

const TYPE_WORDS: readonly (readonly [RegExp, AbsenceType])[] = [
  [/vacation|annual|holiday|pto|personal/, 'vacation'],
  [/conference|cme|meeting/, 'conference'],
  [/sick|ill/, 'sick'],
  [/parental|maternity|paternity|adoption/, 'parental'],
  [/deploy/, 'deployment'],
  [/military|tdy|reserve/, 'military'],
  [/bereave|funeral/, 'bereavement'],
  [/family/, 'family-emergency'],
  [/training|course|education/, 'training'],
  [/interview/, 'interview'],
  [/jury/, 'jury-duty'],
];

function proposeAbsenceTypes(tables: readonly PlannedTable[]): ImportSettings['absenceTypes'] {
  const spelled = [...new Set(valuesOf(tables, 'absences', 'type').map(plainText))].toSorted();
  return Object.fromEntries(spelled.map((text) => [text, absenceTypeFor(text)]));
}

/** Proposes which type of absence a plain text means. */
export function absenceTypeFor(text: string): Proposal<AbsenceType> {
  const own = absenceTypeSchema.safeParse(text.replaceAll(' ', '-'));
  if (own.success) return found(own.data, 'the name is ours');
  const known = TYPE_WORDS.find(([words]) => words.test(text));
  return known ? found(known[1], 'the name says so') : asked('other', 'the name is not known');
}
