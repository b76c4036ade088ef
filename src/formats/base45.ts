/** What codes hold most densely besides digits (RFC 9285): two bytes in three letters. */
const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const BASE = LETTERS.length;

/** Writes bytes in the letters that codes hold densely. */
export function toBase45(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 2) {
    const [high = 0, low] = bytes.subarray(at, at + 2);
    let value = low === undefined ? high : high * 256 + low;
    for (let letters = low === undefined ? 2 : 3; letters > 0; letters--) {
      text += LETTERS.charAt(value % BASE);
      value = Math.floor(value / BASE);
    }
  }
  return text;
}

/** Reads what `toBase45` wrote; null when it is something else. */
export function fromBase45(text: string): Uint8Array<ArrayBuffer> | null {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 3) {
    const letters = text.slice(at, at + 3);
    const values = Array.from(letters, (letter) => LETTERS.indexOf(letter));
    const value = values.reduceRight((sum, each) => sum * BASE + each, 0);
    const isWritten = values.every((each) => each >= 0);
    if (!isWritten || letters.length < 2 || value >= 256 ** (letters.length - 1)) return null;
    if (letters.length === 3) bytes.push(value >> 8);
    bytes.push(value & 255);
  }
  return Uint8Array.from(bytes);
}
