import { useState } from 'react';
import { madeTokenSchema, scopeNames, type TokenScope } from '../../../../sync/messages/tokens.ts';
import { SelectField, TextField, ToggleGroup } from '../../../parts/choices.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { Form } from '../../../parts/form.tsx';
import { ShownOnce } from '../../account/shown-once.tsx';
import { refusalWords } from '../../account/trouble-words.ts';
import { SCOPE_WORDS, TOKEN_TERMS } from './token-words.ts';
import type { AskAsAdmin } from './use-members.ts';

interface TokenDialogProps {
  readonly ask: AskAsAdmin;
  readonly onMade: () => Promise<void>;
  readonly onClose: () => void;
}

interface TokenValues {
  readonly label: string;
  readonly scopes: readonly TokenScope[];
  readonly days: (typeof TOKEN_TERMS)[number]['value'];
}

const EMPTY: TokenValues = { label: '', scopes: ['read:schedule'], days: '90' };

/** Makes a token for another system, and shows it this once. */
export function TokenDialog({ ask, onMade, onClose }: TokenDialogProps) {
  const [values, setValues] = useState(EMPTY);
  const [token, setToken] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { label, scopes } = values;
  const make = async (): Promise<void> => {
    setProblem(null);
    const wanted = { label, scopes, days: Number(values.days) };
    const asked = await ask('tokens/make', madeTokenSchema, wanted);
    if (!asked.ok) {
      const words = 'Please say which system it is for, and choose what it may do.';
      setProblem(asked.code === 'unreadable' ? words : refusalWords(asked));
      return;
    }
    setToken(asked.value.token);
    await onMade();
  };
  return (
    <Dialog title={token === null ? 'A token for another system' : label} onClose={onClose}>
      {token === null ? (
        <Form submitLabel="Make the token" summary={problem} onSubmit={make}>
          <TextField
            label="Which system it is for"
            value={label}
            onChange={(changed) => setValues({ ...values, label: changed })}
          />
          <ToggleGroup
            label="What it may do"
            choices={scopeNames.map((scope) => ({ value: scope, label: SCOPE_WORDS[scope] }))}
            chosen={scopes}
            onChange={(changed) => setValues({ ...values, scopes: changed })}
          />
          <SelectField
            label="How long it is good"
            value={values.days}
            choices={TOKEN_TERMS}
            onChange={(days) => setValues({ ...values, days })}
          />
        </Form>
      ) : (
        <ShownOnce text={token} onClose={onClose}>
          <p>
            Paste it into that system, which sends it as “Authorization: Bearer …”. It is not shown
            again. Whoever has it may do the same, until you revoke it.
          </p>
        </ShownOnce>
      )}
    </Dialog>
  );
}
