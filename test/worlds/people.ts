import type { Random } from './random.ts';
import { YEAR, YEAR_ID } from './academic-year.ts';
import { drawNames, type Name } from './names.ts';
import { preceptorLeeway } from './weeks.ts';
import type { Draught } from './world.ts';

/** Somebody as an invented program lists them; what is left out is as usual. */
export type PersonLine = Pick<Draught<'personYear'>, 'role'> &
  Partial<Omit<Draught<'personYear'>, 'id' | 'personId' | 'yearId' | 'role' | 'pgy'>> & {
    readonly pgy?: number;
    readonly id: string;
    /** When the residency began, where it did not begin with PGY-1. */
    readonly residencyFirstDay?: string;
    /** A place that will be named later, such as `Intern 3`. */
    readonly placeholder?: string;
  };

/** Residents of one class, numbered; ids such as `resident-204`. */
export function residentsOf(pgy: number, count: number): PersonLine[] {
  return Array.from({ length: count }, (_, place) => ({
    id: `resident-${pgy}${String(place + 1).padStart(count > 99 ? 3 : 2, '0')}`,
    role: 'resident',
    pgy,
  }));
}

/** People with their year and how to reach them; every number is of the kind that belongs to nobody (555-01xx). */
export function peopleRows(
  lines: readonly PersonLine[],
  mailDomain: string,
  random: Random,
): {
  readonly person: readonly Draught<'person'>[];
  readonly personYear: readonly Draught<'personYear'>[];
  readonly contact: readonly Draught<'contact'>[];
} {
  const names = drawNames(random, lines.length);
  const named = lines.map((line, place) => ({
    line,
    place,
    name: names[place] ?? { givenName: '', familyName: '' },
  }));
  return {
    person: named.map(({ line, name }) =>
      line.placeholder
        ? { id: line.id, givenName: '', familyName: line.placeholder, isPlaceholder: true }
        : {
            id: line.id,
            ...name,
            email: `${mailName(name)}@${mailDomain}`,
            staffCode: staffCode(line.id),
            residencyFirstDay: line.residencyFirstDay ?? null,
          },
    ),
    personYear: lines.map(
      ({ placeholder: _placeholder, residencyFirstDay: _ofPerson, ...line }) => ({
        pgy: null,
        ...YEAR,
        ...line,
        leeway: line.pattern ? preceptorLeeway(line.pattern) : null,
        id: `${line.id}-2026`,
        personId: line.id,
        yearId: YEAR_ID,
      }),
    ),
    contact: named.map(({ line, place }) => ({
      id: line.id,
      ways: line.placeholder ? [] : waysOf(line, place),
    })),
  };
}

function waysOf(line: PersonLine, place: number): Draught<'contact'>['ways'] {
  const areaCode = 301 + Math.floor(place / 100);
  const phone = `${areaCode}-555-01${String(place % 100).padStart(2, '0')}`;
  const pager = String(7100 + place);
  const ways: Draught<'contact'>['ways'] = [
    { kind: 'phone', number: phone, label: 'Mobile' },
    { kind: 'pager', number: pager },
  ];
  if (line.role === 'faculty')
    ways.push({ kind: 'extension', number: `4-${pager}`, label: 'Office' });
  return ways;
}

function mailName({ givenName, familyName }: Name): string {
  return `${givenName}.${familyName}`.toLowerCase().replace(/[^a-z.-]/g, '');
}

function staffCode(id: string): string {
  return `${id.startsWith('resident') ? 'R' : 'F'}${id.split('-')[1] ?? ''}`;
}
