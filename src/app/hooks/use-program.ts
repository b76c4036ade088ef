import type { Program } from '../../domain/rows/program.ts';
import type { Activity, CallRole } from '../../domain/rows/rotation.ts';
import type { AcademicYear, Site } from '../../domain/rows/academic-year.ts';
import {
  readActivities,
  readCallRoles,
  readProgram,
  readSites,
} from '../../store/queries/definitions.ts';
import { useSession, useStored } from '../program-session.tsx';
import { useYear } from './use-year.ts';

/** The open program's own row; null when it is missing. */
export function useProgram(): Program | null | undefined {
  return useStored(readProgram, []);
}

/** Activities by code. */
export function useActivities(): Activity[] | undefined {
  return useStored(readActivities, []);
}

/** Call roles in the order of lists. */
export function useCallRoles(): CallRole[] | undefined {
  return useStored(readCallRoles, []);
}

/** Sites by name. */
export function useSites(): Site[] | undefined {
  return useStored(readSites, []);
}

/** The program and academic year that the coordinator's screens work on. */
export type OpenYear =
  | { readonly status: 'loading' }
  | { readonly status: 'none' }
  | { readonly status: 'open'; readonly program: Program; readonly year: AcademicYear };

/** The program and year that are open, or that there is none. */
export function useOpenYear(): OpenYear {
  const session = useSession();
  const program = useProgram();
  const year = useYear();
  if (session.program === null || program === null || year === null) return { status: 'none' };
  return program && year ? { status: 'open', program, year } : { status: 'loading' };
}
