import type { Context } from 'hono';

/** Deeper than any message: what reads values within values would run out of room. */
const DEPTH_MAX = 100;

/** The body of a request as JSON; undefined where it is none, or nested deeper than any message is. */
export async function readJson(context: Context): Promise<unknown> {
  const text = await context.req.text().catch(() => '');
  if (depthOf(text) > DEPTH_MAX) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const QUOTE = 34;
const BACKSLASH = 92;
/** `[` and `{`, `]` and `}`: they differ in one bit. */
const OPENS = 0x5b;
const CLOSES = 0x5d;
const BRACE_BIT = 0x20;

/** How deep the text nests, were it JSON. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at);
    if (letter === QUOTE) isQuoted = !isQuoted;
    else if (isQuoted) at += letter === BACKSLASH ? 1 : 0;
    else if ((letter & ~BRACE_BIT) === OPENS) deepest = Math.max(deepest, (depth += 1));
    else if ((letter & ~BRACE_BIT) === CLOSES) depth -= 1;
  }
  return deepest;
}
