/** The language in which the app speaks, where it is not the English of its source. */
export interface Language {
  /** By which days, times and counts are worded, such as `de-CH`. */
  readonly locale: string;
  /**
   * What the English wording reads in it, undefined where it is not translated. `{0}`, `{1}` stand where the values go,
   * in whatever order it wants them; where something is counted, the forms stand in the order of the language's plural
   * categories (zero, one, two, few, many, other; those it has) with ` | ` between them, and `#` for the count.
   */
  readonly wordingOf: (english: string) => string | undefined;
}

let spoken: Language | null = null;

/** Says everything from now on in that language; null for English. Call it before anything is shown. */
export function speak(language: Language | null): void {
  spoken = language;
}

/** The locale of the language that is spoken; null for the reader's own English. */
export function spokenLocale(): string | null {
  return spoken?.locale ?? null;
}

/**
 * Words for people, in the language that is spoken. Every sentence is one wording, written out in English where it is
 * said; what changes in it is a value: say`Edition ${number} of ${program} is here`.
 */
export function say(texts: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return spoken ? sayAround(texts, ...values).join('') : String.raw({ raw: texts }, ...values);
}

/** The same around parts that are not text, such as links; texts and parts in the order of the language. */
export function sayAround<Part>(
  texts: TemplateStringsArray,
  ...parts: readonly Part[]
): (string | Part)[] {
  const english = texts.reduce((before, text, place) => `${before}{${place - 1}}${text}`);
  const translated = spoken?.wordingOf(english) ?? english;
  const pieces = translated.split(/\{(\d+)\}/);
  return pieces.flatMap((text, place): (string | Part)[] => {
    if (place % 2 === 0) return text === '' ? [] : [text];
    return parts.slice(Number(text), Number(text) + 1);
  });
}

const PLURAL_CATEGORIES = ['zero', 'one', 'two', 'few', 'many', 'other'];

/** Words for so many of something; `#` stands for the count: sayCount(3, '# resident', '# residents'). */
export function sayCount(count: number, one: string, several: string): string {
  const forms = spoken?.wordingOf(`${one} | ${several}`)?.split(' | ');
  if (!spoken || !forms) return (count === 1 ? one : several).replace('#', String(count));
  const rules = new Intl.PluralRules(spoken.locale);
  const { pluralCategories } = rules.resolvedOptions();
  const own = PLURAL_CATEGORIES.filter((each) => pluralCategories.some((has) => has === each));
  const form = forms[own.indexOf(rules.select(count))] ?? several;
  return form.replace('#', count.toLocaleString(spoken.locale));
}
