/**
 * Reads a class of a CSS module. @throws when the style sheet does not define it, so that a mistyped name is loud.
 */
export function classOf(styles: Readonly<Record<string, string>>, name: string): string {
  const found = styles[name];
  if (found === undefined) throw new Error(`No class .${name} in this style sheet`);
  return found;
}

/** Joins the classes that hold. */
export function classes(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
