/** A file that is not what its format says. */
export class FormatError extends Error {
  override readonly name = 'FormatError';
}
