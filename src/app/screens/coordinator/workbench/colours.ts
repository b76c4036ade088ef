import type { ActivityKind, RotationKind } from '../../../../domain/rows/rotation.ts';
import { activityKindSchema, rotationKindSchema } from '../../../../domain/rows/rotation.ts';
import { kindColor } from '../../../parts/kind-mark.tsx';

const NAMED = [
  'surface',
  'surface-sunken',
  'text',
  'text-quiet',
  'line',
  'line-strong',
  'accent',
  'accent-soft',
  'warn',
  'bad',
] as const;

/** The colours of the theme as they are now, for a picture that style sheets do not reach. */
export interface Colours {
  readonly of: Readonly<Record<(typeof NAMED)[number], string>>;
  readonly byKind: ReadonlyMap<RotationKind | ActivityKind, string>;
}

/** Reads the colours from style sheets. @param within an element of the page, for the time of reading. */
export function readColours(within: HTMLElement): Colours {
  const probe = document.createElement('span');
  probe.hidden = true;
  within.append(probe);
  const read = (): string => getComputedStyle(probe).backgroundColor;
  const of = Object.fromEntries(
    NAMED.map((name) => {
      probe.style.backgroundColor = `var(--${name})`;
      return [name, read()];
    }),
  ) as Colours['of'];
  probe.style.backgroundColor = '';
  probe.className = kindColor;
  const byKind = new Map<RotationKind | ActivityKind, string>();
  for (const kind of [...rotationKindSchema.options, ...activityKindSchema.options]) {
    probe.dataset.kind = kind;
    byKind.set(kind, read());
  }
  probe.remove();
  return { of, byKind };
}

/** Calls back when the page's theme changes. @returns how to end it. */
export function watchTheme(onChange: () => void): () => void {
  const queries = [
    '(prefers-color-scheme: dark)',
    '(prefers-contrast: more)',
    '(forced-colors: active)',
  ];
  const lists = queries.map((query) => window.matchMedia(query));
  for (const list of lists) list.addEventListener('change', onChange);
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => {
    for (const list of lists) list.removeEventListener('change', onChange);
    observer.disconnect();
  };
}
