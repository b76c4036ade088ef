import { useCallback, useState } from 'react';
import * as z from 'zod/mini';
import { madeViewerLinkSchema, viewerLinkLineSchema } from '../../../../sync/messages/links.ts';
import { Button } from '../../../parts/button.tsx';
import { TextField } from '../../../parts/choices.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { Form } from '../../../parts/form.tsx';
import { Item, ItemList } from '../../../parts/item-list.tsx';
import { Card } from '../../../parts/page.tsx';
import { refusalWords } from '../../account/trouble-words.ts';
import { useAsked } from '../../account/use-asked.ts';
import { VIEWER_LINK_MARK } from '../../account/viewer-link.ts';
import { LinkToGive } from './link-to-give.tsx';
import type { AskAsAdmin } from './use-members.ts';

/** Links whose holders only look, such as a switchboard or a nurse station; each can be taken back. */
export function ViewerLinksCard({ ask }: { readonly ask: AskAsAdmin }) {
  const [links, look] = useAsked(
    useCallback(() => ask('viewer-links', z.array(viewerLinkLineSchema)), [ask]),
  );
  const [isMaking, setMaking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const revoke = async (linkId: string): Promise<void> => {
    const asked = await ask('viewer-links/revoke', z.null(), { linkId });
    setProblem(asked.ok ? null : refusalWords(asked));
    await look();
  };
  return (
    <Card title="Links that only look">
      <p>For a switchboard or a nurse station: whoever opens one sees what is published.</p>
      {problem !== null && <p role="alert">{problem}</p>}
      {links?.ok === true && links.value.length > 0 && (
        <ItemList label="Links that only look">
          {links.value.map(({ linkId, label, devices }) => (
            <Item
              key={linkId}
              title={label}
              subtitle={devices === 1 ? 'On one device' : `On ${devices} devices`}
              actions={
                <Button label={`Take back ${label}`} onPress={() => revoke(linkId)}>
                  Take back
                </Button>
              }
            />
          ))}
        </ItemList>
      )}
      <div>
        <Button onPress={() => setMaking(true)}>Make a link</Button>
      </div>
      {isMaking && (
        <MakeDialog
          ask={ask}
          onMade={look}
          onClose={() => {
            setMaking(false);
          }}
        />
      )}
    </Card>
  );
}

interface MakeDialogProps {
  readonly ask: AskAsAdmin;
  readonly onMade: () => Promise<void>;
  readonly onClose: () => void;
}

function MakeDialog({ ask, onMade, onClose }: MakeDialogProps) {
  const [label, setLabel] = useState('');
  const [token, setToken] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const make = async (): Promise<void> => {
    const asked = await ask('viewer-links/make', madeViewerLinkSchema, { label });
    if (!asked.ok) {
      setProblem(asked.code === 'unreadable' ? 'Please say who it is for.' : refusalWords(asked));
      return;
    }
    setToken(asked.value.token);
    await onMade();
  };
  return (
    <Dialog title={token === null ? 'A link that only looks' : label} onClose={onClose}>
      {token === null ? (
        <Form submitLabel="Make the link" summary={problem} onSubmit={make}>
          <TextField label="Who it is for" value={label} onChange={setLabel} />
        </Form>
      ) : (
        <LinkToGive token={`${VIEWER_LINK_MARK}${token}`} onClose={onClose}>
          Open it on each of their devices. It works until you take it back, and is not shown again.
        </LinkToGive>
      )}
    </Dialog>
  );
}
