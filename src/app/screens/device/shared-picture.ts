import type { SharedDays } from '../../../answers/share.ts';

/** In pixels of a phone's screen, drawn twice as fine. */
const SCALE = 2;
const WIDTH = 420;
const PADDING = 20;
const LINE = 22;
const GAP = 8;
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';
const COLOURS = { paper: '#ffffff', text: '#16202e', quiet: '#4b5a6d', line: '#d4dbe4' };

type Context = CanvasRenderingContext2D;

/** Draws what is shared as a picture for messages, dark on white whatever the theme. @returns a PNG. */
export async function pictureOf({ title, lines }: SharedDays): Promise<Blob> {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser draws no pictures');
  const rows = lines.map(({ term, words }) => ({ term, words: wrapped(context, words) }));
  const heights = rows.map(({ words }) => (words.length + 1) * LINE + GAP);
  const height = heights.reduce((sum, each) => sum + each, PADDING * 2 + LINE * 2);
  canvas.width = WIDTH * SCALE;
  canvas.height = height * SCALE;
  context.scale(SCALE, SCALE);
  context.fillStyle = COLOURS.paper;
  context.fillRect(0, 0, WIDTH, height);
  context.textBaseline = 'top';
  write(context, title, PADDING, `700 20px ${FONT}`, COLOURS.text);
  let top = PADDING + LINE * 2;
  rows.forEach(({ term, words }, place) => {
    context.fillStyle = COLOURS.line;
    context.fillRect(PADDING, top - GAP, WIDTH - PADDING * 2, 1);
    write(context, term, top, `600 14px ${FONT}`, COLOURS.quiet);
    words.forEach((line, below) =>
      write(context, line, top + LINE * (below + 1), bodyFont, COLOURS.text),
    );
    top += heights[place] ?? 0;
  });
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('No picture'))), 'image/png');
  });
}

const bodyFont = `16px ${FONT}`;

function write(context: Context, text: string, top: number, font: string, colour: string): void {
  context.font = font;
  context.fillStyle = colour;
  context.fillText(text, PADDING, top, WIDTH - PADDING * 2);
}

/** The words in lines that fit the picture. */
function wrapped(context: Context, words: string): string[] {
  context.font = bodyFont;
  const lines: string[] = [];
  let line = '';
  for (const word of words.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    const isFull = line !== '' && context.measureText(longer).width > WIDTH - PADDING * 2;
    if (isFull) lines.push(line);
    line = isFull ? word : longer;
  }
  return [...lines, line];
}
