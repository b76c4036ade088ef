import type { Schedule } from '../../../../domain/schedule/schedule.ts';
import type { Colours } from './colours.ts';
import { faceOf, type Face } from './face.ts';
import type { Mark, Said } from './finding-marks.ts';
import { marksOf } from './sheet-marks.ts';
import type { Metrics, Shown, Viewport } from './metrics.ts';
import { clippedText } from './clipped-text.ts';
import { type Range, rangesOf, type Selection } from './selection.ts';
import type { Sheet, SheetColumn, SheetRow } from './sheet.ts';

/** Everything that the picture of the grid is made of. */
export interface Scene {
  readonly sheet: Sheet;
  readonly schedule: Schedule;
  readonly said: Said;
  readonly metrics: Metrics;
  readonly colours: Colours;
  readonly selection: Selection;
  /** What was cut or is being dragged, and where it would go. */
  readonly cut: Range | null;
  readonly target: Range | null;
}

const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";

/** Paints what is seen. @param context of a canvas of the viewport's size, scaled to CSS pixels. */
export function paint(
  context: CanvasRenderingContext2D,
  scene: Scene,
  viewport: Viewport,
  shown: Shown,
): void {
  new Painter(context, scene, viewport, shown).paint();
}

class Painter {
  readonly #context: CanvasRenderingContext2D;
  readonly #scene: Scene;
  readonly #viewport: Viewport;
  readonly #shown: Shown;
  readonly #marks: ReturnType<typeof marksOf>;
  readonly #small: string;
  readonly #strong: string;

  constructor(context: CanvasRenderingContext2D, scene: Scene, viewport: Viewport, shown: Shown) {
    this.#context = context;
    this.#scene = scene;
    this.#viewport = viewport;
    this.#shown = shown;
    this.#marks = marksOf(scene.said, scene.sheet);
    const { rem } = scene.metrics;
    this.#small = `${0.72 * rem}px ${FONT}`;
    this.#strong = `650 ${0.82 * rem}px ${FONT}`;
  }

