/** The elements a drawing is made of. `copy` is a number to be copied: a button where scripts run, plain text elsewhere. */
export type Tag =
  | 'a'
  | 'article'
  | 'br'
  | 'copy'
  | 'dd'
  | 'details'
  | 'div'
  | 'dl'
  | 'dt'
  | 'h1'
  | 'h2'
  | 'h3'
  | 'header'
  | 'li'
  | 'main'
  | 'nav'
  | 'ol'
  | 'p'
  | 'path'
  | 'section'
  | 'small'
  | 'span'
  | 'strong'
  | 'summary'
  | 'svg'
  | 'ul';

/** Part of a page as plain data: the screens make React elements of it, the service worker HTML. */
export interface Drawing {
  readonly tag: Tag;
  /** As HTML writes them. A class is written `sheet/name`, several with a space between. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Drawn[];
}

/** A drawing or text. */
export type Drawn = Drawing | string;

/** Draws an element; children that do not hold are left out, lists are laid flat. */
export function draw(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Drawn | readonly Drawn[] | false | null)[]
): Drawing {
  return {
    tag,
    attributes,
    children: children.flat().filter((child) => child !== false && child !== null),
  };
}

/** The class by which the built style sheets know `sheet/name` of `sheet.module.css`; of several, all. */
export function classNames(written: string): string {
  return written.replaceAll('/', '-');
}
