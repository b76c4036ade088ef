import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type ESTree, Visitor, parseSync } from 'vite';

/** Something found in a source file, with the line (from 1) it starts at. */
export interface Finding {
  readonly line: number;
  readonly what: string;
}

/** What the house rules ask about one source file. */
export interface Source {
  /** Path from the repository's root, with forward slashes. */
  readonly file: string;
  readonly text: string;
  readonly lines: readonly string[];
  /** Everything it names of other files and packages, folders of globs and worker URLs included. */
  readonly imports: readonly Finding[];
  /** Functions by length: `what` is the number of lines. */
  readonly functionLengths: readonly Finding[];
  readonly undocumentedExports: readonly Finding[];
  /** Clock reads and unseeded randomness. */
  readonly clockReads: readonly Finding[];
  readonly anyTypes: readonly Finding[];
  /** Words in elements that do not go through `say`. */
  readonly unsaidWords: readonly Finding[];
}

/** Parses one file of the repository. Throws when it does not parse. */
export function readSource(file: string): Source {
  return parseSource(file, readFileSync(file, 'utf8'));
}

/** The same from text, for a file that need not exist. */
export function parseSource(file: string, text: string): Source {
  const { program, comments, errors } = parseSync(file, text);
  const [error] = errors;
  if (error) throw new Error(`${file}: ${error.message}`);
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length;
  const found = {
    imports: [] as Finding[],
    functionLengths: [] as Finding[],
    undocumentedExports: [] as Finding[],
    clockReads: [] as Finding[],
    anyTypes: [] as Finding[],
    unsaidWords: [] as Finding[],
  };
  const report = (kind: keyof typeof found, node: ESTree.Span, what: string) =>
    found[kind].push({ line: lineOf(node.start), what });
  const measure = (node: ESTree.Function | ESTree.ArrowFunctionExpression) =>
    report('functionLengths', node, String(lineOf(node.end) - lineOf(node.start) + 1));
  const importing = (node: { readonly source: ESTree.Expression | null }) => {
    for (const specifier of literals(node.source))
      report('imports', node.source ?? program, specifier);
  };
  const documented = (node: ESTree.Span) =>
    comments.some(
      ({ type, value, end }) =>
        type === 'Block' && value.startsWith('*') && /^\s*$/.test(text.slice(end, node.start)),
    );

  new Visitor({
    ImportDeclaration: importing,
    ImportExpression: importing,
    TSImportType: importing,
    ExportAllDeclaration: importing,
    ExportNamedDeclaration(node) {
      importing(node);
      const name = node.declaration && nameOf(node.declaration, text);
      if (name && !documented(node)) report('undocumentedExports', node, name);
    },
    NewExpression(node) {
      const [first, second] = node.arguments;
      const callee = textOf(node.callee, text);
      if (callee === 'URL' && second && textOf(second, text) === 'import.meta.url') {
        for (const specifier of literals(first)) report('imports', node, specifier);
      }
      if (callee === 'Date' && !first) report('clockReads', node, 'new Date()');
    },
    CallExpression(node) {
      const callee = textOf(node.callee, text);
      if (callee === 'import.meta.glob') {
        for (const pattern of node.arguments.slice(0, 1).flatMap(literals)) {
          if (!pattern.startsWith('!'))
            report('imports', node, pattern.replace(/[^/]*[*{].*$/, ''));
        }
      }
      if (/^(Date\.now|Date|Math\.random|crypto\.(randomUUID|getRandomValues))$/.test(callee)) {
        report('clockReads', node, `${callee}()`);
      }
    },
    JSXText(node) {
      if (WORD.test(node.value)) report('unsaidWords', node, node.value.trim());
    },
    JSXAttribute({ name, value }) {
      if (value?.type !== 'Literal' || !WORDED.has(textOf(name, text))) return;
      if (WORD.test(String(value.value))) report('unsaidWords', value, String(value.value));
    },
    TSAnyKeyword: (node) => report('anyTypes', node, 'any'),
    FunctionDeclaration: measure,
    FunctionExpression: measure,
    ArrowFunctionExpression: measure,
  }).visit(program);

  return { file: file.split(path.sep).join('/'), text, lines: text.split('\n'), ...found };
}

const WORD = /\p{L}{2}/u;
/** Attributes that people read or hear. */
const WORDED = new Set('alt aria-label hint label placeholder submitLabel term title'.split(' '));

function literals(node: ESTree.Node | null | undefined): string[] {
  if (node?.type === 'Literal' && typeof node.value === 'string') return [node.value];
  if (node?.type === 'ArrayExpression') return node.elements.flatMap(literals);
  return [];
}

function textOf(node: ESTree.Span, text: string): string {
  return text.slice(node.start, node.end);
}

function nameOf(declaration: ESTree.Declaration, text: string): string {
  if ('declarations' in declaration) {
    return declaration.declarations.map(({ id }) => textOf(id, text).split(':')[0]).join(', ');
  }
  return 'id' in declaration && declaration.id ? textOf(declaration.id, text) : declaration.type;
}
