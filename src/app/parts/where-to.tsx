import { Link } from '@tanstack/react-router';
import { say, sayAround } from '../../answers/say.ts';
import { Said } from './said.tsx';

/** Where somebody goes who is nobody on this device yet: to say who they are, or to open a schedule. */
export function WhereTo() {
  const mySchedule = <Link to="/me">{say`Go to “My schedule”`}</Link>;
  const more = <Link to="/more">{say`open a file from your coordinator`}</Link>;
  return <Said of={sayAround`${mySchedule} to say who you are, or ${more}.`} />;
}
