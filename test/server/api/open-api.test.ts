import { expect, test } from 'vitest';
import * as z from 'zod';
import { scopeNames } from '../../../src/sync/messages/tokens.ts';
import { PermissionWorld } from '../accounts/permission-world.ts';
import { describeEachDatabase } from '../each-database.ts';

const contentSchema = z.optional(
  z.object({ 'application/json': z.object({ schema: z.record(z.string(), z.json()) }) }),
);
const documentSchema = z.object({
  openapi: z.literal('3.1.0'),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        operationId: z.string(),
        responses: z.record(z.string(), z.object({ content: contentSchema })),
      }),
    ),
  ),
  components: z.object({ schemas: z.object({ Trouble: z.record(z.string(), z.json()) }) }),
});

const week = Array.from({ length: 14 }, () => 'rounds');
const year = {
  yearId: 'year',
  role: 'resident',
  pgy: 1,
  firstDay: '2026-07-01',
  lastDay: '2027-06-30',
};
const PERSON = { givenName: 'Di', familyName: 'Newcomer', year };
const ABSENCE = {
  personId: 'bo',
  firstDay: '2026-08-03',
  lastDay: '2026-08-04',
  type: 'sick',
  status: 'approved',
};
const TEMPLATE = { code: 'NEW', name: 'New', kind: 'inpatient', pattern: week };

/** What each operation is asked rightly, in this order: address and body. */
const RIGHT: Readonly<Record<string, readonly [path: string, body?: unknown]>> = {
  'get /assignments': ['/assignments?start_date=2026-07-01&end_date=2026-07-31&draft_id=draft'],
  'get /on-call': ['/on-call?at=2026-07-08T23:00:00Z'],
  'get /schedule/validate': ['/schedule/validate?draft_id=draft'],
  'get /people': ['/people'],
  'get /people/{personId}': ['/people/ada'],
  'post /people': ['/people', PERSON],
  'put /people/{personId}': ['/people/bo', PERSON],
  'delete /people/{personId}': ['/people/bo'],
  'post /people/{personId}/restore': ['/people/bo/restore'],
  'get /absences': ['/absences'],
  'get /absences/{absenceId}': ['/absences/bo-away'],
  'post /absences': ['/absences', ABSENCE],
  'put /absences/{absenceId}': ['/absences/bo-away', ABSENCE],
  'get /rotation-templates': ['/rotation-templates'],
  'get /rotation-templates/{rotationId}': ['/rotation-templates/ward'],
  'post /rotation-templates': ['/rotation-templates', TEMPLATE],
  'put /rotation-templates/{rotationId}': ['/rotation-templates/amb', { ...TEMPLATE, code: 'AM' }],
  'post /rotation-templates/{rotationId}/restore': ['/rotation-templates/amb/restore'],
  'delete /rotation-templates/{rotationId}': ['/rotation-templates/amb'],
  'delete /absences/{absenceId}': ['/absences/bo-away'],
  'get /schedule-runs': ['/schedule-runs'],
  'post /changes/{changeId}/undo': ['/changes/{changeId}/undo'],
};

describeEachDatabase('the description of the API', (newDatabase) => {
  test('names every route and nothing else, and every answer is as it says', async () => {
    const world = new PermissionWorld(await newDatabase());
    const desk = await world.token(await world.begin(), scopeNames);
    const { status, body } = await world.ask('nobody', 'GET', '/openapi.json');
    expect(status).toBe(200);
    const document = documentSchema.parse(body);
    const routes = world.api.routes
      .filter(({ method, path }) => method !== 'ALL' && path !== '/api/openapi.json')
      .map(({ method, path }) => {
        const template = path.replace('/api', '').replaceAll(/:(\w+)/g, '{$1}');
        return `${method.toLowerCase()} ${template}`;
      });
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(operations.toSorted()).toEqual([...new Set(routes)].toSorted());
    expect(Object.keys(RIGHT).toSorted()).toEqual(operations.toSorted());
    const ids = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
    const trouble = z.fromJSONSchema(document.components.schemas.Trouble);
    let changeId = '';
    for (const [operation, [asked, sent]] of Object.entries(RIGHT)) {
      const [method = '', path = ''] = operation.split(' ');
      const address = asked.replace('{changeId}', changeId);
      const said = await world.ask(desk, method.toUpperCase(), address, sent);
      expect([200, 201], `${operation} ${said.text}`).toContain(said.status);
      const content = document.paths[path]?.[method]?.responses[said.status]?.content;
      const schema = content?.['application/json'].schema;
      if (!schema) throw new Error(`${operation} does not say how it answers with ${said.status}`);
      const read = z.fromJSONSchema(schema).safeParse(said.body);
      expect(read.error?.issues ?? [], operation).toEqual([]);
      const changed = z.object({ changeId: z.string() }).safeParse(said.body);
      if (changed.success && changed.data.changeId !== '') ({ changeId } = changed.data);
      const refused = await world.ask('rst_nobody', method.toUpperCase(), address, sent);
      expect(refused.status).toBe(401);
      expect(trouble.safeParse(refused.body).success).toBe(true);
    }
    await world.auth.close();
  });
});
