import type { Brush } from './brush.ts';
import { clippedText } from './clipped-text.ts';
import { isCommented } from './comment-marks.ts';
import { type Face, faceOf } from './face.ts';
import { CORNER_REM, type Shown } from './metrics.ts';
import { type Range, rangeOf, rangesOf } from './selection.ts';
import type { SheetColumn, SheetRow } from './sheet.ts';

/** Paints these rows and columns with what stands in them, what is found of them, and what is selected. */
export function paintCells(brush: Brush, shown: Shown): void {
  backgrounds(brush, shown);
  lines(brush, shown);
  cells(brush, shown);
  ranges(brush);
}

function backgrounds(brush: Brush, shown: Shown): void {
  const { sheet, metrics } = brush.scene;
  const { firstColumn, nextColumn } = shown;
  for (let column = firstColumn; column < nextColumn; column++) {
    if (sheet.columns[column]?.isQuiet !== true) continue;
    const { height } = brush.viewport;
    brush.fill('surface-sunken', brush.x(column), 0, metrics.columnWidth, height);
  }
}

function lines(brush: Brush, shown: Shown): void {
  const { metrics, sheet } = brush.scene;
  const { firstRow, nextRow, firstColumn, nextColumn } = shown;
  const { width, height } = brush.viewport;
  for (let row = firstRow; row < nextRow; row++) {
    brush.fill('line', 0, brush.y(row) + metrics.rowHeight - 1, width, 1);
  }
  for (let column = firstColumn; column < nextColumn; column++) {
    const isEnd = sheet.columns[column + 1]?.group !== sheet.columns[column]?.group;
    const colour = isEnd && sheet.zoom !== 'blocks' ? 'line-strong' : 'line';
    if (sheet.columns[column]?.half === 'am') continue;
    brush.fill(colour, brush.x(column) + metrics.columnWidth - 1, 0, 1, height);
  }
}

function cells(brush: Brush, shown: Shown): void {
  const { sheet } = brush.scene;
  const { firstRow, nextRow, firstColumn, nextColumn } = shown;
  brush.context.textAlign = 'center';
  for (let row = firstRow; row < nextRow; row++) {
    const of = sheet.rows[row];
    if (!of) continue;
    if (of.kind === 'heading') {
      const { metrics } = brush.scene;
      brush.fill('surface-sunken', 0, brush.y(row), brush.viewport.width, metrics.rowHeight - 1);
      continue;
    }
    for (let column = firstColumn; column < nextColumn; column++) {
      const at = sheet.columns[column];
      if (at) cell(brush, of, at, column, brush.y(row));
    }
  }
}

function cell(brush: Brush, row: SheetRow, column: SheetColumn, place: number, y: number): void {
  const { schedule, metrics } = brush.scene;
  const { columnWidth: width, rowHeight: height } = metrics;
  const x = brush.x(place);
  const face = faceOf(schedule, row, column);
  paintFace(brush, face, x, y);
  if (face.isAway) away(brush, x, y);
  if (face.isPinned) pin(brush, x, y);
  if (isCommented(brush.scene.commented, schedule, row, column)) {
    brush.comment(x + 1, y + 1, Math.min(width, height) * 0.3);
  }
  const mark = brush.marks.ofCell(schedule, row, place);
  if (mark) brush.mark(mark, x + 1, y + height - 2, Math.min(width, height) * 0.28);
}

