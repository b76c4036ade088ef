import { useInstall } from '../../install.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import styles from '../look-up/look-up.module.css';

/** How to put the app on the home screen; nothing where it already runs from there. */
export function InstallCard() {
  const { isInstalled, ask } = useInstall();
  if (isInstalled) return null;
  return (
    <Card title="Keep it on your phone">
      {ask && (
        <div>
          <Button look="main" onPress={ask}>
            Install the app
          </Button>
        </div>
      )}
      <dl className={classOf(styles, 'list')}>
        <div>
          <dt>
            <strong>iPhone, iPad</strong>
          </dt>
          <dd>
            In Safari press Share, then “Add to Home Screen”. The home-screen app keeps its own
            copy: open it once while online, or open the file again there.
          </dd>
        </div>
        <div>
          <dt>
            <strong>Android</strong>
          </dt>
          <dd>In Chrome open the menu, then “Add to home screen” and “Install”.</dd>
        </div>
      </dl>
    </Card>
  );
}
