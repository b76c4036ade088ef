/**
 * Reads what spreadsheets put onto the clipboard: lines of cells with tabs between them; a cell with a tab, a line break
 * or a quote in it stands in quotes. Lines that are shorter than others get empty cells; a last line break ends the last
 * line.
 */
export function parseTabText(text: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  let place = 0;
  const source = text.replace(/\r\n?/g, '\n');
  while (place < source.length) {
    const { cell, next } = source[place] === '"' ? quotedCell(source, place) : bare(source, place);
    line.push(cell);
    const end = source[next];
    if (end === '\t' && next + 1 === source.length) line.push('');
    if (end !== '\t') {
      lines.push(line);
      line = [];
    }
    place = next + 1;
  }
  if (line.length > 0) lines.push(line);
  const width = Math.max(0, ...lines.map((each) => each.length));
  return lines.map((each) => [...each, ...Array<string>(width - each.length).fill('')]);
}

/** Where a cell ends: the place of the tab or line break behind it, or of the end of the text. */
interface ReadCell {
  readonly cell: string;
  readonly next: number;
}

function bare(source: string, from: number): ReadCell {
  let next = from;
  while (next < source.length && source[next] !== '\t' && source[next] !== '\n') next++;
  return { cell: source.slice(from, next), next };
}

function quotedCell(source: string, from: number): ReadCell {
  let cell = '';
  for (let place = from + 1; place < source.length; place++) {
    const letter = source[place];
    if (letter !== '"') cell += letter;
    else if (source[place + 1] === '"') {
      cell += '"';
      place++;
    } else {
      const rest = bare(source, place + 1);
      return { cell: cell + rest.cell, next: rest.next };
    }
  }
  // A quote that is never closed is a letter like others.
  return bare(source, from);
}

/** Writes cells as spreadsheets read them from the clipboard. */
export function writeTabText(lines: readonly (readonly string[])[]): string {
  return lines.map((line) => line.map(written).join('\t')).join('\r\n');
}

function written(cell: string): string {
  return /["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
