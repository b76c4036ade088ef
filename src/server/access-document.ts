import { mayChange, mayReadKind, type MayRead, MEMBER_ROLES } from '../domain/access/matrix.ts';
import { changes } from '../domain/changes/registry.ts';
import { kindNames } from '../domain/kind-names.ts';
import { kinds } from '../domain/kinds.ts';

const WORDS: Readonly<Record<MayRead, string>> = {
  yes: 'yes',
  own: 'own',
  no: '—',
  'approved-or-own': 'once approved; own',
};

/** The table of who may make which change and what it carries, as the changes themselves declare. */
export function changesTable(): string {
  const lines = [...changes.values()]
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .map((change) => [
      `\`${change.name}\``,
      ...MEMBER_ROLES.map((role) => WORDS[mayChange(change, role)]),
      fieldsOf(change.args),
      change.ownerOnly?.says ?? '',
    ]);
  return table(['change', ...MEMBER_ROLES, 'fields', 'own only where'], lines);
}

/** The table of who may read which kind of row, and what it holds, as the kinds declare. */
export function kindsTable(): string {
  const lines = kindNames.map((kind) => [
    `\`${kind}\``,
    ...MEMBER_ROLES.map((role) => WORDS[mayReadKind(kind, role)]),
    fieldsOf(kinds[kind]),
  ]);
  return table(['kind', ...MEMBER_ROLES, 'fields'], lines);
}

/** The names of the fields of an object, or of each of several kinds of object. */
function fieldsOf(schema: unknown): string {
  const names = fieldNames(schema);
  return names.length === 0 ? '' : names.map((name) => `\`${name}\``).join(' ');
}

function fieldNames(schema: unknown): string[] {
  const definition = part(part(schema, '_zod'), 'def');
  const shape = part(definition, 'shape');
  if (typeof shape === 'object' && shape !== null) return Object.keys(shape);
  const options = part(definition, 'options');
  const inner = Array.isArray(options) ? options : [part(definition, 'innerType')];
  return [...new Set(inner.filter((each) => each !== undefined).flatMap(fieldNames))];
}

function part(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined;
}

/** A table in Markdown, its columns as wide as what stands in them. */
export function table(heads: readonly string[], lines: readonly (readonly string[])[]): string {
  const widths = heads.map((head, column) =>
    Math.max(...[heads, ...lines].map((line) => line[column]?.length ?? 0), head.length, 3),
  );
  const row = (cells: readonly string[], fill = ' '): string =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width, fill)).join(' | ')} |`;
  const rule = row(
    heads.map(() => ''),
    '-',
  );
  return [row(heads), rule, ...lines.map((line) => row(line))].join('\n');
}
