import { useState } from 'react';
import * as z from 'zod/mini';
import type { ProgramId } from '../../../../domain/id.ts';
import { instantSchema } from '../../../../domain/time/zone.ts';
import { type TokenLine, tokenLineSchema } from '../../../../sync/messages/tokens.ts';
import { useNow } from '../../../device-clock.ts';
import { Button } from '../../../parts/button.tsx';
import { Item, ItemList } from '../../../parts/item-list.tsx';
import { Card } from '../../../parts/page.tsx';
import { serverClient } from '../../account/server-client.ts';
import { refusalWords } from '../../account/trouble-words.ts';
import { useAsked } from '../../account/use-asked.ts';
import { dayWords, momentWords } from '../day-words.ts';
import { TokenDialog } from './token-dialog.tsx';
import { SCOPE_WORDS } from './token-words.ts';
import type { AskAsAdmin } from './use-members.ts';

interface TokensCardProps {
  readonly programId: ProgramId;
  readonly ask: AskAsAdmin;
}

const askTokens = () => serverClient().ask('/auth/tokens', z.array(tokenLineSchema));

/** Tokens by which other systems read or change the program in the name of whoever made them. */
export function TokensCard({ programId, ask }: TokensCardProps) {
  const [tokens, look] = useAsked(askTokens);
  const [isMaking, setMaking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const own =
    tokens?.ok === true ? tokens.value.filter((each) => each.programId === programId) : [];
  const revoke = async (tokenId: string): Promise<void> => {
    const asked = await serverClient().ask('/auth/tokens/revoke', z.null(), { tokenId });
    setProblem(asked.ok ? null : refusalWords(asked));
    await look();
  };
  return (
    <Card title="Tokens for other systems">
      <p>
        With a token, another system asks the server in your name, for nothing but what you choose.
      </p>
      {problem !== null && <p role="alert">{problem}</p>}
      {tokens?.ok === false && <p role="alert">{refusalWords(tokens)}</p>}
      {own.length > 0 && <TokenList tokens={own} onRevoke={revoke} />}
      <div>
        <Button onPress={() => setMaking(true)}>Make a token</Button>
      </div>
      {isMaking && <TokenDialog ask={ask} onMade={look} onClose={() => setMaking(false)} />}
    </Card>
  );
}

function TokenList(props: {
  readonly tokens: readonly TokenLine[];
  readonly onRevoke: (tokenId: string) => Promise<void>;
}) {
  const now = useNow();
  return (
    <ItemList label="Tokens for other systems">
      {props.tokens.map(({ tokenId, label, scopes, expiresAt, lastUsedOn }) => (
        <Item
          key={tokenId}
          title={label}
          subtitle={scopes.map((scope) => SCOPE_WORDS[scope]).join(', ')}
          facts={[
            `${expiresAt <= now ? 'Over since' : 'Good until'} ${momentWords(instantSchema.parse(expiresAt))}`,
            lastUsedOn === null ? 'Not used yet' : `Last used ${dayWords(lastUsedOn)}`,
          ]}
          actions={
            <Button label={`Revoke ${label}`} onPress={() => props.onRevoke(tokenId)}>
              Revoke
            </Button>
          }
        />
      ))}
    </ItemList>
  );
}
