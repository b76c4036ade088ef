/** A file as it was chosen or dropped. */
export interface ImportFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** How a file's text was encoded. */
export type Encoding = 'UTF-8' | 'UTF-16' | 'Windows-1252';

/** A file's text, or why it has none and what to do. */
export type DecodedFile =
  | { readonly ok: true; readonly text: string; readonly encoding: Encoding }
  | { readonly ok: false; readonly message: string; readonly remedy: string };

/** Reads the bytes as text: by byte-order mark, else as UTF-8, else as Windows-1252 (which holds Latin-1). */
export function decodeFile(bytes: Uint8Array): DecodedFile {
  if (bytes.length === 0)
    return unreadable('The file is empty.', 'Export it again from where it came from.');
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    return unreadable(
      'This is an Excel workbook, whatever its name says.',
      'Open it in Excel and save each sheet as "CSV UTF-8 (Comma delimited)".',
    );
  }
  if (startsWith(bytes, [0xff, 0xfe])) return decoded(bytes, 'utf-16le', 'UTF-16');
  if (startsWith(bytes, [0xfe, 0xff])) return decoded(bytes, 'utf-16be', 'UTF-16');
  if (bytes.includes(0)) {
    return unreadable('This is not a text file.', 'Export the table as CSV and choose that file.');
  }
  try {
    return {
      ok: true,
      text: new TextDecoder('utf-8', { fatal: true }).decode(bytes),
      encoding: 'UTF-8',
    };
  } catch {
    return decoded(bytes, 'windows-1252', 'Windows-1252');
  }
}

function decoded(bytes: Uint8Array, label: string, encoding: Encoding): DecodedFile {
  return { ok: true, text: new TextDecoder(label).decode(bytes), encoding };
}

function unreadable(message: string, remedy: string): DecodedFile {
  return { ok: false, message, remedy };
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, place) => bytes[place] === byte);
}

/** Whether a file of a folder is to be read by its name; Excel workbooks are, to be refused with a remedy. */
export function isTableFileName(name: string): boolean {
  return !name.startsWith('.') && /\.(csv|tsv|txt|xlsx?)$/i.test(name);
}
