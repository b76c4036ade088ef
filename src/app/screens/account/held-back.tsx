import { isReadable, type KnownProgram } from '../../../store/device-database.ts';
import { deviceNow } from '../../device-clock.ts';
import { NotOffered } from './not-offered.tsx';
import { OverdueScreen } from './overdue-screen.tsx';

/** What stands where the server has a word on it: the program is out of step for too long, or others build it. */
export function HeldBack({ program }: { readonly program: KnownProgram }) {
  return isReadable(program, deviceNow()) ? <NotOffered /> : <OverdueScreen program={program} />;
}
