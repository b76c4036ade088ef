import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { refusalOf } from '../refusals.ts';
import { refuse } from '../refuse.ts';
import type { Deciding } from '../sync/push.ts';
import { absenceEndpoints } from './absences.ts';
import { answerReading } from './answer-reading.ts';
import { answerWriting } from './answer-writing.ts';
import { assignmentEndpoints } from './assignments.ts';
import type { AnyEndpoint } from './endpoint.ts';
import { onCallEndpoints } from './on-call.ts';
import { openApiDocument } from './open-api.ts';
import { peopleEndpoints } from './people.ts';
import { RequestLimit } from './request-limit.ts';
import { runEndpoints } from './runs.ts';
import { templateEndpoints } from './templates.ts';
import { undoEndpoints } from './undo.ts';
import { validateEndpoints } from './validate.ts';

const BODY_BYTES_MAX = 65_536;
/** How often one token may ask in a minute. */
const REQUESTS_A_MINUTE_MAX = 600;

/** Everything under `/api`: JSON for other systems, by tokens of programs. */
export function createApiRoutes(deciding: Deciding): Hono {
  const app = new Hono();
  app.use(
    bodyLimit({
      maxSize: BODY_BYTES_MAX,
      onError: (context) => refuse(context, refusalOf('too-long'), deciding.now()),
    }),
  );
  const endpoints = apiEndpoints();
  const document = openApiDocument(endpoints);
  app.get('/openapi.json', (context) => context.json(document));
  const limit = new RequestLimit(REQUESTS_A_MINUTE_MAX);
  for (const endpoint of endpoints) {
    const path = endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1');
    app.on(endpoint.method, path, (context) =>
      endpoint.kind === 'reading'
        ? answerReading(context, deciding, limit, endpoint)
        : answerWriting(context, deciding, limit, endpoint),
    );
  }
  return app;
}

/** Every endpoint there is. */
export function apiEndpoints(): readonly AnyEndpoint[] {
  return [
    ...assignmentEndpoints,
    ...onCallEndpoints,
    ...validateEndpoints(),
    ...peopleEndpoints,
    ...absenceEndpoints,
    ...templateEndpoints,
    ...runEndpoints,
    ...undoEndpoints,
  ];
}
