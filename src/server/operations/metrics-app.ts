import { Hono } from 'hono';
import type { Metrics } from './metrics.ts';

/** `/metrics`, for a port that only those who watch the server can reach. */
export function createMetricsApp(metrics: Metrics): Hono {
  const app = new Hono();
  app.get('/metrics', (context) => {
    context.header('content-type', 'text/plain; version=0.0.4; charset=utf-8');
    return context.body(metrics.text());
  });
  return app;
}
