/** A kind of table that the import understands. */
export type TableKind =
  | 'people'
  | 'rotations'
  | 'blocks'
  | 'absences'
  | 'holidays'
  | 'amion-625c'
  | 'unknown';

/** A field of ours that a column can fill. */
export interface TableField {
  readonly field: string;
  /** As a screen names it. */
  readonly title: string;
  /** Headers under which it is found, besides its title. */
  readonly headers: readonly string[];
}

function field(name: string, title: string, ...headers: string[]): TableField {
  return { field: name, title, headers };
}

const who = [
  field('staffCode', 'Staff ID', 'staff code', 'employee ID', 'unique ID', 'ID', 'EmployeeID'),
  field('name', 'Name', 'name (last, first)', 'full name', 'staff name', 'person'),
  field('familyName', 'Family name', 'last name', 'surname'),
  field('givenName', 'Given name', 'first name', 'forename'),
  field('email', 'E-mail', 'email', 'email address', 'mail'),
];
const days = [
  field('firstDay', 'First day', 'from', 'start', 'starts', 'start date', 'begin', 'first date'),
  field('lastDay', 'Last day', 'to', 'end', 'ends', 'end date', 'until', 'through', 'last date'),
];
const note = field('note', 'Note', 'notes', 'comment', 'comments', 'remarks');

/** The highest class a program can have. */
const CLASSES_MAX = 8;

/** Every table's fields, and the position of the seventeen columns of an Amion 625c report. */
export const tableFields: { readonly [Table in TableKind]: readonly TableField[] } = {
  people: [
    ...who,
    field('role', 'Role', 'staff type', 'position', 'type'),
    field('classOrRank', 'Class', 'class / rank', 'PGY', 'PGY level', 'level', 'training year'),
    field('rank', 'Rank', 'title', 'duty'),
    field('phone', 'Phone', 'telephone', 'tel', 'mobile', 'cell phone', 'phone number'),
    field('pager', 'Pager', 'beeper', 'pager number'),
    field('extension', 'Extension', 'ext'),
    ...days,
    field('fte', 'FTE', 'effort', 'full-time equivalent'),
    field('takesCall', 'Takes call', 'on call'),
    field('callWeekdaysOff', 'Weekdays without call', 'no call on'),
    note,
  ],
  rotations: [
    field('code', 'Code', 'abbreviation', 'short name', 'rotation code'),
    field('name', 'Rotation', 'rotation name', 'name', 'service'),
    field('site', 'Site', 'location', 'hospital'),
    field('kind', 'Kind', 'type', 'category'),
    ...Array.from({ length: CLASSES_MAX }, (_, place) =>
      field(
        `pgy${place + 1}`,
        `PGY${place + 1} blocks`,
        `PGY-${place + 1} blocks`,
        `PGY${place + 1}`,
        `R${place + 1} blocks`,
      ),
    ),
    field('residentsMin', 'Min residents', 'minimum', 'min', 'minimum residents'),
    field('residentsMax', 'Max residents', 'maximum', 'max', 'maximum residents', 'capacity'),
    field('demandByClass', 'Demand by class'),
    field('leaveAllowed', 'Leave allowed', 'vacation allowed', 'leave', 'vacation'),
    field('takesCall', 'Takes call', 'call allowed', 'call'),
    field('after', 'After', 'prerequisite', 'prerequisites', 'requires'),
    field('heavy', 'Heavy', 'intense', 'is heavy'),
  ],
  blocks: [
    field('label', 'Block', 'block number', 'label', 'period', 'name'),
    ...days,
    field('calendar', 'Calendar', 'block calendar'),
    field('classes', 'Classes', 'class'),
  ],
  absences: [
    ...who,
    field('type', 'Type', 'absence type', 'reason', 'leave type', 'category'),
    ...days,
    field('status', 'Status', 'state', 'approval'),
    note,
  ],
  holidays: [
    field('name', 'Holiday', 'name', 'holiday name'),
    field('day', 'Date', 'day', 'holiday date', 'actual day'),
    field('observedDay', 'Observed day', 'observed', 'observed on', 'observed date'),
  ],
  'amion-625c': [
    field('name', 'Staff name'),
    field('staffCode', 'Staff id'),
    field('staffBackupCode', 'Backup id'),
    field('assignment', 'Assignment name'),
    field('assignmentCode', 'Assignment id'),
    field('assignmentBackupCode', 'Assignment backup id'),
    field('day', 'Date'),
    field('start', 'Start'),
    field('end', 'End'),
    field('staffType', 'Staff type'),
    field('pager', 'Pager'),
    field('phone', 'Telephone'),
    field('email', 'Email'),
    field('messagable', 'Messagable'),
    field('note', 'Shift note'),
    field('assignmentType', 'Assignment type'),
    field('grouping', 'Grouping'),
  ],
  unknown: [],
};

/** The fields of which a table must have at least one of each group. */
export const neededFields: { readonly [Table in TableKind]: readonly (readonly string[])[] } = {
  people: [
    ['name', 'familyName'],
    ['role', 'classOrRank'],
  ],
  rotations: [['code'], ['name']],
  blocks: [['label'], ['firstDay'], ['lastDay']],
  absences: [['staffCode', 'email', 'name', 'familyName'], ['type'], ['firstDay']],
  holidays: [['name'], ['day', 'observedDay']],
  'amion-625c': [['name'], ['assignment'], ['day'], ['start'], ['end']],
  unknown: [],
};
