const known = new Map<string, string>();
const KNOWN_MAX = 20_000;

/** The text as far as there is room for it, with dots where something is left out; measured once for each font. */
export function clippedText(
  context: CanvasRenderingContext2D,
  text: string,
  widthMax: number,
): string {
  const key = `${Math.floor(widthMax)} ${context.font} ${text}`;
  let found = known.get(key);
  if (found === undefined) {
    if (known.size > KNOWN_MAX) known.clear();
    found = clipped(context, text, widthMax);
    known.set(key, found);
  }
  return found;
}

function clipped(context: CanvasRenderingContext2D, text: string, widthMax: number): string {
  if (context.measureText(text).width <= widthMax) return text;
  for (let length = text.length - 1; length > 0; length--) {
    const shorter = `${text.slice(0, length).trimEnd()}…`;
    if (context.measureText(shorter).width <= widthMax) return shorter;
  }
  return '';
}
