import type { ImportPlan, TablePlan } from '../../../formats/import/import-plan.ts';
import { found } from '../../../formats/import/import-plan.ts';
import type { TableCounts } from '../../../formats/import/import-report.ts';
import { tableFields, type TableKind } from '../../../formats/import/table-fields.ts';
import { SelectField } from '../../parts/choices.tsx';
import { FieldRow } from '../../parts/field.tsx';
import { Card } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { choicesOf } from './words.ts';
import styles from './import.module.css';

const TABLE_WORDS: Readonly<Record<TableKind, string>> = {
  people: 'People',
  rotations: 'Rotations',
  blocks: 'Blocks',
  absences: 'Absences',
  holidays: 'Holidays',
  'amion-625c': 'Amion report (625c)',
  unknown: 'Not recognised: left out',
};
const TABLES = Object.keys(TABLE_WORDS).filter(isTable);

function isTable(text: string): text is TableKind {
  return Object.hasOwn(TABLE_WORDS, text);
}

interface ImportTablesProps {
  readonly plan: ImportPlan;
  readonly counts: readonly TableCounts[];
  readonly onReadAs: (fileName: string, table: TableKind) => void;
  readonly onChange: (plan: ImportPlan) => void;
}

/** Every file: what it is taken for, which column fills which field, and how its rows fare. */
export function ImportTables({ plan, counts, onReadAs, onChange }: ImportTablesProps) {
  const set = (table: TablePlan): void =>
    onChange({
      ...plan,
      tables: plan.tables.map((each) => (each.file === table.file ? table : each)),
    });
  return (
    <Card title="Files and columns">
      {plan.tables.map((table) => (
        <section key={table.file} className={classOf(styles, 'table')}>
          <FieldRow>
            <div>
              <h3>{table.file}</h3>
              <p className={classOf(styles, 'quiet')}>
                {countsWords(counts.find(({ file }) => file === table.file))}
              </p>
            </div>
            <SelectField
              label={`What ${table.file} holds`}
              value={table.table}
              choices={choicesOf(TABLES, TABLE_WORDS)}
              onChange={(kind) => onReadAs(table.file, kind)}
            />
            {table.dateOrder && table.table !== 'amion-625c' && (
              <SelectField
                label="Dates such as 3/4"
                value={table.dateOrder.value}
                choices={[
                  { value: 'month-first', label: 'Month first: March 4' },
                  { value: 'day-first', label: 'Day first: April 3' },
                ]}
                hint={table.dateOrder.because}
                onChange={(value) =>
                  set({ ...table, dateOrder: found(value, 'it was chosen here') })
                }
              />
            )}
          </FieldRow>
          <Columns table={table} onChange={set} />
        </section>
      ))}
    </Card>
  );
}

function Columns(props: {
  readonly table: TablePlan;
  readonly onChange: (table: TablePlan) => void;
}) {
  const { table, onChange } = props;
  const fields = tableFields[table.table];
  if (fields.length === 0 || table.table === 'amion-625c') return null;
  const used = Object.values(table.columns).filter((column) => column !== null).length;
  const headers = [
    { value: '', label: 'Not in this file' },
    ...table.headers.map((header, column) => ({ value: String(column), label: header })),
  ];
  return (
    <details>
      <summary className={classOf(styles, 'summary')}>
        Columns: {used} of {table.headers.length} used
      </summary>
      <FieldRow>
        {fields.map(({ field, title }) => (
          <SelectField
            key={field}
            label={title}
            value={String(table.columns[field] ?? '')}
            choices={headers}
            onChange={(column) =>
              onChange({
                ...table,
                columns: { ...table.columns, [field]: column === '' ? null : Number(column) },
              })
            }
          />
        ))}
      </FieldRow>
    </details>
  );
}

function countsWords(counts: TableCounts | undefined): string {
  if (!counts) return 'Not read yet';
  const { rows } = counts;
  const parts = [
    [rows.new, 'new'],
    [rows.changed, 'changed'],
    [rows.unchanged, 'unchanged'],
    [rows.leftOut, 'left out'],
    [rows.unknown, 'unknown'],
    [rows.refused, 'refused'],
  ] as const;
  const shown = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  return shown.length > 0 ? shown.join(', ') : 'No rows';
}
