import type { Membership } from '../domain/access/membership.ts';
import type { ProgramId } from '../domain/id.ts';
import type { Refusal } from './refuse.ts';

/** Who asks, as what of a program, or why nothing is answered. */
export type Authenticated =
  | { readonly ok: true; readonly membership: Membership }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * The one door: says who sends a request and what they are in that program. It reads the roles at that moment, so that
 * what was taken away is gone with the next request.
 */
export type Authenticate = (request: Request, programId: ProgramId) => Promise<Authenticated>;
