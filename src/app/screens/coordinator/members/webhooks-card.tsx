import { useCallback, useState } from 'react';
import * as z from 'zod/mini';
import { instantSchema } from '../../../../domain/time/zone.ts';
import { type WebhookLine, webhookLineSchema } from '../../../../sync/messages/webhooks.ts';
import { Button } from '../../../parts/button.tsx';
import { Item, ItemList } from '../../../parts/item-list.tsx';
import { Card } from '../../../parts/page.tsx';
import { refusalWords } from '../../account/trouble-words.ts';
import { useAsked } from '../../account/use-asked.ts';
import { momentWords } from '../day-words.ts';
import { DeliveriesDialog } from './deliveries-dialog.tsx';
import type { AskAsAdmin } from './use-members.ts';
import { WebhookDialog } from './webhook-dialog.tsx';

/** Addresses of other systems that are told of editions; each with what became of its messages. */
export function WebhooksCard({ ask }: { readonly ask: AskAsAdmin }) {
  const [webhooks, look] = useAsked(
    useCallback(() => ask('webhooks', z.array(webhookLineSchema)), [ask]),
  );
  const [isMaking, setMaking] = useState(false);
  const [shown, setShown] = useState<WebhookLine | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const remove = async (webhookId: string): Promise<void> => {
    const asked = await ask('webhooks/remove', z.null(), { webhookId });
    setProblem(asked.ok ? null : refusalWords(asked));
    await look();
  };
  return (
    <Card title="Webhooks">
      <p>The server tells these addresses whenever an edition is published.</p>
      {problem !== null && <p role="alert">{problem}</p>}
      {webhooks?.ok === false && <p role="alert">{refusalWords(webhooks)}</p>}
      {webhooks?.ok === true && webhooks.value.length > 0 && (
        <ItemList label="Webhooks">
          {webhooks.value.map((webhook) => (
            <Item
              key={webhook.webhookId}
              title={webhook.url}
              subtitle={`Since ${momentWords(instantSchema.parse(webhook.createdAt))}`}
              actions={
                <>
                  <Button label={`Deliveries to ${webhook.url}`} onPress={() => setShown(webhook)}>
                    Deliveries
                  </Button>
                  <Button label={`Remove ${webhook.url}`} onPress={() => remove(webhook.webhookId)}>
                    Remove
                  </Button>
                </>
              }
            />
          ))}
        </ItemList>
      )}
      <div>
        <Button onPress={() => setMaking(true)}>Add a webhook</Button>
      </div>
      {isMaking && <WebhookDialog ask={ask} onMade={look} onClose={() => setMaking(false)} />}
      {shown && <DeliveriesDialog ask={ask} webhook={shown} onClose={() => setShown(null)} />}
    </Card>
  );
}
