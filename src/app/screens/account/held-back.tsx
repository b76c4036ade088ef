import { isReadable, type KnownProgram } from '../../../store/device-database.ts';
import { deviceNow } from '../../device-clock.ts';
import { NotOffered } from './not-offered.tsx';
import { OverdueScreen } from './overdue-screen.tsx';

/** What stands where the server has a word on it: the program is out of step for too long, or its account may not do this. */
export function HeldBack({ program }: { readonly program: KnownProgram }) {
  const { server } = program;
  return server && isReadable(program, deviceNow()) ? (
    <NotOffered server={server} />
  ) : (
    <OverdueScreen program={program} />
  );
}
