import { describe, expect, test } from 'vitest';
import { onCallAt, type ServiceOnCall } from '../../src/answers/on-call.ts';
import { addDays } from '../../src/domain/time/day.ts';
import { type Instant, instantSchema, localTimeAt } from '../../src/domain/time/zone.ts';
import { publishedOf } from './published-of.ts';
import {
  at,
  publish,
  publishedRowsOf,
  smallAssignments,
  smallProgram,
  smallPublished,
  smallRows,
  ZONE,
} from './small-program.ts';
import type { PublishedContent } from '../../src/domain/published-content.ts';

async function ask(rows: PublishedContent, when: Instant): Promise<ServiceOnCall[]> {
  const today = localTimeAt(when, ZONE).day;
  return onCallAt(await publishedOf(rows, addDays(today, -1), addDays(today, 2)), when);
}

/** `Role: names` of everything on now. */
function drawn(services: readonly ServiceOnCall[]): string[] {
  return services.flatMap(({ now }) =>
    now.map(({ role, people }) => `${role.name}: ${people.map(({ name }) => name).join(', ')}`),
  );
}

describe('who is on call', () => {
  test('in the evening the night call has begun; 24-hour roles go on', async () => {
    expect(drawn(await ask(await smallPublished(), at('2026-11-23 21:00')))).toEqual([
      'Night call: Chi Løvgren',
      'Jeopardy: Ada Núñez',
      'Attending: Dora Haddad',
    ]);
  });

  test('after midnight it is still who started the evening before', async () => {
    const services = await ask(await smallPublished(), at('2026-11-24 02:00'));
    expect(drawn(services)[0]).toBe('Night call: Chi Løvgren');
    expect(services[0]?.now[0]?.people[0]?.span).toEqual({
      start: at('2026-11-23 17:00'),
      end: at('2026-11-24 07:00'),
    });
  });

  test('a duty holds its first moment and not its last', async () => {
    const rows = await smallPublished();
    expect(drawn(await ask(rows, at('2026-11-24 06:59')))).toContain('Night call: Chi Løvgren');
    expect(drawn(await ask(rows, at('2026-11-24 07:00')))).not.toContain('Night call: Chi Løvgren');
    expect(drawn(await ask(rows, at('2026-11-24 07:00')))).toContain('Jeopardy: Ben Okafor');
    expect(drawn(await ask(rows, at('2026-11-23 17:00')))).toContain('Night call: Chi Løvgren');
  });

  test('by day the night is announced as next', async () => {
    const [service] = await ask(await smallPublished(), at('2026-11-23 14:05'));
    expect(service?.next.map(({ role, people }) => [role.name, people[0]?.name])).toContainEqual([
      'Night call',
      'Chi Løvgren',
    ]);
  });

  test('the hour that the autumn change shows twice has the same person in both', async () => {
    const rows = await smallPublished();
    const first = at('2026-11-01 01:30');
    const second = instantSchema.parse(first + 3_600_000);
    expect(localTimeAt(second, ZONE).time).toBe('01:30');
    // Nights before 1 November are not published: only the night that begins on the 1st is known.
    expect(drawn(await ask(rows, at('2026-11-01 17:00')))).toContain('Night call: Ben Okafor');
    const program = smallProgram({ ...smallAssignments(), 'call/night/2026-10-31/0': 'ada' });
    await publish(program, ['call'], '2026-10-01', '2026-11-30');
    const both = await publishedRowsOf(program);
    for (const moment of [first, second]) {
      const [entry] = (await ask(both, moment))[0]?.now ?? [];
      expect(entry?.people[0]?.name).toBe('Ada Núñez');
      expect(entry && (entry.span.end - entry.span.start) / 3_600_000).toBe(15);
    }
  });

  test('a role that is needed and not filled says so and keeps its own phone', async () => {
    const filled = smallAssignments();
    delete filled['call/night/2026-11-23/0'];
    const program = smallProgram(filled);
    await publish(program, ['call'], '2026-11-01', '2026-11-30');
    const services = await ask(await publishedRowsOf(program), at('2026-11-23 21:00'));
    expect(drawn(services)[0]).toBe('Night call: ');
    expect(services[0]?.now[0]?.roleReaches.map(({ number }) => number)).toEqual(['555-010-0199']);
  });

  test('where no call is published nobody is said to be missing', async () => {
    expect(await ask(await smallPublished(), at('2026-12-05 21:00'))).toEqual([]);
  });

  test('the role’s phone comes before the person’s', async () => {
    const [entry] = (await ask(await smallPublished(), at('2026-11-24 21:00')))[0]?.now ?? [];
    expect(entry?.people[0]?.reaches.map((way) => [way.of, way.number])).toEqual([
      ['role', '555-010-0199'],
      ['person', '(555) 010-0101'],
    ]);
  });

  test('backups follow one another and never go round', async () => {
    const [entry] = (await ask(await smallPublished(), at('2026-11-23 21:00')))[0]?.now ?? [];
    expect(entry?.backups.map(({ role, people }) => `${role.name} ${people[0]?.name}`)).toEqual([
      'Jeopardy Ada Núñez',
      'Attending Dora Haddad',
    ]);
  });

  test('somebody on call who is away that day is marked', async () => {
    const [entry] = (await ask(await smallPublished(), at('2026-11-26 20:00')))[0]?.now ?? [];
    expect(entry?.people[0]).toMatchObject({ name: 'Chi Løvgren', isAbsent: true });
    const [requested] = (await ask(await smallPublished(), at('2026-11-24 20:00')))[0]?.now ?? [];
    expect(requested?.people[0]).toMatchObject({ name: 'Ada Núñez', isAbsent: false });
  });

  test('a newer edition from the middle of the month speaks from its first day on', async () => {
    const program = smallProgram();
    await publish(program, ['call'], '2026-11-01', '2026-11-30');
    const content = program.rows.content();
    const changed = smallProgram(
      { ...smallAssignments(), 'call/night/2026-11-23/0': 'ben', 'call/night/2026-11-24/0': 'ben' },
      {
        ...smallRows(),
        edition: content.edition ?? [],
        chunk: content.chunk ?? [],
        frozen: content.frozen ?? [],
        callRole: (smallRows().callRole ?? []).map((role) =>
          role.id === 'night' ? { ...role, start: '18:00' } : role,
        ),
      },
    );
    await publish(changed, ['call'], '2026-11-24', '2026-11-30');
    const rows = await publishedRowsOf(changed);
    const before = await ask(rows, at('2026-11-23 17:30'));
    expect(drawn(before)[0]).toBe('Night call: Chi Løvgren');
    expect(before[0]?.now[0]?.backups.map(({ role }) => role.name)).toEqual([
      'Jeopardy',
      'Attending',
    ]);
    expect(drawn(await ask(rows, at('2026-11-24 17:30')))).not.toContain('Night call: Ben Okafor');
    expect(drawn(await ask(rows, at('2026-11-24 18:30')))[0]).toBe('Night call: Ben Okafor');
    expect(drawn(before).filter((line) => line.startsWith('Night'))).toHaveLength(1);
  });
});