function paintFace(brush: Brush, face: Face, x: number, y: number): void {
  const { colours, metrics } = brush.scene;
  const { columnWidth: width, rowHeight: height } = metrics;
  const context = brush.context;
  if (face.behind) {
    context.fillStyle = colours.byKind.get(face.behind) ?? colours.of.surface;
    context.fillRect(x, y + height * 0.72, width - 1, height * 0.28 - 1);
  }
  if (face.kind) {
    context.fillStyle = colours.byKind.get(face.kind) ?? colours.of.surface;
    context.fillRect(x + 1, y + 1, width - 3, height - 3);
  }
  if (face.isOpen) {
    context.strokeStyle = colours.of.warn;
    context.setLineDash([3, 3]);
    context.strokeRect(x + 2.5, y + 2.5, width - 6, height - 6);
    context.setLineDash([]);
  }
  const text = face.text === '' ? face.quiet : face.brief || face.text;
  if (text === '') return;
  const font = face.text === '' ? brush.small : brush.strong;
  context.font = font;
  context.fillStyle = face.text === '' ? colours.of['text-quiet'] : colours.of.text;
  context.fillText(clippedText(context, font, text, width - 5), x + width / 2, y + height / 2);
}

/** Slanted strokes along the foot: readable without colour. */
function away(brush: Brush, x: number, y: number): void {
  const { colours, metrics } = brush.scene;
  const context = brush.context;
  const foot = y + metrics.rowHeight - 2;
  context.strokeStyle = colours.of.warn;
  context.lineWidth = 1.5;
  context.beginPath();
  for (let step = x + 3; step < x + metrics.columnWidth - 5; step += 6) {
    context.moveTo(step, foot);
    context.lineTo(step + 4, foot - 4);
  }
  context.stroke();
  context.lineWidth = 1;
}

function pin(brush: Brush, x: number, y: number): void {
  const { colours, metrics } = brush.scene;
  const context = brush.context;
  const size = metrics.rem * 0.16;
  const right = x + metrics.columnWidth - 3 - size;
  context.fillStyle = colours.of['text-quiet'];
  context.beginPath();
  context.arc(right, y + 3 + size, size, 0, 2 * Math.PI);
  context.fill();
  context.fillRect(right - 0.5, y + 3 + size, 1, size * 2.4);
}

function ranges(brush: Brush): void {
  const { selection, colours, cut, target } = brush.scene;
  const context = brush.context;
  for (const range of rangesOf(selection)) {
    context.save();
    context.globalAlpha = 0.16;
    context.fillStyle = colours.of.accent;
    box(brush, range, (x, y, width, height) => context.fillRect(x, y, width, height));
    context.restore();
    outline(brush, range, 1, false);
  }
  const { row, column } = selection.at;
  outline(brush, { top: row, left: column, bottom: row, right: column }, 3, false);
  if (!target) corner(brush, rangeOf(selection));
  if (cut) outline(brush, cut, 2, true);
  if (target) outline(brush, target, 2, true);
}

/** By which the range is dragged to fill; keyboards have Ctrl+D and Ctrl+R for it. */
function corner(brush: Brush, { right, bottom }: Range): void {
  const { context, scene } = brush;
  const side = CORNER_REM * scene.metrics.rem;
  // Inside of the cell: it is painted anew with it alone.
  const [x, y] = [brush.x(right + 1) - 1 - side, brush.y(bottom + 1) - 1 - side];
  context.fillStyle = scene.colours.of.surface;
  context.fillRect(x - 1, y - 1, side + 1, side + 1);
  context.fillStyle = scene.colours.of.accent;
  context.fillRect(x, y, side, side);
}

function outline(brush: Brush, range: Range, width: number, isDashed: boolean): void {
  const context = brush.context;
  context.strokeStyle = brush.scene.colours.of.accent;
  context.lineWidth = width;
  if (isDashed) context.setLineDash([5, 4]);
  const inset = width / 2;
  box(brush, range, (x, y, across, down) =>
    context.strokeRect(x + inset, y + inset, across - 1 - width, down - 1 - width),
  );
  context.setLineDash([]);
  context.lineWidth = 1;
}

function box(
  brush: Brush,
  { top, left, bottom, right }: Range,
  work: (x: number, y: number, width: number, height: number) => void,
): void {
  const x = brush.x(left);
  const y = brush.y(top);
  work(x, y, brush.x(right + 1) - x, brush.y(bottom + 1) - y);
}
