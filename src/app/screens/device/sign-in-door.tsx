import { useServer } from '../../hooks/use-server.ts';
import { say } from '../../../answers/say.ts';

/** A door for whoever was invited, where the app came from a server that keeps programs. */
export function SignInDoor({ className }: { readonly className: string }) {
  if (useServer() !== 'keeps') return null;
  return (
    <a className={className} href="/sign-in">
      <strong>{say`Sign in`}</strong>
      <span>{say`I was invited`}</span>
    </a>
  );
}
