import '../../parts/picture.css';

/** Lines within 24 by 24, after the Lucide icons of the same names (ISC licence). */
const LINES = {
  check: 'M20 6 9 17l-5-5',
  plus: 'M5 12h14M12 5v14',
  trash:
    'M10 11v6M14 11v6M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6M3 6h18M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2',
  sheet:
    'M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h9l5 5v13a2 2 0 0 1-2 2zM14 2v6h6M8 13h2M14 13h2M8 17h2M14 17h2',
} as const;

/** A picture beside words that say the same; only whoever logs hours loads them. */
export function HoursPicture({ name }: { readonly name: keyof typeof LINES }) {
  return (
    <svg className="picture-picture" viewBox="0 0 24 24" width="18" height="18" aria-hidden>
      <path d={LINES[name]} />
    </svg>
  );
}
