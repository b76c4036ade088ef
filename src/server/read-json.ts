/** Deeper than anything that is sent here; what is nested deeper is meant to break whoever reads it. */
const DEPTH_MAX = 64;

/** What the body of a request says; undefined where it is no JSON, or nested deeper than anything of ours. */
export async function readJson(request: { text(): Promise<string> }): Promise<unknown> {
  try {
    const text = await request.text();
    return isDeep(text) ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Looks at brackets alone, before anything is built from them. */
function isDeep(text: string): boolean {
  let depth = 0;
  let isQuoted = false;
  for (let place = 0; place < text.length; place++) {
    const letter = text[place];
    if (isQuoted) {
      if (letter === '\\') place++;
      else if (letter === '"') isQuoted = false;
    } else if (letter === '"') isQuoted = true;
    else if (letter === '[' || letter === '{') {
      if (++depth > DEPTH_MAX) return true;
    } else if (letter === ']' || letter === '}') depth--;
  }
  return false;
}
