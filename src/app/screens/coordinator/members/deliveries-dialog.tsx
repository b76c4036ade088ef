import { useCallback, useState } from 'react';
import * as z from 'zod/mini';
import { instantSchema } from '../../../../domain/time/zone.ts';
import {
  type DeliveryLine,
  deliveryLineSchema,
  type WebhookLine,
} from '../../../../sync/messages/webhooks.ts';
import { Button } from '../../../parts/button.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { Item, ItemList } from '../../../parts/item-list.tsx';
import { Skeleton } from '../../../parts/page.tsx';
import { refusalWords } from '../../account/trouble-words.ts';
import { useAsked } from '../../account/use-asked.ts';
import { momentWords } from '../day-words.ts';
import type { AskAsAdmin } from './use-members.ts';

interface DeliveriesDialogProps {
  readonly ask: AskAsAdmin;
  readonly webhook: WebhookLine;
  readonly onClose: () => void;
}

/** The latest messages to a webhook and what became of each; those given up or delivered can be sent once more. */
export function DeliveriesDialog({ ask, webhook, onClose }: DeliveriesDialogProps) {
  const { webhookId, url } = webhook;
  const [found, look] = useAsked(
    useCallback(
      () => ask('webhooks/deliveries', z.array(deliveryLineSchema), { webhookId }),
      [ask, webhookId],
    ),
  );
  const [problem, setProblem] = useState<string | null>(null);
  const again = async (deliveryId: string): Promise<void> => {
    const asked = await ask('webhooks/again', z.null(), { deliveryId });
    setProblem(asked.ok ? null : refusalWords(asked));
    await look();
  };
  return (
    <Dialog title={`Deliveries to ${url}`} onClose={onClose}>
      {problem !== null && <p role="alert">{problem}</p>}
      {found === undefined && <Skeleton lines={2} />}
      {found?.ok === false && <p role="alert">{refusalWords(found)}</p>}
      {found?.ok === true && found.value.length === 0 && <p>Nothing was sent yet.</p>}
      {found?.ok === true && found.value.length > 0 && (
        <ItemList label="Deliveries">
          {found.value.map((delivery) => (
            <Item
              key={delivery.deliveryId}
              title={momentWords(instantSchema.parse(delivery.createdAt))}
              subtitle={outcomeWords(delivery)}
              facts={[delivery.event]}
              actions={
                delivery.nextAt === null && (
                  <Button onPress={() => again(delivery.deliveryId)}>Send again</Button>
                )
              }
            />
          ))}
        </ItemList>
      )}
    </Dialog>
  );
}

const TROUBLE_WORDS: ReadonlyMap<string | null, string> = new Map([
  ['address-refused', 'it is no longer an address on the public Internet'],
  ['unreachable', 'it could not be reached'],
  ['too-slow', 'it took too long to answer'],
]);

/** What became of a message, in words. */
function outcomeWords({ tries, nextAt, deliveredAt, status, trouble }: DeliveryLine): string {
  if (deliveredAt !== null) return `Arrived ${momentWords(instantSchema.parse(deliveredAt))}`;
  const why =
    status === null ? (TROUBLE_WORDS.get(trouble) ?? 'no answer') : `it answered ${status}`;
  if (tries === 0) return 'Waits to be sent';
  if (nextAt === null) return `Given up after ${tries} tries: ${why}`;
  return `Failed ${tries} times: ${why}. Tried again ${momentWords(instantSchema.parse(nextAt))}`;
}
