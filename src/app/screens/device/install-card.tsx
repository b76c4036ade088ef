import { say } from '../../../answers/say.ts';
import { useInstall } from '../../install.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { type Platform, platformOf } from './platform.ts';
import styles from './device.module.css';

/** In which order people look for their own device. */
const PLATFORMS: readonly Platform[] = ['iphone', 'android', 'computer'];

/** How to put the app on the home screen of this device, and on others; nothing where it already runs from there. */
export function InstallCard() {
  const { isInstalled, ask } = useInstall();
  if (isInstalled) return null;
  const own = platformOf(navigator);
  return (
    <Card title={own === 'computer' ? say`Keep it on this computer` : say`Keep it on your phone`}>
      {ask ? (
        <div>
          <Button look="main" onPress={ask}>
            {say`Install the app`}
          </Button>
        </div>
      ) : (
        <Steps of={own} />
      )}
      <details className={classOf(styles, 'forgotten')}>
        <summary>{say`On another device`}</summary>
        {PLATFORMS.filter((each) => each !== own).map((each) => (
          <div key={each}>
            <h3>{nameOf(each)}</h3>
            <Steps of={each} />
          </div>
        ))}
      </details>
    </Card>
  );
}

function nameOf(platform: Platform): string {
  return { iphone: say`iPhone, iPad`, android: say`Android`, computer: say`Computer` }[platform];
}

function Steps({ of }: { readonly of: Platform }) {
  return (
    <ol className={classOf(styles, 'steps')}>
      {stepsOf(of).map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}

function stepsOf(platform: Platform): readonly string[] {
  switch (platform) {
    case 'iphone':
      return [
        say`In Safari press Share, the square with the arrow.`,
        say`Choose “Add to Home Screen”, then “Add”.`,
        say`Open it from the home screen once while online, or open the file again there: it keeps a copy of its own.`,
      ];
    case 'android':
      return [
        say`In Chrome open the menu, the three dots.`,
        say`Choose “Add to home screen”, then “Install”.`,
      ];
    case 'computer':
      return [
        say`In Chrome or Edge press the install picture at the end of the address.`,
        say`In Safari choose “Add to Dock” in the File menu.`,
      ];
  }
}
