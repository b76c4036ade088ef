import type { ContactWay } from '../../domain/rows/person.ts';
import { draw, type Drawing } from './drawing.ts';
import { picture } from './pictures.ts';
import { say } from '../say.ts';

const ownWords = (kind: ContactWay['kind']): string =>
  ({
    phone: say`Phone`,
    pager: say`Pager`,
    extension: say`Extension`,
    operator: say`Operator`,
  })[kind];

const roleWords = (kind: ContactWay['kind']): string =>
  ({
    phone: say`Role phone`,
    pager: say`Role pager`,
    extension: say`Role extension`,
    operator: say`Role operator`,
  })[kind];

type Way = ContactWay & { readonly of?: 'role' | 'person' };

/**
 * Ways to reach somebody, as big targets. A phone is dialled, and somebody's own takes texts too; a pager, an extension
 * or an operator is not a number that this phone can dial, so it is copied.
 * @param name whom they reach, for screen readers. @param size small ones are for lists of backups.
 */
export function reaches(
  name: string,
  ways: readonly Way[],
  size: 'large' | 'compact' = 'large',
): Drawing {
  if (ways.length === 0) return draw('p', { class: 'look-up/quiet' }, say`No number is listed.`);
  const look = size === 'compact' ? 'look-up/reach look-up/compact' : 'look-up/reach';
  return draw(
    'ul',
    { class: 'look-up/reaches' },
    ways.map((way) => draw('li', {}, reach(name, way, look, size === 'compact' ? 16 : 20))),
  );
}

function reach(name: string, way: Way, look: string, pictureSize: number): Drawing[] {
  const label = way.label || (way.of === 'role' ? roleWords : ownWords)(way.kind);
  const content = draw('span', {}, draw('small', {}, label), ` ${way.number}`);
  if (way.kind !== 'phone') {
    const copy = draw(
      'copy',
      {
        class: look,
        'aria-label': say`Copy ${label} ${way.number} of ${name}`,
        'data-number': way.number,
      },
      picture('copy', 16),
      content,
    );
    return [copy];
  }
  const dial = draw(
    'a',
    {
      class: `${look} look-up/dial`,
      href: `tel:${dialled(way.number)}`,
      'aria-label': say`Call ${name}, ${label} ${way.number}`,
    },
    picture('phone', pictureSize),
    content,
  );
  if (way.of === 'role') return [dial];
  const text = draw(
    'a',
    {
      class: look,
      href: `sms:${dialled(way.number).split(',')[0] ?? ''}`,
      'aria-label': say`Text ${name}, ${label} ${way.number}`,
    },
    picture('message', pictureSize),
    draw('span', {}, say`Text`),
  );
  return [dial, text];
}

/** What a phone dials (RFC 3966): digits, a leading plus, and an extension after a pause. */
function dialled(number: string): string {
  const [main = '', extension] = number.toLowerCase().split(/(?:ext|x)\.?/);
  const digits = main.replace(/[^\d+*#]/g, '');
  return extension ? `${digits},${extension.replace(/\D/g, '')}` : digits;
}
