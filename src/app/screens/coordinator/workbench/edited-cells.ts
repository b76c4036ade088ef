import { isCommented } from './comment-marks.ts';
import type { Brush, Scene } from './brush.ts';
import { type Face, faceOf } from './face.ts';
import type { Shown } from './metrics.ts';
import { type Cell, holds, type Range, rangesOf } from './selection.ts';
import { marksOf } from './sheet-marks.ts';

/** Where more than so many cells differ, painting all of them anew is no more work. */
const CELLS_MAX = 80;

/**
 * The cells among those shown that look otherwise than in the scene before.
 * @returns null where everything does: another grid, other colours, or too many cells.
 */
export function editedCells(brush: Brush, before: Scene, shown: Shown): readonly Cell[] | null {
  const { scene } = brush;
  const isSameGrid =
    before.sheet === scene.sheet &&
    before.metrics === scene.metrics &&
    before.colours === scene.colours;
  if (!isSameGrid) return null;
  const selected = selectedOtherwise(before, scene);
  const isSameInside =
    before.schedule === scene.schedule &&
    before.said === scene.said &&
    before.commented === scene.commented;
  const marksBefore = marksOf(before.said, before.sheet);
  const cells: Cell[] = [];
  for (let row = shown.firstRow; row < shown.nextRow; row++) {
    for (let column = shown.firstColumn; column < shown.nextColumn; column++) {
      const cell = { row, column };
      const isOther =
        selected.some((range) => holds(range, cell)) ||
        (!isSameInside && looksOtherwise(brush, before, marksBefore, cell));
      if (!isOther) continue;
      if (cells.length === CELLS_MAX) return null;
      cells.push(cell);
    }
  }
  return cells;
}

/** What was selected, cut or dragged before, and what is now; nothing where that is the same. */
function selectedOtherwise(before: Scene, now: Scene): readonly Range[] {
  const isSame =
    before.selection === now.selection && before.cut === now.cut && before.target === now.target;
  return isSame ? [] : [before, now].flatMap(framed);
}

function framed({ selection, cut, target }: Scene): Range[] {
  const { row, column } = selection.at;
  const at = { top: row, left: column, bottom: row, right: column };
  return [at, ...rangesOf(selection), ...[cut, target].flatMap((range) => range ?? [])];
}

function looksOtherwise(
  { scene, marks }: Brush,
  before: Scene,
  marksBefore: Brush['marks'],
  { row, column }: Cell,
): boolean {
  const [of, at] = [scene.sheet.rows[row], scene.sheet.columns[column]];
  if (!of || !at || of.kind === 'heading') return false;
  return (
    !areSame(faceOf(scene.schedule, of, at), faceOf(before.schedule, of, at)) ||
    marks.ofCell(scene.schedule, of, column) !== marksBefore.ofCell(before.schedule, of, column) ||
    isCommented(scene.commented, scene.schedule, of, at) !==
      isCommented(before.commented, before.schedule, of, at)
  );
}

function areSame(one: Face, other: Face): boolean {
  return (
    one === other ||
    (one.text === other.text &&
      one.brief === other.brief &&
      one.kind === other.kind &&
      one.quiet === other.quiet &&
      one.behind === other.behind &&
      one.isPinned === other.isPinned &&
      one.isAway === other.isAway &&
      one.isOpen === other.isOpen)
  );
}
