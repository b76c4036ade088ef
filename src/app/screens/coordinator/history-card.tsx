import { changes } from '../../../domain/changes/registry.ts';
import type { HistoryLine } from '../../../store/database.ts';
import { useHistory } from '../../hooks/use-drafts.ts';
import { Item, ItemList } from '../../parts/item-list.tsx';
import { Card, Skeleton } from '../../parts/page.tsx';
import { momentWords } from './day-words.ts';

const SHOWN = 100;

/** What was decided on this device, the latest first. */
export function HistoryCard() {
  const lines = useHistory(SHOWN);
  return (
    <Card title="History">
      {!lines && <Skeleton />}
      {lines?.length === 0 && <p>Nothing has been changed on this device yet.</p>}
      {lines && lines.length > 0 && (
        <ItemList label="History">
          {lines.map((line) => (
            <Item key={line.id} title={sentenceOf(line)} subtitle={momentWords(line.at)} />
          ))}
        </ItemList>
      )}
    </Card>
  );
}

function sentenceOf({ name, args }: HistoryLine): string {
  const change = changes.get(name);
  const parsed = change?.args.safeParse(args);
  return change && parsed?.success ? change.sentence(parsed.data) : name;
}
