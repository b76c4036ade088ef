import * as z from 'zod/mini';
import { scheduleRunSchema } from '../../domain/rows/schedule-run.ts';
import { type AnyEndpoint, nothing, reading } from './endpoint.ts';
import { pageOf, pageQuery, takePage } from './page.ts';

const LAST_INSTANT = 8_640_000_000_000_000;

/** Uses of the solver. */
export const runEndpoints: readonly AnyEndpoint[] = [
  reading({
    path: '/schedule-runs',
    summary: 'List uses of the solver, newest first',
    description: 'For admins and coordinators; for others the list is empty, as in the app.',
    scopes: ['read:schedule'],
    params: nothing,
    query: z.strictObject(pageQuery),
    answer: pageOf(scheduleRunSchema),
    read: async ({ seen }, { query }) => {
      const keyOf = ({ startedAt, id }: { startedAt: number; id: string }): string =>
        `${String(LAST_INSTANT - startedAt).padStart(17, '0')} ${id}`;
      const runs = await seen.all('scheduleRun');
      return takePage(() => runs, keyOf, query);
    },
  }),
];
