import type { AbsenceType } from '../../domain/rows/absence.ts';
import type { Role } from '../../domain/rows/person.ts';
import type { ActivityKind, CallMode, RotationKind } from '../../domain/rows/rotation.ts';
import type { BlockScheme } from '../../domain/time/block-schemes.ts';
import type { Day, Weekday } from '../../domain/time/day.ts';
import type { DateOrder } from './read-values.ts';
import type { ColumnMapping } from './recognise-table.ts';
import type { TableKind } from './table-fields.ts';

/** A value that no file states outright, why it is proposed, and whether somebody (or a file) stands for it. */
export interface Proposal<Value> {
  readonly value: Value;
  /** Where it comes from, as a sentence part such as `line 4 of amion.txt says so`. */
  readonly because: string;
  /** False: the dry run lists it as a question, with the value it takes meanwhile. */
  readonly isConfirmed: boolean;
}

/** How one file is read. */
export interface TablePlan {
  readonly file: string;
  readonly table: TableKind;
  readonly headers: readonly string[];
  readonly columns: ColumnMapping;
  /** How dates in numbers are read; null where the file has none. */
  readonly dateOrder: Proposal<DateOrder> | null;
}

/** A half-day or duty that week patterns are made of; `code` is its key in the plan. */
export interface ActivityPlan {
  readonly code: string;
  readonly name: string;
  readonly kind: ActivityKind;
  readonly start: string;
  readonly end: string;
}

/** The half-days of a week, Monday morning first: 14 activity codes, null is free. */
export type HalfDaysPlan = readonly (string | null)[];

/** A week that rotations can follow, with what it is in words. */
export interface WeekPlan {
  readonly halfDays: HalfDaysPlan;
  readonly words: string;
}

/** What a rotation of the file is taken for, and which of the plan's weeks it follows. */
export interface RotationPlan {
  readonly code: string;
  readonly kind: Proposal<RotationKind>;
  readonly week: string;
}

/** What a recognised note does to its person. */
export type NoteEffect =
  | { readonly kind: 'no-call' }
  | { readonly kind: 'no-call-on'; readonly weekdays: readonly Weekday[] }
  | { readonly kind: 'week'; readonly week: HalfDaysPlan };

/** A note from the people's table with what it may mean; switched off, it is kept as a note alone. */
export interface NotePlan {
  readonly file: string;
  readonly row: number;
  readonly person: string;
  readonly note: string;
  readonly effect: NoteEffect;
  /** What follows from it, as a sentence. */
  readonly meaning: string;
  readonly isOn: boolean;
}

/** What the rows of one Amion assignment name become. */
export interface CallRolePlan {
  /** The name in the file by which rows are told apart; empty for a role that no file names. */
  readonly assignment: string;
  readonly becomes: 'call-role' | 'half-day' | 'nothing';
  readonly name: string;
  readonly service: string;
  readonly mode: CallMode;
  readonly start: string;
  readonly end: string;
  readonly weekdays: readonly Weekday[];
  readonly needed: number;
  readonly eligibleRoles: readonly Role[];
  readonly eligibleClasses: readonly number[];
  /** Name of the role that answers when this one does not, or null. */
  readonly backup: string | null;
  readonly because: string;
  readonly isConfirmed: boolean;
}

/** What the whole import needs to know and no table states. */
export interface ImportSettings {
  readonly programName: Proposal<string>;
  /** IANA name; empty when nothing is known: then the dry run refuses until it is chosen. */
  readonly timeZone: Proposal<string>;
  readonly pgyMax: Proposal<number>;
  readonly yearFirstDay: Proposal<Day | null>;
  readonly yearLastDay: Proposal<Day | null>;
  /** How the year is cut into blocks when neither file nor program says; null when one does. */
  readonly blockScheme: Proposal<BlockScheme | null>;
  /** What an absence without a status is. */
  readonly blankStatus: Proposal<'requested' | 'approved'>;
  /** Absence types as the file spells them (in plain lower case) and what they are. */
  readonly absenceTypes: Readonly<Record<string, Proposal<AbsenceType>>>;
  /** Whether the federal holidays are added when neither file nor program has holidays. */
  readonly federalHolidays: Proposal<boolean>;
  /** Whether the assignments in an Amion file become a draft of their own. */
  readonly amionDraft: Proposal<boolean>;
}

/** Everything a person can decide about an import: plain data, proposed, edited, and handed back for the dry run. */
export interface ImportPlan {
  readonly tables: readonly TablePlan[];
  readonly settings: ImportSettings;
  readonly activities: readonly ActivityPlan[];
  /** Weeks by name; rotations name one of them. */
  readonly weeks: Readonly<Record<string, WeekPlan>>;
  readonly rotations: readonly RotationPlan[];
  readonly callRoles: readonly CallRolePlan[];
  readonly notes: readonly NotePlan[];
  /** Rows left out on purpose, by file and row number. */
  readonly excludedRows: readonly { readonly file: string; readonly row: number }[];
}

/** A proposal that a file or a program bears out. */
export function found<Value>(value: Value, because: string): Proposal<Value> {
  return { value, because, isConfirmed: true };
}

/** A proposal that somebody should confirm. */
export function asked<Value>(value: Value, because: string): Proposal<Value> {
  return { value, because, isConfirmed: false };
}

/** Why a value stands that somebody chose. */
export const CHOSEN = 'you chose it';

/** A value that somebody chose: it is not asked again, and stays when the plan is proposed anew. */
export function chosen<Value>(value: Value): Proposal<Value> {
  return { value, because: CHOSEN, isConfirmed: true };
}
