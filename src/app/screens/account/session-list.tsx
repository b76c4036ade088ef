import { useState } from 'react';
import { agoInWords } from '../../../answers/freshness.ts';
import { instantSchema } from '../../../domain/time/zone.ts';
import type { SessionLine } from '../../../sync/messages/auth.ts';
import { useNow } from '../../device-clock.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { CheckField } from '../../parts/field.tsx';
import { Item, ItemList } from '../../parts/item-list.tsx';
import { say } from '../../../answers/say.ts';

interface SessionListProps {
  readonly devices: readonly SessionLine[];
  readonly onRevoke: (sessionId: string, isWiped: boolean) => Promise<void>;
}

/** Devices on which an account is signed in; each but this one can be signed out, and told to delete what it holds. */
export function SessionList({ devices, onRevoke }: SessionListProps) {
  const now = useNow();
  const [asked, setAsked] = useState<SessionLine | null>(null);
  const agoOf = (at: number): string => agoInWords(instantSchema.parse(at), now);
  return (
    <>
      <ItemList label={say`Devices`}>
        {devices.map((device) => (
          <Item
            key={device.sessionId}
            title={device.label}
            subtitle={
              device.isThis
                ? say`This device`
                : say`Signed in ${agoOf(device.createdAt)}, seen ${agoOf(device.seenAt)}`
            }
            actions={
              !device.isThis && (
                <Button label={say`Sign out ${device.label}`} onPress={() => setAsked(device)}>
                  {say`Sign out`}
                </Button>
              )
            }
          />
        ))}
      </ItemList>
      {asked && (
        <RevokeDialog
          device={asked}
          onClose={() => setAsked(null)}
          onRevoke={async (isWiped) => {
            await onRevoke(asked.sessionId, isWiped);
            setAsked(null);
          }}
        />
      )}
    </>
  );
}

function RevokeDialog(props: {
  readonly device: SessionLine;
  readonly onRevoke: (isWiped: boolean) => Promise<void>;
  readonly onClose: () => void;
}) {
  const [isWiped, setWiped] = useState(true);
  return (
    <Dialog title={say`Sign out ${props.device.label}?`} onClose={props.onClose}>
      <p>{say`It gets nothing more from the server, at once.`}</p>
      <CheckField
        label={say`It deletes what it holds when it next reaches the server`}
        checked={isWiped}
        onChange={setWiped}
      />
      <div>
        <Button look="danger" onPress={() => props.onRevoke(isWiped)}>
          {say`Sign it out`}
        </Button>
      </div>
    </Dialog>
  );
}
