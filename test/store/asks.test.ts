import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { answersOf } from '../../src/domain/asks/answer.ts';
import type { AnyChange } from '../../src/domain/changes/run-change.ts';
import { changes } from '../../src/domain/changes/registry.ts';
import {
  changeIdSchema,
  type PersonId,
  personIdSchema,
  programIdSchema,
} from '../../src/domain/id.ts';
import { instantSchema } from '../../src/domain/time/zone.ts';
import { type Message, parseMessage, writeMessage } from '../../src/formats/message.ts';
import { ProgramDatabase } from '../../src/store/database.ts';
import {
  ask,
  markHandedOn,
  readOutbox,
  readUnanswered,
  takeInAsks,
} from '../../src/store/outbox.ts';
import { replaceContent } from '../../src/store/program-content.ts';
import { record } from '../../src/store/record.ts';
import { takeInAnswers } from '../../src/store/take-in-answers.ts';
import { tinyProgram } from '../domain/tiny-program.ts';

const ada = personIdSchema.parse('ada');
const bo = personIdSchema.parse('bo');
const NIGHT = 'call/night/2026-07-08/0';

/** Ada's phone, Bo's phone and the coordinator's desk, with the messages that are on their way between them. */
class Three {
  readonly #ids = { count: 0 };
  readonly databases: Record<'ada' | 'bo' | 'desk', ProgramDatabase>;
  readonly sent: { readonly to: 'ada' | 'bo' | 'desk'; readonly text: string }[] = [];
  readonly asked = new Set<string>();

  constructor(run: number) {
    const open = (name: string) =>
      new ProgramDatabase(programIdSchema.parse(`three-${run}-${name}`));
    this.databases = { ada: open('ada'), bo: open('bo'), desk: open('desk') };
  }

  async start(): Promise<void> {
    const rows = { ...tinyProgram, request: [], swap: [] };
    for (const each of Object.values(this.databases)) {
      await replaceContent(each, { rows, history: [] });
    }
  }

  async end(): Promise<void> {
    for (const each of Object.values(this.databases)) await each.delete();
  }

  nextId(): string {
    return `id${++this.#ids.count}`;
  }

  async askOn(phone: 'ada' | 'bo', name: string, args: object): Promise<boolean> {
    const change = changeOf(name);
    if (!change) throw new Error(name);
    const made = { changeId: changeIdSchema.parse(this.nextId()), at: instantSchema.parse(1) };
    const by: PersonId = phone === 'ada' ? ada : bo;
    const outcome = await ask(this.databases[phone], change, args, made, { by, deviceId: phone });
    if (outcome.ok) this.asked.add(made.changeId);
    return outcome.ok;
  }

  async send(from: 'ada' | 'bo', to: 'ada' | 'bo' | 'desk'): Promise<void> {
    const lines = await readUnanswered(this.databases[from]);
    const shared = to === 'desk' ? lines : lines.filter(({ name }) => name.startsWith('swap'));
    if (shared.length === 0) return;
    const asks = shared.map(({ place: _place, handedOnAt: _handedOnAt, ...line }) => line);
    this.sent.push({ to, text: messageText({ asks, answers: [] }) });
    const ids = asks.map(({ id }) => id);
    if (to === 'desk') await markHandedOn(this.databases[from], ids, instantSchema.parse(2));
  }

  async answer(to: 'ada' | 'bo'): Promise<void> {
    const { desk } = this.databases;
    const requests = await desk.rows('request').toArray();
    const answers = answersOf(requests, await desk.rows('swap').toArray());
    if (answers.length > 0) this.sent.push({ to, text: messageText({ asks: [], answers }) });
  }

  /** A message never arrives. */
  async lose(place: number): Promise<void> {
    this.sent.splice(place % Math.max(1, this.sent.length), 1);
  }

  /** Delivers a message on its way; it stays, to come again. */
  async deliver(place: number): Promise<void> {
    const message = this.sent[place % Math.max(1, this.sent.length)];
    const read = message && parseMessage(message.text);
    if (!message || !read?.ok) return;
    const database = this.databases[message.to];
    const isPassedOn = message.to !== 'desk';
    await takeInAsks(database, read.value.asks, changeOf, { isPassedOn });
    await takeInAnswers(database, read.value.answers);
  }

  async decide(isYes: boolean): Promise<void> {
    const { desk } = this.databases;
    const request = (await desk.rows('request').toArray()).find(
      ({ status }) => status === 'requested',
    );
    const swap = (await desk.rows('swap').toArray()).find(({ state }) => state === 'accepted');
    const decided = { decidedAt: 3, decidedBy: 'Cy', reason: 'Because' };
    const [name, args] = request
      ? ['request-decided', { requestId: request.id, isGranted: isYes, ...decided }]
      : isYes
        ? ['swap-approved', { swapId: swap?.id, draftId: 'draft', moves: swap?.moves, ...decided }]
        : ['swap-refused', { swapId: swap?.id, ...decided }];
    const change = changeOf(name);
    if (!change || (!request && !swap)) return;
    const made = { changeId: changeIdSchema.parse(this.nextId()), at: instantSchema.parse(3) };
    await record(desk, change, args, { ...made, by: null });
  }
}

