import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  activityIdSchema,
  blockIdSchema,
  callRoleIdSchema,
  personIdSchema,
  rotationIdSchema,
} from '../../src/domain/id.ts';
import { chunkSchema, layerSchema, scopeSchema } from '../../src/domain/rows/schedule.ts';
import { packChunk } from '../../src/domain/schedule/chunks.ts';
import { unpackChunk } from '../../src/domain/schedule/unpack-chunk.ts';
import { chunksOfDraft } from '../../src/domain/schedule/edition-chunks.ts';
import { Schedule } from '../../src/domain/schedule/schedule.ts';
import {
  assignmentRow,
  filledOf,
  parseSlotKey,
  type Slot,
  slotKey,
} from '../../src/domain/schedule/slot.ts';
import { day, dayFromEpoch, daysIn } from '../../src/domain/time/day.ts';
import { brokenReferences } from '../../src/domain/references.ts';
import { planOf } from '../worlds/grow.ts';
import { tinyProgram } from './tiny-program.ts';

const someDay = fc.integer({ min: 20_600, max: 20_999 }).map(dayFromEpoch);
const id = fc.stringMatching(/^[0-9a-z._-]{1,12}$/);
const ordinal = fc.nat({ max: 20 });
const blockSlot = fc.record<Slot & { layer: 'block' }>({
  layer: fc.constant('block'),
  demandId: id.map((text) => rotationIdSchema.parse(text)),
  blockId: id.map((text) => blockIdSchema.parse(text)),
  ordinal,
});
const callSlot = fc.record<Slot & { layer: 'call' }>({
  layer: fc.constant('call'),
  demandId: id.map((text) => callRoleIdSchema.parse(text)),
  day: someDay,
  ordinal,
});
const halfDaySlot = fc.record<Slot & { layer: 'half-day' }>({
  layer: fc.constant('half-day'),
  demandId: id.map((text) => activityIdSchema.parse(text)),
  day: someDay,
  half: fc.constantFrom('am', 'pm'),
  ordinal,
});
const person = id.map((text) => personIdSchema.parse(text));

test('a slot written as text reads as the same slot', () => {
  fc.assert(
    fc.property(fc.oneof(blockSlot, callSlot, halfDaySlot), (slot) => {
      expect(parseSlotKey(slotKey(slot))).toEqual(slot);
    }),
  );
});

test.each(['', 'block/a/b', 'week/a/b/0', 'call/a/2026-02-30/0', 'half-day/a/2026-07-01/0'])(
  '%j is no slot',
  (text) => {
    expect(() => parseSlotKey(text)).toThrow();
  },
);

test('a draft’s row reads as the filled slot it was made of', () => {
  const rows = tinyProgram.assignment ?? [];
  const blocks = new Map((tinyProgram.block ?? []).map((block) => [block.id, block]));
  for (const row of rows) expect(assignmentRow(row.draftId, filledOf(row), blocks)).toEqual(row);
});

describe('chunks', () => {
  const span = { firstDay: day('2026-07-01'), lastDay: day('2026-07-31') };
  const cells = (slot: fc.Arbitrary<Slot>) =>
    fc.uniqueArray(fc.record({ slot, personId: person }), {
      selector: (cell) => slotKey(cell.slot),
      maxLength: 60,
    });
  const ofOneLayer = fc.oneof(
    fc.record({ layer: fc.constant('block' as const), cells: cells(blockSlot) }),
    fc.record({ layer: fc.constant('call' as const), cells: cells(callSlot) }),
    fc.record({ layer: fc.constant('half-day' as const), cells: cells(halfDaySlot) }),
  );

  test('unpack what was packed, under a name that does not depend on order', () => {
    fc.assert(
      fc.property(ofOneLayer, fc.func(fc.nat()), ({ layer, cells: packed }, placeOf) => {
        const chunk = packChunk(layer, span, packed);
        const shuffled = packed
          .map((cell) => ({ cell, at: placeOf(slotKey(cell.slot)) }))
          .toSorted((one, other) => one.at - other.at);
        expect(
          packChunk(
            layer,
            span,
            shuffled.map(({ cell }) => cell),
          ),
        ).toEqual(chunk);
        expect(chunkSchema.parse(chunk)).toEqual(chunk);
        const keys = (list: readonly (typeof packed)[number][]): string[] =>
          list.map((cell) => `${slotKey(cell.slot)} ${cell.personId}`).toSorted();
        expect(keys(unpackChunk(chunk))).toEqual(keys(packed));
      }),
    );
  });

  test('another person, another name', () => {
    const slot = parseSlotKey('call/night/2026-07-04/0');
    const of = (name: string) =>
      packChunk('call', span, [{ slot, personId: personIdSchema.parse(name) }]).id;
    expect(of('ada')).not.toBe(of('bo'));
  });

  test('a chunk that points outside its lists is refused', () => {
    const chunk = packChunk('call', span, [
      { slot: parseSlotKey('call/night/2026-07-04/0'), personId: personIdSchema.parse('ada') },
    ]);
    expect(() => unpackChunk({ ...chunk, people: [] })).toThrow('outside');
  });

  test('of a chunk only the wanted days and people are read', () => {
    const keys = ['2026-07-04', '2026-07-05', '2026-07-06'].map((on) => `call/night/${on}/0`);
    const [ada, bo] = [personIdSchema.parse('ada'), personIdSchema.parse('bo')];
    const cells = keys.map((key, place) => ({
      slot: parseSlotKey(key),
      personId: place === 1 ? bo : ada,
    }));
    const chunk = packChunk('call', span, cells);
    const read = (wanted: Parameters<typeof unpackChunk>[1]) =>
      unpackChunk(chunk, wanted).map(({ slot }) => slotKey(slot));
    expect(read({ people: new Set([ada]) })).toEqual([keys[0], keys[2]]);
    expect(read({ holdsDay: (at) => at > '2026-07-04' })).toEqual([keys[1], keys[2]]);
    expect(read({ people: new Set([bo]), holdsDay: (at) => at > '2026-07-05' })).toEqual([]);
    expect(read({ people: new Set() })).toEqual([]);
  });

  test('those of an edition cover its scope, month by month, and hold every cell in it once', () => {
    const rows = tinyProgram.assignment ?? [];
    const layers = fc.subarray(layerSchema.options, { minLength: 1 });
    fc.assert(
      fc.property(layers, someDay, fc.nat({ max: 300 }), (chosen, firstDay, length) => {
        const scope = scopeSchema.parse({
          layers: chosen,
          firstDay,
          lastDay: dayFromEpoch(Date.parse(firstDay) / 86_400_000 + length),
        });
        const chunks = chunksOfDraft(rows, scope);
        for (const layer of chosen.filter((each) => each !== 'block')) {
          const days = chunks
            .filter((chunk) => chunk.layer === layer)
            .reduce((sum, chunk) => sum + daysIn(chunk), 0);
          expect(days).toBe(daysIn(scope));
        }
        const held = chunks
          .flatMap((chunk) => unpackChunk(chunk))
          .map((cell) => slotKey(cell.slot))
          .toSorted();
        const wanted = rows.filter(
          (row) =>
            scope.layers.includes(row.layer) &&
            scope.firstDay <= row.firstDay &&
            row.firstDay <= scope.lastDay,
        );
        expect(held).toEqual(wanted.map((row) => row.slot).toSorted());
      }),
    );
  });
});

