import type { Schedule } from '../../../../domain/schedule/schedule.ts';
import type { Colours } from './colours.ts';
import type { Commented } from './comment-marks.ts';
import type { Mark, Said } from './finding-marks.ts';
import type { Metrics, Viewport } from './metrics.ts';
import type { Range, Selection } from './selection.ts';
import type { Sheet } from './sheet.ts';
import { marksOf } from './sheet-marks.ts';

/** Everything that the picture of the grid is made of. */
export interface Scene {
  readonly sheet: Sheet;
  readonly schedule: Schedule;
  readonly said: Said;
  readonly commented: Commented;
  readonly metrics: Metrics;
  readonly colours: Colours;
  readonly selection: Selection;
  /** What was cut or is being dragged, and where it would go. */
  readonly cut: Range | null;
  readonly target: Range | null;
}

/** The typeface of the page. */
const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";

/** What a part of the picture is painted with. */
export class Brush {
  readonly context: CanvasRenderingContext2D;
  readonly scene: Scene;
  readonly viewport: Viewport;
  readonly marks: ReturnType<typeof marksOf>;
  readonly small: string;
  readonly strong: string;
  /** Of the names of rows. */
  readonly name: string;

  constructor(context: CanvasRenderingContext2D, scene: Scene, viewport: Viewport) {
    this.context = context;
    this.scene = scene;
    this.viewport = viewport;
    this.marks = marksOf(scene.said, scene.sheet);
    const { rem } = scene.metrics;
    this.small = `${0.72 * rem}px ${FONT}`;
    this.strong = `650 ${0.82 * rem}px ${FONT}`;
    this.name = `600 ${0.85 * rem}px ${FONT}`;
    context.textBaseline = 'middle';
  }

  /** Paints only inside of that part. */
  clipped(
    { x, y, width, height }: Readonly<Record<'x' | 'y' | 'width' | 'height', number>>,
    work: () => void,
  ): void {
    const context = this.context;
    context.save();
    context.beginPath();
    context.rect(x, y, width, height);
    context.clip();
    work();
    context.restore();
  }

  /** Fills a rectangle with a colour of the theme. */
  fill(colour: keyof Colours['of'], x: number, y: number, width: number, height: number): void {
    this.context.fillStyle = this.scene.colours.of[colour];
    this.context.fillRect(x, y, width, height);
  }

  /** Where a column begins in the window. */
  x(column: number): number {
    const { headWidth, columnWidth } = this.scene.metrics;
    return headWidth + column * columnWidth - this.viewport.left;
  }

  /** Where a row begins in the window. */
  y(row: number): number {
    const { headHeight, rowHeight } = this.scene.metrics;
    return headHeight + row * rowHeight - this.viewport.top;
  }

  /** A turned-down corner at the top: somebody wrote a comment. */
  comment(x: number, top: number, size: number): void {
    const context = this.context;
    context.fillStyle = this.scene.colours.of.accent;
    context.beginPath();
    context.moveTo(x, top);
    context.lineTo(x + size, top);
    context.lineTo(x, top + size);
    context.closePath();
    context.fill();
  }

  /** A full corner breaks a must, an empty one cannot be told, a dot could be better. */
  mark(mark: Mark, x: number, bottom: number, size: number): void {
    const { colours } = this.scene;
    const context = this.context;
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
}
