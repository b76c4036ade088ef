import type { Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { programIdSchema } from '../../domain/id.ts';
import { parseProgramFile } from '../../formats/program-file.ts';
import { PROTOCOL, PROTOCOL_MIN } from '../../sync/messages/protocol.ts';
import type { ErrorCode } from '../../sync/messages/error-catalogue.ts';
import { isOwnJson } from '../accounts/own-requests.ts';
import type { Authenticate } from '../authenticate.ts';
import { refusalOf } from '../refusals.ts';
import { refuse } from '../refuse.ts';
import type { Deciding } from './push.ts';
import { takeIn } from './take-in.ts';

/** How many bytes a whole program may have: the largest there is, with the history of some years. */
const PROGRAM_BYTES_MAX = 64_000_000;

/** `POST /take-in?program=ID&protocol=N`: a program file, of which nothing is read before its sender is known. */
export function addTakeInRoute(
  app: Hono,
  deciding: Deciding & { readonly authenticate: Authenticate },
): void {
  const { authenticate, now } = deciding;
  const no = (context: Context, code: ErrorCode): Response =>
    refuse(context, refusalOf(code), now());
  app.post(
    '/take-in',
    async (context, next) => {
      context.header('cache-control', 'no-store');
      const asked = programIdSchema.safeParse(context.req.query('program'));
      const protocol = Number(context.req.query('protocol'));
      if (!asked.success || !isOwnJson(context)) return no(context, 'unreadable');
      if (!(protocol >= PROTOCOL_MIN && protocol <= PROTOCOL)) return no(context, 'too-old');
      const who = await authenticate(context.req.raw, asked.data);
      if (!who.ok) return refuse(context, who.refusal, now());
      if (!who.membership.roles.includes('admin')) return no(context, 'not-allowed');
      return next();
    },
    bodyLimit({ maxSize: PROGRAM_BYTES_MAX, onError: (context) => no(context, 'too-long') }),
    async (context) => {
      const content = parseProgramFile(await context.req.text());
      if (!content.ok) return no(context, 'unreadable');
      // Asked once more: reading it all may have taken a while.
      const who = await authenticate(
        context.req.raw,
        programIdSchema.parse(context.req.query('program')),
      );
      if (!who.ok) return refuse(context, who.refusal, now());
      const trouble = await takeIn(deciding, who.membership, content.value);
      return trouble === null ? context.json(null) : no(context, trouble);
    },
  );
}