describe('what somebody does in a half-day, and why', () => {
  const schedule = new Schedule(planOf(tinyProgram), (tinyProgram.assignment ?? []).map(filledOf));

  test.each([
    ['ada', '2026-07-06', 'am', 'rounds', 'rotation'],
    ['ada', '2026-07-07', 'am', 'clinic', 'decided'],
    ['ada', '2026-07-07', 'pm', null, 'decided'],
    ['ada', '2026-07-08', 'pm', 'rounds', 'rotation'],
    ['ada', '2026-07-09', 'am', null, 'post-call'],
    ['ada', '2026-07-13', 'pm', null, 'absent'],
    ['ada', '2026-07-15', 'am', 'rounds', 'rotation'],
    ['ada', '2026-07-20', 'am', 'rounds', 'rotation'],
    ['ada', '2026-08-03', 'am', 'clinic', 'cohort-week'],
    ['ada', '2026-08-09', 'am', null, 'cohort-week'],
    ['ada', '2026-08-10', 'am', 'rounds', 'rotation'],
    ['ada', '2026-09-09', 'am', null, 'nothing-planned'],
    ['bo', '2026-07-09', 'am', null, 'off-duty'],
    ['bo', '2026-07-10', 'am', null, 'nothing-planned'],
    ['cy', '2026-07-13', 'am', 'clinic', 'own-week'],
    ['cy', '2026-07-14', 'am', null, 'own-week'],
    ['cy', '2026-07-20', 'am', null, 'holiday'],
    ['nobody', '2026-07-20', 'am', null, 'off-duty'],
  ] as const)('%s on %s %s: %s (%s)', (who, at, half, activity, reason) => {
    const found = schedule.halfDay(personIdSchema.parse(who), day(at), half);
    expect([found.activity?.id ?? null, found.reason]).toEqual([activity, reason]);
  });

  test('a night in the house counts its hours from the evening on', () => {
    const [night] = schedule.callsOn(day('2026-07-08'));
    expect(night && (night.span.end - night.span.start) / 3_600_000).toBe(14);
    expect(schedule.isPostCall(personIdSchema.parse('ada'), day('2026-07-09'))).toBe(true);
    expect(schedule.isPostCall(personIdSchema.parse('bo'), day('2026-07-09'))).toBe(false);
  });
});

test('a reference that is broken is named', () => {
  const [site] = tinyProgram.site ?? [];
  expect(site?.id).toBe('main');
  expect(
    brokenReferences({ ...tinyProgram, site: [], person: tinyProgram.person?.slice(1) ?? [] }),
  ).toEqual(
    expect.arrayContaining([
      { kind: 'activity', id: 'rounds', field: 'siteId', missing: 'site', missingId: 'main' },
      { kind: 'personYear', id: 'ada-y', field: 'personId', missing: 'person', missingId: 'ada' },
      { kind: 'contact', id: 'ada', field: 'id', missing: 'person', missingId: 'ada' },
    ]),
  );
});
