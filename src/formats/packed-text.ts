/** A text as few bytes. */
export async function packed(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new TextEncoder().encode(text);
  return throughStream(bytes, new CompressionStream('deflate-raw'), Number.POSITIVE_INFINITY);
}

/** The text that `packed` made bytes of. @throws when it is no such thing, or longer than `bytesMax`. */
export async function unpacked(bytes: Uint8Array<ArrayBuffer>, bytesMax: number): Promise<string> {
  const text = await throughStream(bytes, new DecompressionStream('deflate-raw'), bytesMax);
  return new TextDecoder('utf-8', { fatal: true }).decode(text);
}

async function throughStream(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
  bytesMax: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const through: ReadableStream<Uint8Array> = new Blob([bytes]).stream().pipeThrough(stream);
  const reader = through.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    parts.push(read.value);
    length += read.value.length;
    if (length > bytesMax) throw new Error('This unpacks to more than it may');
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
