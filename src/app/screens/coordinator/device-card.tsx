import { Link, useNavigate } from '@tanstack/react-router';
import { Download, Trash2 } from 'lucide-react';
import { useCallback, useState } from 'react';
import { usePrograms } from '../../hooks/use-schedule.ts';
import { type Theme, useTheme } from '../../hooks/use-theme.ts';
import { useServer } from '../../hooks/use-server.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField } from '../../parts/choices.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { FieldRow } from '../../parts/field.tsx';
import { Item, ItemList } from '../../parts/item-list.tsx';
import { Card } from '../../parts/page.tsx';
import { useSession } from '../../program-session.tsx';
import { momentWords } from './day-words.ts';
import { useSaveProgram } from './use-save-program.ts';
import { choicesOf } from './words.ts';

const THEME_WORDS: Readonly<Record<Theme, string>> = {
  system: 'As this device',
  light: 'Light',
  dark: 'Dark',
};
const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

/** What belongs to this device: its programs, how the app looks, and wiping. */
export function DeviceCard() {
  const { program, switchTo } = useSession();
  const server = useServer();
  const [theme, setTheme] = useTheme();
  const [isWiping, setWiping] = useState(false);
  const saveProgram = useSaveProgram();
  const programs = usePrograms();
  return (
    <Card title="This device">
      <ItemList label="Programs on this device">
        {(programs ?? []).map((known) => (
          <Item
            key={known.id}
            title={known.name}
            subtitle={known.id === program?.id ? 'Open' : `Opened ${momentWords(known.openedAt)}`}
            actions={
              known.id !== program?.id && (
                <Button label={`Open ${known.name}`} onPress={() => switchTo(known.id)}>
                  Open
                </Button>
              )
            }
          />
        ))}
      </ItemList>
      <p>
        <Link to="/welcome">Add another program</Link>
      </p>
      {server === 'keeps' && (
        <p>
          <Link to={program?.server ? '/account' : '/sign-in'}>
            {program?.server ? 'Account and server' : 'Sign in to the server of this address'}
          </Link>
        </p>
      )}
      <FieldRow>
        <SelectField
          label="Look"
          value={theme}
          choices={choicesOf(THEMES, THEME_WORDS)}
          onChange={setTheme}
        />
      </FieldRow>
      <FieldRow>
        <Button onPress={saveProgram}>
          <Download aria-hidden size={18} /> Save the program file
        </Button>
        {!program?.server && (
          <Button look="danger" onPress={() => setWiping(true)}>
            <Trash2 aria-hidden size={18} /> Wipe this device’s copy
          </Button>
        )}
      </FieldRow>
      {isWiping && <WipeDialog onClose={() => setWiping(false)} />}
    </Card>
  );
}

function WipeDialog({ onClose }: { readonly onClose: () => void }) {
  const { program, wipe } = useSession();
  const saveProgram = useSaveProgram();
  const navigate = useNavigate();
  const wipeAndLeave = useCallback(async () => {
    await wipe();
    await navigate({ to: '/welcome' });
  }, [wipe, navigate]);
  return (
    <Dialog title={`Wipe ${program?.name ?? 'the program'}`} onClose={onClose}>
      <p>
        Everything of this program on this device is deleted, history and all. Only a program file
        brings it back, so save one first.
      </p>
      <FieldRow>
        <Button look="main" onPress={saveProgram}>
          <Download aria-hidden size={18} /> Save the program file
        </Button>
        <Button look="danger" onPress={wipeAndLeave}>
          <Trash2 aria-hidden size={18} /> Wipe now
        </Button>
      </FieldRow>
    </Dialog>
  );
}
