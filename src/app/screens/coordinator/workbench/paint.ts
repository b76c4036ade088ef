import { Brush, type Scene } from './brush.ts';
import { type Shown, shownIn, type Viewport } from './metrics.ts';
import { paintCells } from './paint-cells.ts';
import { paintColumnHeads, paintCorner, paintRowHeads } from './paint-heads.ts';

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
 * Paints what is seen. Of the same scene scrolled a little, what was seen before is moved and only the rest is painted.
 * @param context of a canvas of the viewport's size, scaled to CSS pixels. @param before what it shows already.
 */
export function paint(
  context: CanvasRenderingContext2D,
  scene: Scene,
  viewport: Viewport,
  before: Painted | null,
): Painted {
  const brush = new Brush(context, scene, viewport);
  if (before?.scene !== scene || !isScrolledFrom(brush, before.viewport)) {
    cellsIn(brush, bodyOf(brush));
    heads(brush, true, true);
  }
  return { scene, viewport };
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
  brush.clipped(body, () => context.drawImage(context.canvas, across, down, width, height));
  if (across !== 0) {
    const from = across > 0 ? x : x + body.width + across;
    cellsIn(brush, { x: from, y, width: Math.abs(across), height: body.height });
  }
  if (down !== 0) {
    const from = down > 0 ? y : y + body.height + down;
    cellsIn(brush, { x, y: from, width: body.width, height: Math.abs(down) });
  }
  heads(brush, across !== 0, down !== 0);
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

function heads(brush: Brush, isAcross: boolean, isDown: boolean): void {
  const body = bodyOf(brush);
  const { x, y, width, height } = body;
  const shown = shownOf(brush, body);
  if (isDown) {
    brush.clipped({ x: 0, y, width: x, height }, () => {
      brush.fill('surface', 0, y, x, height);
      paintRowHeads(brush, shown);
    });
  }
  if (isAcross) {
    brush.clipped({ x, y: 0, width, height: y }, () => {
      brush.fill('surface', x, 0, width, y);
      paintColumnHeads(brush, shown);
    });
  }
  paintCorner(brush);
}
