import { type Theme, useTheme } from '../../hooks/use-theme.ts';
import { SelectField } from '../../parts/choices.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { LockCard } from './lock-card.tsx';
import { SharedCard } from './shared-card.tsx';
import { StorageCard } from './storage-card.tsx';
import { WipeForm } from './wipe-form.tsx';
import styles from './device.module.css';
import { say } from '../../../answers/say.ts';

const looks = (): readonly { readonly value: Theme; readonly label: string }[] => [
  { value: 'system', label: say`As this device` },
  { value: 'light', label: say`Light` },
  { value: 'dark', label: say`Dark` },
];

/** What belongs to the device and not to a program: how it looks, its lock, who uses it, and giving it away. */
export function DeviceScreen() {
  const [theme, setTheme] = useTheme();
  return (
    <Page title={say`This device`}>
      <div className={classOf(styles, 'columns')}>
        <LockCard />
        <SharedCard />
        <Card title={say`Look`}>
          <SelectField
            label={say`Light or dark`}
            value={theme}
            choices={looks()}
            onChange={setTheme}
          />
        </Card>
        <StorageCard />
        <Card title={say`Hand it over`}>
          <WipeForm />
        </Card>
      </div>
    </Page>
  );
}
