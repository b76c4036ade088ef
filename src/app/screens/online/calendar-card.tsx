import { useState } from 'react';
import * as z from 'zod/mini';
import { say } from '../../../answers/say.ts';
import type { PersonId, ProgramId } from '../../../domain/id.ts';
import { type FeedLine, feedLineSchema } from '../../../sync/messages/links.ts';
import { useLookedUp } from '../../device-session.tsx';
import { Button } from '../../parts/button.tsx';
import { Item, ItemList } from '../../parts/item-list.tsx';
import { Card, Skeleton } from '../../parts/page.tsx';
import { CalendarDialog } from './calendar-dialog.tsx';
import { calendarsOf, keyOfSubject } from './calendars.ts';
import { serverClient } from '../account/server-client.ts';
import { refusalWords } from '../account/trouble-words.ts';
import { useAsked } from '../account/use-asked.ts';

const askFeeds = () => serverClient().ask('/auth/feeds', z.array(feedLineSchema));

interface CalendarCardProps {
  readonly programId: ProgramId;
  /** Who of the schedule the account is. */
  readonly personId: PersonId | null;
}

/** Links by which calendars outside the app follow one's own schedule, a service or a call role. */
export function CalendarCard({ programId, personId }: CalendarCardProps) {
  const [feeds, look] = useAsked(askFeeds);
  const [isMaking, setMaking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const roles = useLookedUp(
    (reader) => reader.read(['callRole'], (rows) => rows.all('callRole')),
    [programId],
  );
  const calendars = calendarsOf(personId, roles ?? []);
  const own = feeds?.ok === true ? feeds.value.filter((feed) => feed.programId === programId) : [];
  const nameOf = ({ subject }: FeedLine): string =>
    calendars.find(({ key }) => key === keyOfSubject(subject))?.label ?? say`Another calendar`;
  const revoke = async (feedId: string): Promise<void> => {
    const asked = await serverClient().ask('/auth/feeds/revoke', z.null(), { feedId });
    setProblem(asked.ok ? null : refusalWords(asked));
    await look();
  };
  return (
    <Card title={say`Calendar`}>
      <p>{say`A link keeps the calendar of your phone or computer in step with what is published.`}</p>
      {problem !== null && <p role="alert">{problem}</p>}
      {feeds === undefined && <Skeleton lines={2} />}
      {feeds?.ok === false && <p role="alert">{refusalWords(feeds)}</p>}
      {own.length > 0 && (
        <ItemList label={say`Calendar links`}>
          {own.map((feed) => (
            <Item
              key={feed.feedId}
              title={nameOf(feed)}
              subtitle={usedWords(feed)}
              actions={
                <Button label={say`Take back ${nameOf(feed)}`} onPress={() => revoke(feed.feedId)}>
                  {say`Take back`}
                </Button>
              }
            />
          ))}
        </ItemList>
      )}
      {calendars.length > 0 && (
        <div>
          <Button onPress={() => setMaking(true)}>{say`Make a calendar link`}</Button>
        </div>
      )}
      {isMaking && (
        <CalendarDialog
          programId={programId}
          calendars={calendars}
          onMade={look}
          onClose={() => setMaking(false)}
        />
      )}
    </Card>
  );
}

function usedWords({ lastUsedOn }: FeedLine): string {
  return lastUsedOn === null ? say`Not used yet` : say`Last used on ${lastUsedOn}`;
}
