import type { LoggedDay } from '../domain/rows/logged-day.ts';
import { fullName } from '../domain/schedule/plan.ts';
import type { Schedule } from '../domain/schedule/schedule.ts';
import type { RotationSpan, WorkRecord } from '../domain/work/work-record.ts';
import type { CsvFile } from './csv-export.ts';
import type { HoursFile } from './hours-csv.ts';
import { periodsCsv } from './periods-csv.ts';
import { type Column, writeCsv } from './write-csv.ts';

/**
 * Writes what the residents of a schedule logged as the four tables of the hours command: the people, the rotations they
 * are on, their leave, and what they worked. Residents without a class are left out, for the rules ask for it.
 * @param records of the residents, for their rotations. @param logged of anybody.
 */
export function hoursFiles(
  schedule: Schedule,
  records: readonly WorkRecord[],
  logged: readonly LoggedDay[],
): CsvFile[] {
  const { plan } = schedule;
  const residents = plan.residents.filter(({ year }) => year.pgy !== null);
  const ids = new Set(residents.map(({ person }) => person.id));
  const rotations = records
    .filter(({ personId }) => ids.has(personId))
    .flatMap(({ personId, assignments }) =>
      assignments.flatMap(({ spans }) => spans.map((span) => ({ personId, span }))),
    );
  const leave = residents.flatMap(({ person }) =>
    plan.absencesOf(person.id).filter(({ isLeave, status }) => isLeave && status === 'approved'),
  );
  const file = <Item>(
    name: HoursFile,
    columns: readonly Column<Item>[],
    items: readonly Item[],
  ): CsvFile => ({ name, text: writeCsv(columns, items) });
  return [
    file(
      'residents.csv',
      [
        ['id', ({ person }) => person.id],
        ['name', ({ person }) => fullName(person)],
        ['pgy', ({ year }) => String(year.pgy)],
      ],
      residents,
    ),
    file(
      'rotations.csv',
      [
        ['resident', ({ personId }) => personId],
        ['rotation', ({ span }) => span.name],
        ['first_day', ({ span }) => span.firstDay],
        ['last_day', ({ span }) => span.lastDay],
        ['exception88', ({ span }) => (isExcepted(span) ? 'yes' : 'no')],
      ],
      rotations,
    ),
    file(
      'leave.csv',
      [
        ['resident', ({ personId }) => personId],
        ['first_day', ({ firstDay }) => firstDay],
        ['last_day', ({ lastDay }) => lastDay],
      ],
      leave,
    ),
    {
      name: 'periods.csv',
      text: periodsCsv(
        logged.filter(({ personId }) => ids.has(personId)),
        plan.rows.program.timeZone,
      ),
    },
  ];
}

function isExcepted({ exception }: RotationSpan): boolean {
  return exception?.isProven ?? false;
}
