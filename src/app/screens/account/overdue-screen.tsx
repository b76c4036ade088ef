import type { KnownProgram } from '../../../store/device-database.ts';
import { useDeviceSession } from '../../device-session.tsx';
import { Button } from '../../parts/button.tsx';
import { EmptyState, Page } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { forgetHeld } from './held-programs.ts';
import { troubleWords } from './trouble-words.ts';
import { useSyncState } from './use-sync-state.ts';
import styles from './account.module.css';
import { say, sayCount } from '../../../answers/say.ts';

/** What stands in place of a program that the server had no word about for too long: it is all still here. */
export function OverdueScreen({ program }: { readonly program: KnownProgram }) {
  const { device } = useDeviceSession();
  const state = useSyncState();
  const code = state?.trouble?.kind ?? 'offline';
  const waiting = state?.waiting ?? 0;
  return (
    <Page title={program.name}>
      <EmptyState title={say`This schedule is not shown until the server was reached`}>
        <p>
          {code === 'not-a-member' || code === 'account-disabled'
            ? troubleWords(code)
            : say`It was last in step more than 30 days ago. Go online, and sign in if you are asked to.`}{' '}
          {waiting > 0 &&
            sayCount(
              waiting,
              'One change of yours waits to be sent; it is kept.',
              '# changes of yours wait to be sent; they are kept.',
            )}
        </p>
        <div className={classOf(styles, 'actions')}>
          <a href="/sign-in">{say`Sign in`}</a>
          <Button look="danger" onPress={() => forgetHeld(device, [program])}>
            {say`Delete it from this device`}
          </Button>
        </div>
      </EmptyState>
    </Page>
  );
}
