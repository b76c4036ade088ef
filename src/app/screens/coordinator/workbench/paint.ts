import { Brush, type Scene } from './brush.ts';
import { editedCells } from './edited-cells.ts';
import { type Shown, shownIn, type Viewport } from './metrics.ts';
import { paintCells } from './paint-cells.ts';
import { paintColumnGroups, paintColumnHeads, paintCorner, paintRowHeads } from './paint-heads.ts';

/** A picture that was painted, and where its window stood. */
export interface Painted {
  readonly scene: Scene;
  readonly viewport: Viewport;
}

/** A part of the picture, in CSS pixels of the window. */
interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Paints what is seen. Of the same scene scrolled a little, what was seen before is moved and only the rest is painted;
 * of another scene in the same place, only what looks otherwise.
 * @param context of a canvas of the viewport's size, scaled to CSS pixels. @param before what it shows already.
 */
export function paint(
  context: CanvasRenderingContext2D,
  scene: Scene,
  viewport: Viewport,
  before: Painted | null,
): Painted {
  const brush = new Brush(context, scene, viewport);
  const isDone =
    before !== null &&
    (before.scene === scene ? isScrolledFrom(brush, before.viewport) : isEditedFrom(brush, before));
  if (!isDone) {
    const body = bodyOf(brush);
    cellsIn(brush, body);
    rowHeads(brush, body);
    columnHeads(brush, body);
    paintCorner(brush);
  }
  return { scene, viewport };
}

/** Paints the cells that look otherwise than before, and the headings; false where nearly all do. */
function isEditedFrom(brush: Brush, before: Painted): boolean {
  const { viewport, scene } = brush;
  const names = ['left', 'top', 'width', 'height'] as const;
  if (names.some((name) => viewport[name] !== before.viewport[name])) return false;
  const body = bodyOf(brush);
  const cells = editedCells(brush, before.scene, shownOf(brush, body));
  if (!cells) return false;
  const { columnWidth, rowHeight } = scene.metrics;
  brush.clipped(body, () => {
    for (const { row, column } of cells) {
      const part = { x: brush.x(column), y: brush.y(row), width: columnWidth, height: rowHeight };
      cellsIn(brush, part);
    }
  });
  rowHeads(brush, body);
  columnHeads(brush, body);
  return true;
}

/** What is below and beside the headings. */
function bodyOf({ scene, viewport }: Brush): Part {
  const { headWidth, headHeight } = scene.metrics;
  return {
    x: headWidth,
    y: headHeight,
    width: viewport.width - headWidth,
    height: viewport.height - headHeight,
  };
}

/** Moves what was seen before and paints what it leaves free; false where that cannot be done exactly. */
function isScrolledFrom(brush: Brush, before: Viewport): boolean {
  const { context, viewport } = brush;
  const { width, height } = before;
  const body = bodyOf(brush);
  const { x, y } = body;
  const [across, down] = [before.left - viewport.left, before.top - viewport.top];
  const scale = context.getTransform().a;
  const isWhole = Number.isInteger(across * scale) && Number.isInteger(down * scale);
  const isSameSize = width === viewport.width && height === viewport.height;
  const isNear = Math.abs(across) < body.width / 2 && Math.abs(down) < body.height / 2;
  if (!isWhole || !isSameSize || !isNear) return false;
  if (across === 0 && down === 0) return true;
  // Headings move along with what they head.
  const moving = {
    x: down === 0 ? x : 0,
    y: across === 0 ? y : 0,
    width: viewport.width,
    height: viewport.height,
  };
  const isAskew = across !== 0 && down !== 0;
  brush.clipped(isAskew ? body : moving, () =>
    context.drawImage(context.canvas, across, down, width, height),
  );
  if (across !== 0) {
    const from = across > 0 ? x : x + body.width + across;
    const strip = { ...body, x: from, width: Math.abs(across) };
    cellsIn(brush, strip);
    columnHeads(brush, isAskew ? body : strip);
  }
  if (down !== 0) {
    const from = down > 0 ? y : y + body.height + down;
    const strip = { ...body, y: from, height: Math.abs(down) };
    cellsIn(brush, strip);
    rowHeads(brush, isAskew ? body : strip);
  }
  return true;
}

/** The rows and columns of which the part of the body has anything. */
function shownOf({ scene, viewport }: Brush, { x, y, width, height }: Part): Shown {
  const { sheet, metrics } = scene;
  const { headWidth, headHeight } = metrics;
  const part = {
    left: viewport.left + x - headWidth,
    top: viewport.top + y - headHeight,
    width: width + headWidth,
    height: height + headHeight,
  };
  return shownIn(part, metrics, { rows: sheet.rows.length, columns: sheet.columns.length });
}

function cellsIn(brush: Brush, part: Part): void {
  brush.clipped(part, () => {
    brush.fill('surface', part.x, part.y, part.width, part.height);
    paintCells(brush, shownOf(brush, part));
  });
}

/** The names of the rows beside the part of the body. */
function rowHeads(brush: Brush, part: Part): void {
  const { x } = bodyOf(brush);
  const { y, height } = part;
  brush.clipped({ x: 0, y, width: x, height }, () => {
    brush.fill('surface', 0, y, x, height);
    paintRowHeads(brush, shownOf(brush, part));
  });
}

/** The names of the columns above the part of the body, and the headings that columns share, which stay in view. */
function columnHeads(brush: Brush, part: Part): void {
  const body = bodyOf(brush);
  const { columnWidth, headHeight } = brush.scene.metrics;
  // A day's name reaches from its morning into its afternoon.
  const left = Math.max(body.x, part.x - columnWidth);
  const right = Math.min(body.x + body.width, part.x + part.width + columnWidth);
  const wide = { ...part, x: left, width: right - left };
  brush.clipped({ x: left, y: 0, width: wide.width, height: headHeight }, () => {
    brush.fill('surface', left, 0, wide.width, headHeight);
    const { firstColumn, ...shown } = shownOf(brush, wide);
    paintColumnHeads(brush, { ...shown, firstColumn: Math.max(0, firstColumn - 1) });
  });
  brush.clipped({ x: body.x, y: 0, width: body.width, height: headHeight }, () =>
    paintColumnGroups(brush, shownOf(brush, body)),
  );
}
