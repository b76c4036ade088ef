import { classNames, type Drawn } from './drawing.ts';

const WITHOUT_CONTENT = new Set(['br', 'path']);
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** The drawing as HTML. Text and attributes are escaped: whatever a name holds, it stays a name. */
export function htmlOf(drawn: Drawn): string {
  if (typeof drawn === 'string') return escaped(drawn);
  const tag = drawn.tag === 'copy' ? 'span' : drawn.tag;
  const start = `<${tag}${attributesOf(drawn)}>`;
  if (WITHOUT_CONTENT.has(tag)) return start;
  return `${start}${drawn.children.map(htmlOf).join('')}</${tag}>`;
}

function attributesOf(drawn: Exclude<Drawn, string>): string {
  // A number that cannot be pressed has no name of its own beside its text.
  const {
    'aria-label': label,
    'data-number': _number,
    class: written,
    ...others
  } = drawn.attributes;
  const attributes = {
    ...(written !== undefined && { class: classNames(written) }),
    ...(label !== undefined && drawn.tag !== 'copy' && { 'aria-label': label }),
    ...others,
  };
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join('');
}

/** The text with all that HTML would read otherwise written out. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}