function changeOf(name: string): AnyChange | undefined {
  return changes.get(name);
}

function messageText(said: Pick<Message, 'asks' | 'answers'>): string {
  return writeMessage({ programId: programIdSchema.parse('tiny'), programName: 'Tiny', ...said });
}

type Step = (three: Three) => Promise<unknown>;

async function someOf(three: Three, phone: 'ada' | 'bo', kind: 'request' | 'swap') {
  const [first] = await three.databases[phone].rows(kind).toArray();
  return first?.id;
}

const steps: readonly Step[] = [
  (three) => {
    const wish = { kind: 'leave', type: 'vacation', firstDay: '2026-08-03', lastDay: '2026-08-04' };
    const request = { id: three.nextId(), personId: 'ada', wish, status: 'requested', madeAt: 1 };
    return three.askOn('ada', 'request-made', { request: { ...request, note: 'Private' } });
  },
  (three) => {
    const moves = [{ slot: NIGHT, fromId: 'ada', toId: 'bo' }];
    const swap = { id: three.nextId(), offeredById: 'ada', moves, state: 'offered', madeAt: 1 };
    return three.askOn('ada', 'swap-offered', { swap });
  },
  (three) => {
    const days = { firstDay: '2026-08-03', lastDay: '2026-08-03', note: '' };
    const sick = { absenceId: three.nextId(), personId: 'bo', ...days };
    return three.askOn('bo', 'sick-called', sick);
  },
  async (three) => {
    const requestId = await someOf(three, 'ada', 'request');
    return requestId && three.askOn('ada', 'request-withdrawn', { requestId, personId: 'ada' });
  },
  async (three) => {
    const swapId = await someOf(three, 'ada', 'swap');
    return swapId && three.askOn('ada', 'swap-withdrawn', { swapId, personId: 'ada' });
  },
  ...(['swap-accepted', 'swap-declined'] as const).map((name): Step => async (three) => {
    const swapId = await someOf(three, 'bo', 'swap');
    return swapId && three.askOn('bo', name, { swapId, personId: 'bo' });
  }),
  (three) => three.send('ada', 'desk'),
  (three) => three.send('ada', 'bo'),
  (three) => three.send('bo', 'desk'),
  (three) => three.send('bo', 'ada'),
  (three) => three.answer('ada'),
  (three) => three.answer('bo'),
  (three) => three.decide(true),
  (three) => three.decide(false),
];

const anyStep = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...steps) },
  {
    weight: 1,
    arbitrary: fc.nat(20).map(
      (place): Step =>
        (three) =>
          three.deliver(place),
    ),
  },
);

let opened: Three[] = [];
afterEach(async () => {
  for (const three of opened.splice(0)) await three.end();
});

/** Everything that waits is sent and arrives, and every answer comes back. */
async function settle(three: Three): Promise<void> {
  for (const from of ['ada', 'bo'] as const) await three.send(from, 'desk');
  for (let place = 0; place < three.sent.length; place++) await three.deliver(place);
  for (const to of ['ada', 'bo'] as const) await three.answer(to);
  await three.deliver(three.sent.length - 2);
  await three.deliver(three.sent.length - 1);
}

test('whatever is lost, late or comes twice, nothing that was asked is lost or counts twice', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 20, maxLength: 60 }), async (walk) => {
      const three = new Three(++run);
      opened = [three];
      await three.start();
      for (const step of walk) await step(three);
      await settle(three);
      const { desk } = three.databases;
      for (const phone of ['ada', 'bo'] as const) {
        const own = three.databases[phone];
        const lines = (await readOutbox(own)).filter(({ deviceId }) => deviceId === phone);
        expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_, place) => place + 1));
        for (const request of await own.rows('request').toArray()) {
          const known = await desk.rows('request').get(request.id);
          expect([request.status, request.note]).toEqual([known?.status, known?.note]);
        }
        for (const { id, state } of await own.rows('swap').toArray()) {
          const known = await desk.rows('swap').get(id);
          expect(known).toBeDefined();
          if (known?.state !== 'offered') expect(state).toBe(known?.state);
        }
      }
      const history = await desk.history.toArray();
      const ids = history.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const sick = (await desk.rows('absence').toArray()).filter(({ isPlanned }) => !isPlanned);
      const called = (await readOutbox(three.databases.bo)).filter(
        ({ name }) => name === 'sick-called',
      );
      expect(sick.length).toBe(called.length);
      await three.end();
    }),
    { numRuns: 25 },
  );
});
