import type { Brush } from './brush.ts';
import { clippedText } from './clipped-text.ts';
import { isDayCommented } from './comment-marks.ts';
import type { Shown } from './metrics.ts';
import { rangesOf } from './selection.ts';
import type { SheetColumn } from './sheet.ts';

/** The names of these rows. */
export function paintRowHeads(brush: Brush, shown: Shown): void {
  const { sheet, metrics, colours, selection } = brush.scene;
  const context = brush.context;
  const { headWidth, rowHeight, rem } = metrics;
  context.textAlign = 'start';
  for (let row = shown.firstRow; row < shown.nextRow; row++) {
    const of = sheet.rows[row];
    if (!of) continue;
    const y = brush.y(row);
    const isAt = rangesOf(selection).some(({ top, bottom }) => top <= row && row <= bottom);
    const quiet = of.kind === 'heading' ? 'surface-sunken' : 'surface';
    brush.fill(isAt ? 'accent-soft' : quiet, 0, y, headWidth, rowHeight - 1);
    brush.fill('line', 0, y + rowHeight - 1, headWidth, 1);
    context.font = brush.small;
    const note = of.note === '' ? 0 : context.measureText(of.note).width + 0.4 * rem;
    context.fillStyle = colours.of['text-quiet'];
    context.fillText(of.note, headWidth - note - 0.2 * rem, y + rowHeight / 2);
    const font = of.kind === 'heading' ? brush.strong : brush.name;
    context.font = font;
    context.fillStyle = colours.of.text;
    const room = headWidth - 0.9 * rem - note;
    context.fillText(clippedText(context, font, of.title, room), 0.6 * rem, y + rowHeight / 2);
    const mark = brush.marks.ofRow(of);
    if (mark) brush.mark(mark, 1, y + rowHeight - 2, rowHeight * 0.28);
  }
  brush.fill('line-strong', headWidth - 1, 0, 1, brush.viewport.height);
}

/** The names of these columns. */
export function paintColumnHeads(brush: Brush, shown: Shown): void {
  const { sheet, metrics, selection } = brush.scene;
  const { headHeight, columnWidth } = metrics;
  const { firstColumn, nextColumn } = shown;
  for (let column = firstColumn; column < nextColumn; column++) {
    const at = sheet.columns[column];
    if (!at) continue;
    const x = brush.x(column);
    const isAt = rangesOf(selection).some(({ left, right }) => left <= column && column <= right);
    const quiet = at.isQuiet ? 'surface-sunken' : 'surface';
    brush.fill(isAt ? 'accent-soft' : quiet, x, 0, columnWidth, headHeight);
    if (at.half !== 'am') brush.fill('line', x + columnWidth - 1, 0, 1, headHeight);
    if (isDayCommented(brush.scene.commented, at)) {
      brush.comment(x + 1, headHeight - 2.35 * brush.scene.metrics.rem, columnWidth * 0.25);
    }
    const mark = brush.marks.ofColumn(at);
    if (mark && mark !== 'advisory') brush.mark(mark, x + 1, headHeight - 3, columnWidth * 0.2);
  }
  for (let column = firstColumn; column < nextColumn; column++) {
    const at = sheet.columns[column];
    if (at) columnWords(brush, at, brush.x(column));
  }
  brush.fill('line-strong', 0, headHeight - 1, brush.viewport.width, 1);
}

function columnWords(brush: Brush, { title, subtitle, half }: SheetColumn, x: number): void {
  const { metrics, colours } = brush.scene;
  const context = brush.context;
  const { headHeight, columnWidth, rem } = metrics;
  const middle = x + columnWidth / 2;
  context.textAlign = half === 'am' ? 'start' : 'center';
  context.font = brush.strong;
  context.fillStyle = colours.of.text;
  // A day's name stands over both of its halves.
  context.fillText(title, half === 'am' ? x + 0.3 * rem : middle, headHeight - 1.75 * rem);
  context.textAlign = 'center';
  context.font = brush.small;
  context.fillStyle = colours.of['text-quiet'];
  const words = clippedText(context, brush.small, subtitle, columnWidth - 4);
  context.fillText(words, middle, headHeight - 0.65 * rem);
}

/** The heading that columns share stands at the first of them that is seen. */
export function paintColumnGroups(brush: Brush, shown: Shown): void {
  const { sheet, metrics, colours } = brush.scene;
  if (sheet.zoom === 'blocks') return;
  const context = brush.context;
  const { firstColumn, nextColumn } = shown;
  const { rem, headWidth } = metrics;
  brush.fill('surface', 0, 0, brush.viewport.width, 1.15 * rem);
  context.textAlign = 'start';
  context.font = brush.small;
  for (let column = firstColumn; column < nextColumn;) {
    const { group } = sheet.columns[column] ?? { group: '' };
    let next = column;
    while (next < nextColumn && sheet.columns[next]?.group === group) next++;
    const from = Math.max(brush.x(column), headWidth);
    const room = brush.x(next) - from - 0.5 * rem;
    context.fillStyle = colours.of.text;
    context.fillText(clippedText(context, brush.small, group, room), from + 0.3 * rem, 0.65 * rem);
    brush.fill('line-strong', brush.x(next) - 1, 0, 1, 1.15 * rem);
    column = next;
  }
}

/** What stands over the names of rows and beside those of columns. */
export function paintCorner(brush: Brush): void {
  const { metrics } = brush.scene;
  brush.fill('surface', 0, 0, metrics.headWidth, metrics.headHeight);
  brush.fill('line-strong', 0, metrics.headHeight - 1, metrics.headWidth, 1);
  brush.fill('line-strong', metrics.headWidth - 1, 0, 1, metrics.headHeight);
}