  paint(): void {
    const context = this.#context;
    const { width, height } = this.#viewport;
    const { headWidth, headHeight } = this.#scene.metrics;
    context.textBaseline = 'middle';
    this.#fill('surface', 0, 0, width, height);
    this.#clipped(headWidth, headHeight, width - headWidth, height - headHeight, () => {
      this.#backgrounds();
      this.#lines();
      this.#cells();
      this.#ranges();
    });
    this.#clipped(0, headHeight, headWidth, height - headHeight, () => this.#rowHeads());
    this.#clipped(headWidth, 0, width - headWidth, headHeight, () => this.#columnHeads());
    this.#corner();
  }

  #clipped(x: number, y: number, width: number, height: number, work: () => void): void {
    const context = this.#context;
    context.save();
    context.beginPath();
    context.rect(x, y, width, height);
    context.clip();
    work();
    context.restore();
  }

  #fill(colour: keyof Colours['of'], x: number, y: number, width: number, height: number): void {
    this.#context.fillStyle = this.#scene.colours.of[colour];
    this.#context.fillRect(x, y, width, height);
  }

  #x(column: number): number {
    const { headWidth, columnWidth } = this.#scene.metrics;
    return headWidth + column * columnWidth - this.#viewport.left;
  }

  #y(row: number): number {
    const { headHeight, rowHeight } = this.#scene.metrics;
    return headHeight + row * rowHeight - this.#viewport.top;
  }

  #backgrounds(): void {
    const { sheet, metrics } = this.#scene;
    const { firstColumn, nextColumn } = this.#shown;
    for (let column = firstColumn; column < nextColumn; column++) {
      if (sheet.columns[column]?.isQuiet !== true) continue;
      const { height } = this.#viewport;
      this.#fill('surface-sunken', this.#x(column), 0, metrics.columnWidth, height);
    }
  }

  #lines(): void {
    const { metrics, sheet } = this.#scene;
    const { firstRow, nextRow, firstColumn, nextColumn } = this.#shown;
    const { width, height } = this.#viewport;
    for (let row = firstRow; row < nextRow; row++) {
      this.#fill('line', 0, this.#y(row) + metrics.rowHeight - 1, width, 1);
    }
    for (let column = firstColumn; column < nextColumn; column++) {
      const isEnd = sheet.columns[column + 1]?.group !== sheet.columns[column]?.group;
      const colour = isEnd && sheet.zoom !== 'blocks' ? 'line-strong' : 'line';
      if (sheet.columns[column]?.half === 'am') continue;
      this.#fill(colour, this.#x(column) + metrics.columnWidth - 1, 0, 1, height);
    }
  }

  #cells(): void {
    const { sheet } = this.#scene;
    const { firstRow, nextRow, firstColumn, nextColumn } = this.#shown;
    this.#context.textAlign = 'center';
    for (let row = firstRow; row < nextRow; row++) {
      const of = sheet.rows[row];
      if (!of) continue;
      if (of.kind === 'heading') {
        const { metrics } = this.#scene;
        this.#fill('surface-sunken', 0, this.#y(row), this.#viewport.width, metrics.rowHeight - 1);
        continue;
      }
      for (let column = firstColumn; column < nextColumn; column++) {
        const at = sheet.columns[column];
        if (at) this.#cell(of, at, column, this.#y(row));
      }
    }
  }

  #cell(row: SheetRow, column: SheetColumn, place: number, y: number): void {
    const { schedule, metrics } = this.#scene;
    const { columnWidth: width, rowHeight: height } = metrics;
    const x = this.#x(place);
    const face = faceOf(schedule, row, column);
    this.#face(face, x, y);
    if (face.isAway) this.#away(x, y);
    if (face.isPinned) this.#pin(x, y);
    const mark = this.#marks.ofCell(schedule, row, place);
    if (mark) this.#mark(mark, x + 1, y + height - 2, Math.min(width, height) * 0.28);
  }

  #face(face: Face, x: number, y: number): void {
    const { colours, metrics } = this.#scene;
    const { columnWidth: width, rowHeight: height } = metrics;
    const context = this.#context;
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
    const text = face.text === '' ? face.quiet : face.text;
    if (text === '') return;
    context.font = face.text === '' ? this.#small : this.#strong;
    context.fillStyle = face.text === '' ? colours.of['text-quiet'] : colours.of.text;
    context.fillText(clippedText(context, text, width - 5), x + width / 2, y + height / 2);
  }

  /** Slanted strokes along the foot: readable without colour. */
  #away(x: number, y: number): void {
    const { colours, metrics } = this.#scene;
    const context = this.#context;
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

  #pin(x: number, y: number): void {
    const { colours, metrics } = this.#scene;
    const context = this.#context;
    const size = metrics.rem * 0.16;
    const right = x + metrics.columnWidth - 3 - size;
    context.fillStyle = colours.of['text-quiet'];
    context.beginPath();
    context.arc(right, y + 3 + size, size, 0, 2 * Math.PI);
    context.fill();
    context.fillRect(right - 0.5, y + 3 + size, 1, size * 2.4);
  }

  /** A full corner breaks a must, an empty one cannot be told, a dot could be better. */
  #mark(mark: Mark, x: number, bottom: number, size: number): void {
    const { colours } = this.#scene;
    const context = this.#context;
    if (mark === 'advisory') {
      context.fillStyle = colours.of['text-quiet'];
      context.beginPath();
      context.arc(x + 3, bottom - 3, 1.6, 0, 2 * Math.PI);
      context.fill();
      return;
    }
    context.beginPath();
    context.moveTo(x, bottom);
    context.lineTo(x, bottom - size);
    context.lineTo(x + size, bottom);
    context.closePath();
    if (mark === 'violation') {
      context.fillStyle = colours.of.bad;
      context.fill();
    } else {
      context.strokeStyle = colours.of.warn;
      context.stroke();
    }
  }

  #ranges(): void {
    const { selection, colours, cut, target } = this.#scene;
    const context = this.#context;
    for (const range of rangesOf(selection)) {
      context.save();
      context.globalAlpha = 0.16;
      context.fillStyle = colours.of.accent;
      this.#box(range, (x, y, width, height) => context.fillRect(x, y, width, height));
      context.restore();
      this.#outline(range, 1, false);
    }
    const { row, column } = selection.at;
    this.#outline({ top: row, left: column, bottom: row, right: column }, 3, false);
    if (cut) this.#outline(cut, 2, true);
    if (target) this.#outline(target, 2, true);
  }

  #outline(range: Range, width: number, isDashed: boolean): void {
    const context = this.#context;
    context.strokeStyle = this.#scene.colours.of.accent;
    context.lineWidth = width;
    if (isDashed) context.setLineDash([5, 4]);
    const inset = width / 2;
    this.#box(range, (x, y, across, down) =>
      context.strokeRect(x + inset, y + inset, across - 1 - width, down - 1 - width),
    );
    context.setLineDash([]);
    context.lineWidth = 1;
  }

  #box(
    { top, left, bottom, right }: Range,
    work: (x: number, y: number, width: number, height: number) => void,
  ): void {
    const x = this.#x(left);
    const y = this.#y(top);
    work(x, y, this.#x(right + 1) - x, this.#y(bottom + 1) - y);
  }

  #rowHeads(): void {
    const { sheet, metrics, colours, selection } = this.#scene;
    const context = this.#context;
    const { headWidth, rowHeight, rem } = metrics;
    context.textAlign = 'start';
    for (let row = this.#shown.firstRow; row < this.#shown.nextRow; row++) {
      const of = sheet.rows[row];
      if (!of) continue;
      const y = this.#y(row);
      const isAt = rangesOf(selection).some(({ top, bottom }) => top <= row && row <= bottom);
      const quiet = of.kind === 'heading' ? 'surface-sunken' : 'surface';
      this.#fill(isAt ? 'accent-soft' : quiet, 0, y, headWidth, rowHeight - 1);
      this.#fill('line', 0, y + rowHeight - 1, headWidth, 1);
      context.font = this.#small;
      const note = of.note === '' ? 0 : context.measureText(of.note).width + 0.4 * rem;
      context.fillStyle = colours.of['text-quiet'];
      context.fillText(of.note, headWidth - note - 0.2 * rem, y + rowHeight / 2);
      context.font = of.kind === 'heading' ? this.#strong : `600 ${0.85 * rem}px ${FONT}`;
      context.fillStyle = colours.of.text;
      const room = headWidth - 0.9 * rem - note;
      context.fillText(clippedText(context, of.title, room), 0.6 * rem, y + rowHeight / 2);
      const mark = this.#marks.ofRow(of);
      if (mark) this.#mark(mark, 1, y + rowHeight - 2, rowHeight * 0.28);
    }
    this.#fill('line-strong', headWidth - 1, 0, 1, this.#viewport.height);
  }

  #columnHeads(): void {
    const { sheet, metrics, selection } = this.#scene;
    const { headHeight, columnWidth } = metrics;
    const { firstColumn, nextColumn } = this.#shown;
    for (let column = firstColumn; column < nextColumn; column++) {
      const at = sheet.columns[column];
      if (!at) continue;
      const x = this.#x(column);
      const isAt = rangesOf(selection).some(({ left, right }) => left <= column && column <= right);
      const quiet = at.isQuiet ? 'surface-sunken' : 'surface';
      this.#fill(isAt ? 'accent-soft' : quiet, x, 0, columnWidth, headHeight);
      if (at.half !== 'am') this.#fill('line', x + columnWidth - 1, 0, 1, headHeight);
      const mark = this.#marks.ofColumn(at);
      if (mark && mark !== 'advisory') this.#mark(mark, x + 1, headHeight - 3, columnWidth * 0.2);
    }
    for (let column = firstColumn; column < nextColumn; column++) {
      const at = sheet.columns[column];
      if (at) this.#columnWords(at, this.#x(column));
    }
    this.#groups();
    this.#fill('line-strong', 0, headHeight - 1, this.#viewport.width, 1);
  }

  #columnWords({ title, subtitle, half }: SheetColumn, x: number): void {
    const { metrics, colours } = this.#scene;
    const context = this.#context;
    const { headHeight, columnWidth, rem } = metrics;
    const middle = x + columnWidth / 2;
    context.textAlign = half === 'am' ? 'start' : 'center';
    context.font = this.#strong;
    context.fillStyle = colours.of.text;
    // A day's name stands over both of its halves.
    context.fillText(title, half === 'am' ? x + 0.3 * rem : middle, headHeight - 1.75 * rem);
    context.textAlign = 'center';
    context.font = this.#small;
    context.fillStyle = colours.of['text-quiet'];
    const words = clippedText(context, subtitle, columnWidth - 4);
    context.fillText(words, middle, headHeight - 0.65 * rem);
  }

  /** The heading that columns share stands at the first of them that is seen. */
  #groups(): void {
    const { sheet, metrics, colours } = this.#scene;
    if (sheet.zoom === 'blocks') return;
    const context = this.#context;
    const { firstColumn, nextColumn } = this.#shown;
    const { rem, headWidth } = metrics;
    this.#fill('surface', 0, 0, this.#viewport.width, 1.15 * rem);
    context.textAlign = 'start';
    context.font = this.#small;
    for (let column = firstColumn; column < nextColumn;) {
      const { group } = sheet.columns[column] ?? { group: '' };
      let next = column;
      while (next < nextColumn && sheet.columns[next]?.group === group) next++;
      const from = Math.max(this.#x(column), headWidth);
      const room = this.#x(next) - from - 0.5 * rem;
      context.fillStyle = colours.of.text;
      context.fillText(clippedText(context, group, room), from + 0.3 * rem, 0.65 * rem);
      this.#fill('line-strong', this.#x(next) - 1, 0, 1, 1.15 * rem);
      column = next;
    }
  }

  #corner(): void {
    const { metrics } = this.#scene;
    this.#fill('surface', 0, 0, metrics.headWidth, metrics.headHeight);
    this.#fill('line-strong', 0, metrics.headHeight - 1, metrics.headWidth, 1);
    this.#fill('line-strong', metrics.headWidth - 1, 0, 1, metrics.headHeight);
  }
}
