import { useState } from 'react';
import * as z from 'zod/mini';
import { agoInWords } from '../../../answers/freshness.ts';
import { say } from '../../../answers/say.ts';
import { instantSchema } from '../../../domain/time/zone.ts';
import { type PasskeyLine, passkeyLineSchema } from '../../../sync/messages/passkeys.ts';
import { useNow } from '../../device-clock.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/choices.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Form } from '../../parts/form.tsx';
import { Item, ItemList } from '../../parts/item-list.tsx';
import { useNotify } from '../../parts/notices.tsx';
import { Card } from '../../parts/page.tsx';
import { knowsPasskeys, makePasskey } from '../account/passkey.ts';
import { serverClient } from '../account/server-client.ts';
import { refusalWords } from '../account/trouble-words.ts';
import { useAsked } from '../account/use-asked.ts';

const askPasskeys = () => serverClient().ask('/auth/passkeys', z.array(passkeyLineSchema));

/** The passkeys of the account: another one for this device, and each to be removed. */
export function PasskeysCard() {
  const [passkeys, look] = useAsked(askPasskeys);
  const [isMaking, setMaking] = useState(false);
  const [asked, setAsked] = useState<PasskeyLine | null>(null);
  return (
    <Card title={say`Passkeys`}>
      <p>{say`A passkey signs you in by finger, face or the PIN of your device: no password, no code.`}</p>
      {passkeys?.ok === false && <p role="alert">{refusalWords(passkeys)}</p>}
      {passkeys?.ok === true && passkeys.value.length > 0 && (
        <PasskeyList passkeys={passkeys.value} onRemove={setAsked} />
      )}
      {knowsPasskeys() ? (
        <div>
          <Button onPress={() => setMaking(true)}>{say`Make a passkey`}</Button>
        </div>
      ) : (
        <p>{say`This browser knows no passkeys.`}</p>
      )}
      {isMaking && <MakeDialog onMade={look} onClose={() => setMaking(false)} />}
      {asked && <RemoveDialog passkey={asked} onRemoved={look} onClose={() => setAsked(null)} />}
    </Card>
  );
}

function PasskeyList(props: {
  readonly passkeys: readonly PasskeyLine[];
  readonly onRemove: (passkey: PasskeyLine) => void;
}) {
  const now = useNow();
  const agoOf = (at: number): string => agoInWords(instantSchema.parse(at), now);
  return (
    <ItemList label={say`Passkeys`}>
      {props.passkeys.map((passkey) => {
        const { credentialId, label, createdAt, usedAt } = passkey;
        const made = agoOf(createdAt);
        return (
          <Item
            key={credentialId}
            title={label}
            subtitle={
              usedAt === null
                ? say`Made ${made}, not used yet`
                : say`Made ${made}, used ${agoOf(usedAt)}`
            }
            actions={
              <Button
                label={say`Remove the passkey ${label}`}
                onPress={() => props.onRemove(passkey)}
              >
                {say`Remove`}
              </Button>
            }
          />
        );
      })}
    </ItemList>
  );
}

interface DialogProps {
  readonly onClose: () => void;
}

function MakeDialog({ onMade, onClose }: DialogProps & { readonly onMade: () => Promise<void> }) {
  const notify = useNotify();
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const make = async (): Promise<void> => {
    setProblem(null);
    const words = await makePasskey(password);
    setProblem(words);
    if (words !== null) return;
    notify({ text: say`From now on this passkey signs you in.` });
    await onMade();
    onClose();
  };
  return (
    <Dialog title={say`A passkey for this device`} onClose={onClose}>
      <Form submitLabel={say`Go on`} summary={problem} onSubmit={make}>
        <TextField
          label={say`Your password, once more`}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
        />
      </Form>
    </Dialog>
  );
}

interface RemoveDialogProps extends DialogProps {
  readonly passkey: PasskeyLine;
  readonly onRemoved: () => Promise<void>;
}

function RemoveDialog({ passkey: { credentialId, label }, onRemoved, onClose }: RemoveDialogProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const remove = async (): Promise<void> => {
    const asked = await serverClient().ask('/auth/passkeys/remove', z.null(), { credentialId });
    if (!asked.ok) {
      setProblem(refusalWords(asked));
      return;
    }
    await onRemoved();
    onClose();
  };
  return (
    <Dialog title={say`Remove the passkey ${label}?`} onClose={onClose}>
      <p>{say`It signs in no more, at once. Delete it from the passwords of your device too.`}</p>
      {problem !== null && <p role="alert">{problem}</p>}
      <div>
        <Button look="danger" onPress={remove}>
          {say`Remove it`}
        </Button>
      </div>
    </Dialog>
  );
}
