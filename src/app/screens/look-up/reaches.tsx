import { Copy, Phone } from 'lucide-react';
import type { ContactWay } from '../../../domain/rows/person.ts';
import { useNotify } from '../../parts/notices.tsx';
import { classes, classOf } from '../../styles/css-modules.ts';
import styles from './look-up.module.css';

const WORDS = {
  phone: 'Phone',
  pager: 'Pager',
  extension: 'Extension',
  operator: 'Operator',
} as const;

interface ReachesProps {
  /** Whom they reach, for screen readers. */
  readonly name: string;
  readonly ways: readonly (ContactWay & { readonly of?: 'role' | 'person' })[];
  /** Small ones, for lists of backups. */
  readonly compact?: boolean;
}

/**
 * Ways to reach somebody, as big targets. A phone is dialled; a pager, an extension or an operator is not a number that
 * this phone can dial, so pressing it copies it.
 */
export function Reaches({ name, ways, compact = false }: ReachesProps) {
  const notify = useNotify();
  if (ways.length === 0) return <p className={classOf(styles, 'quiet')}>No number is listed.</p>;
  const look = classes(classOf(styles, 'reach'), compact && classOf(styles, 'compact'));
  return (
    <ul className={classOf(styles, 'reaches')}>
      {ways.map((way, place) => {
        const label =
          way.label ||
          (way.of === 'role' ? `Role ${WORDS[way.kind].toLowerCase()}` : WORDS[way.kind]);
        const content = (
          <span>
            <small>{label}</small> {way.number}
          </span>
        );
        return (
          // Two ways may be alike, and the list is never reordered while it is shown.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={place}>
            {way.kind === 'phone' ? (
              <a
                className={classes(look, classOf(styles, 'dial'))}
                href={`tel:${dialled(way.number)}`}
                aria-label={`Call ${name}, ${label} ${way.number}`}
              >
                <Phone aria-hidden size={compact ? 16 : 20} />
                {content}
              </a>
            ) : (
              <button
                type="button"
                className={look}
                aria-label={`Copy ${label} ${way.number} of ${name}`}
                onClick={() => {
                  void navigator.clipboard
                    .writeText(way.number)
                    .then(() => notify({ text: `Copied ${way.number}` }))
                    .catch(() => notify({ text: `${label} ${way.number}` }));
                }}
              >
                <Copy aria-hidden size={16} />
                {content}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** What a phone dials (RFC 3966): digits, a leading plus, and an extension after a pause. */
function dialled(number: string): string {
  const [main = '', extension] = number.toLowerCase().split(/(?:ext|x)\.?/);
  const digits = main.replace(/[^\d+*#]/g, '');
  return extension ? `${digits},${extension.replace(/\D/g, '')}` : digits;
}
