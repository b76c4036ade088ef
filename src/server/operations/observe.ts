import { routePath } from 'hono/route';
import type { MiddlewareHandler } from 'hono';
import type { Authenticate } from '../authenticate.ts';
import type { PushResponse } from '../../sync/messages/push.ts';
import type { Log } from './log.ts';
import { Metrics } from './metrics.ts';

interface Caller {
  readonly account: string;
  readonly program: string;
}

/** Counts what a server does and, where that is wanted, writes a line for each request. */
export class Observer {
  readonly metrics = new Metrics();
  readonly #log: Log | null;
  readonly #callers = new WeakMap<Request, Caller>();
  readonly #took = this.metrics.histogram(
    'residency_request_seconds',
    'Requests by route, method and status, and how long they took until the answer began.',
  );
  readonly #decided = this.metrics.counter(
    'residency_changes_total',
    'Changes that devices sent, by whether they were made or refused.',
  );
  readonly #failed = this.metrics.counter(
    'residency_failures_total',
    'Exceptions that reached the top, by where: bugs, or a database that failed.',
  );
  #streams = 0;

  /** @param log where requests are written, or null. */
  constructor(log: Log | null) {
    this.#log = log;
    this.metrics.gauge(
      'residency_event_streams',
      'Devices that listen for hints here now.',
      () => this.#streams,
    );
    addProcessMetrics(this.metrics);
  }

  /** The same door, which notes who came in. */
  noting(authenticate: Authenticate): Authenticate {
    return async (request, programId) => {
      const who = await authenticate(request, programId);
      if (who.ok) {
        const account = who.membership.accountId;
        this.#callers.set(request, { account, program: programId });
      }
      return who;
    };
  }

  /** Stands before everything else. */
  get middleware(): MiddlewareHandler {
    return async (context, next) => {
      const started = performance.now();
      await next();
      const milliseconds = performance.now() - started;
      const { method } = context.req;
      const { status } = context.res;
      // The pattern, not the address: that may carry what nobody else is to know, and there are endlessly many.
      const route = routePath(context);
      this.#took({ method, route, status }, milliseconds / 1000);
      this.#log?.('request', {
        method,
        route,
        status,
        milliseconds: Math.round(milliseconds * 10) / 10,
        ...this.#callers.get(context.req.raw),
      });
    };
  }

  /** Notes an answer to a push. */
  decided({ verdicts }: PushResponse): void {
    const refused = verdicts.filter(({ problem }) => problem !== null).length;
    this.#decided({ verdict: 'made' }, verdicts.length - refused);
    this.#decided({ verdict: 'refused' }, refused);
  }

  /** Notes an exception. @param where a route, or a change. */
  failed(where: string): void {
    this.#failed({ where });
  }

  /** Notes that a device listens. @returns how to note that it no longer does. */
  streamOpened(): () => void {
    this.#streams++;
    let isOpen = true;
    return () => {
      if (isOpen) this.#streams--;
      isOpen = false;
    };
  }
}

function addProcessMetrics(metrics: Metrics): void {
  metrics.gauge('process_resident_memory_bytes', 'Memory that the process holds.', () =>
    process.memoryUsage.rss(),
  );
  metrics.gauge(
    'nodejs_heap_size_used_bytes',
    'Of that, what its objects take.',
    () => process.memoryUsage().heapUsed,
  );
  metrics.gauge(
    'process_cpu_seconds_total',
    'Computing time that the process took.',
    () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1e6;
    },
    'counter',
  );
  metrics.gauge(
    'process_start_time_seconds',
    'When it was started, since 1970.',
    () => performance.timeOrigin / 1000,
  );
}
