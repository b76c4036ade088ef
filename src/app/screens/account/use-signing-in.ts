import { useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { isOffice } from '../../../domain/access/membership.ts';
import type { KnownProgram } from '../../../store/device-database.ts';
import { type Me, meSchema } from '../../../sync/messages/auth.ts';
import { useDeviceSession } from '../../device-session.tsx';
import { bringProgram, type MembershipLine } from './bring-program.ts';
import { serverClient } from './server-client.ts';

/** How far signing in has come. */
export type SigningIn =
  | { readonly step: 'form' }
  /** The account has an office and no second factor: one is set up first. @see password it is asked for again. */
  | { readonly step: 'second-factor'; readonly password: string }
  /** This device holds programs of somebody else, who signed in here before. */
  | { readonly step: 'of-another'; readonly programs: readonly KnownProgram[]; readonly me: Me }
  | { readonly step: 'bringing'; readonly rows: number }
  | { readonly step: 'trouble'; readonly code: string; readonly password: string }
  /** The account is in no program, or in none that the server has anything of. */
  | { readonly step: 'nothing'; readonly me: Me };

/** Everything after the password was right: what the account is, a second factor, and its programs. */
export function useSigningIn() {
  const { device } = useDeviceSession();
  const navigate = useNavigate();
  const [state, setState] = useState<SigningIn>({ step: 'form' });

  const bring = useCallback(
    async (me: Me, password: string): Promise<void> => {
      setState({ step: 'bringing', rows: 0 });
      let here = 0;
      for (const membership of me.memberships) {
        if (await buildsHere(membership)) continue;
        const onRows = (rows: number): void => setState({ step: 'bringing', rows });
        const brought = await bringProgram(device, me, membership, onRows);
        if (brought.kind === 'trouble') {
          setState({ step: 'trouble', code: brought.code, password });
          return;
        }
        if (brought.kind === 'here') here++;
      }
      if (here > 0) await navigate({ to: '/now' });
      else setState({ step: 'nothing', me });

      async function buildsHere({ programId }: MembershipLine): Promise<boolean> {
        const known = await device.programs.get(programId);
        return known !== undefined && !known.server && !known.isLookUpOnly;
      }
    },
    [device, navigate],
  );

  const goOn = useCallback(
    async (password: string): Promise<void> => {
      const asked = await serverClient().ask('/auth/me', meSchema);
      if (!asked.ok) {
        setState({ step: 'trouble', code: asked.code, password });
        return;
      }
      const me = asked.value;
      const programs = (await device.all()).filter(
        ({ server }) => server && server.accountId !== me.accountId,
      );
      if (!me.isStrong && me.memberships.some(isOffice)) {
        setState({ step: 'second-factor', password });
      } else if (programs.length > 0) setState({ step: 'of-another', programs, me });
      else await bring(me, password);
    },
    [device, bring],
  );
  return { state, setState, goOn, bring };
}
