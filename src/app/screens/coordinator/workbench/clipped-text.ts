/** What is known of texts by font and room: reading the font back from the canvas costs more than the look-up. */
const known = new Map<string, Map<string, string>>();
const KNOWN_MAX = 20_000;
let latest = { font: '', room: -1, byText: new Map<string, string>() };

/** The text in the font as far as there is room for it, with dots where something is left out; measured once. */
export function clippedText(
  context: CanvasRenderingContext2D,
  font: string,
  text: string,
  widthMax: number,
): string {
  const room = Math.floor(widthMax);
  if (latest.font !== font || latest.room !== room) {
    latest = { font, room, byText: textsIn(`${room} ${font}`) };
  }
  const { byText } = latest;
  let found = byText.get(text);
  if (found === undefined) {
    if (byText.size > KNOWN_MAX) byText.clear();
    found = clipped(context, text, room);
    byText.set(text, found);
  }
  return found;
}

function textsIn(key: string): Map<string, string> {
  let byText = known.get(key);
  if (!byText) {
    byText = new Map();
    known.set(key, byText);
  }
  return byText;
}

function clipped(context: CanvasRenderingContext2D, text: string, widthMax: number): string {
  if (context.measureText(text).width <= widthMax) return text;
  for (let length = text.length - 1; length > 0; length--) {
    const shorter = `${text.slice(0, length).trimEnd()}…`;
    if (context.measureText(shorter).width <= widthMax) return shorter;
  }
  return '';
}
