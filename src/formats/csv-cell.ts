/** What a spreadsheet would take for a formula, and what already looks protected from that. */
const FORMULA = /^'*[=+\-@\t\r\n]/;

/** The text with a quote in front where a spreadsheet would run it as a formula. */
export function protectedCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The inverse of `protectedCell`. */
export function plainCell(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}

/** The text as a cell of a CSV file. */
export function writtenCell(text: string): string {
  const safe = protectedCell(text);
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
