import * as z from 'zod/mini';
import { troubleSchema } from '../../sync/messages/trouble.ts';
import type { AnyEndpoint } from './endpoint.ts';

/** A value as JSON holds it. */
type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** What other systems read of the endpoints: OpenAPI 3.1, made from the schemas by which messages are read and written. */
export function openApiDocument(endpoints: readonly AnyEndpoint[]): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const endpoint of endpoints) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method]: operationOf(endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Residency Scheduler',
      version: '1',
      description:
        'What a program publishes and keeps, for other systems. Each token belongs to one program and allows nothing that its owner may not do or read in the app. Lists come in pages; answers carry an ETag and are answered with 304 while nothing moved. Writing endpoints make the same named changes as the app; sent again with the same `Idempotency-Key`, they are made once.',
    },
    servers: [{ url: '/api' }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'rst_…' } },
      schemas: { Trouble: schemaOf(troubleSchema, 'output') },
    },
  };
}

function operationOf(endpoint: AnyEndpoint): Json {
  const { summary, description = '', scopes, params } = endpoint;
  const query = endpoint.kind === 'reading' ? parametersOf(endpoint.query, 'query') : [];
  const said = [description, `Needs the scope ${scopes.join(' or ')}.`];
  return {
    summary,
    description: said.filter((text) => text !== '').join(' '),
    operationId: operationIdOf(endpoint),
    parameters: [...parametersOf(params, 'path'), ...query, ...headersOf(endpoint)],
    ...bodyOf(endpoint),
    responses: { ...answersOf(endpoint), default: TROUBLE },
  };
}

const TROUBLE: Json = {
  description: 'Why it was not done; the codes stand in ERROR_HANDLING.md.',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Trouble' } } },
};

function operationIdOf({ method, path }: AnyEndpoint): string {
  const words = path.split(/[/{}-]+/).filter((word) => word !== '');
  return [method, ...words].join('_');
}

function answersOf(endpoint: AnyEndpoint): Record<string, Json> {
  const schema = schemaOf(endpoint.answer, 'output');
  const json = (content: Json): Json => ({ 'application/json': { schema: content } });
  if (endpoint.kind === 'reading') {
    const ok = { description: 'What was asked for.', content: json(schema) };
    if (endpoint.clock === 'moment') return { '200': ok };
    return { '200': ok, '304': { description: 'Nothing moved since.' } };
  }
  const made: Json = {
    type: 'object',
    properties: {
      changeId: { type: 'string', description: 'By which it can be taken back.' },
      item: schema,
    },
    required: ['changeId', 'item'],
    additionalProperties: false,
  };
  const description = 'It was made; the row as the caller may see it now.';
  return { [endpoint.isNew ? '201' : '200']: { description, content: json(made) } };
}

function bodyOf(endpoint: AnyEndpoint): Record<string, Json> {
  if (endpoint.kind === 'reading' || endpoint.method === 'delete') return {};
  const schema = schemaOf(endpoint.body, 'input');
  return { requestBody: { required: true, content: { 'application/json': { schema } } } };
}

function headersOf(endpoint: AnyEndpoint): Json[] {
  const header = (name: string, description: string): Json => ({
    name,
    in: 'header',
    required: false,
    description,
    schema: { type: 'string' },
  });
  if (endpoint.kind === 'reading') {
    if (endpoint.clock === 'moment') return [];
    return [header('If-None-Match', 'The ETag of the answer that the caller holds.')];
  }
  const key = header('Idempotency-Key', 'Anything that this request alone has, at most 200 signs.');
  if (endpoint.isNew || endpoint.path.startsWith('/changes')) return [key];
  return [key, header('If-Match', 'The `rev` that the row must still have.')];
}

const objectSchema = z.object({
  properties: z._default(z.record(z.string(), z.json()), {}),
  required: z._default(z.array(z.string()), []),
});

function parametersOf(schema: z.ZodMiniType, place: 'path' | 'query'): Json[] {
  const { properties, required } = objectSchema.parse(schemaOf(schema, 'input'));
  return Object.entries(properties).map(([name, each]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema: each,
  }));
}

function schemaOf(schema: z.ZodMiniType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...written } = z.toJSONSchema(schema, { io });
  return z.json().parse(JSON.parse(JSON.stringify(written)));
}
