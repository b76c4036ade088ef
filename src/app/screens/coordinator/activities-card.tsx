import { Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import type { Site } from '../../../domain/rows/academic-year.ts';
import type { Activity } from '../../../domain/rows/rotation.ts';
import { Button } from '../../parts/button.tsx';
import { Item, ItemList } from '../../parts/item-list.tsx';
import { KindMark } from '../../parts/kind-mark.tsx';
import { Card } from '../../parts/page.tsx';
import { ActivityDialog } from './activity-dialog.tsx';
import { ACTIVITY_KIND_WORDS } from './words.ts';

/** The activities of which weeks are made: list, add, edit. */
export function ActivitiesCard(props: {
  readonly activities: readonly Activity[];
  readonly sites: readonly Site[];
}) {
  const { activities, sites } = props;
  const [edited, setEdited] = useState<{ readonly activity: Activity | null } | null>(null);
  return (
    <Card title="Activities">
      {activities.length === 0 && <p>Weeks are painted with activities, such as clinic or ward.</p>}
      {activities.length > 0 && (
        <ItemList label="Activities">
          {activities.map((activity) => (
            <Item
              key={activity.id}
              picture={<KindMark kind={activity.kind} code={activity.code} />}
              title={activity.name}
              facts={[ACTIVITY_KIND_WORDS[activity.kind], `${activity.start}–${activity.end}`]}
              actions={
                <Button
                  look="quiet"
                  label={`Edit ${activity.name}`}
                  onPress={() => setEdited({ activity })}
                >
                  <Pencil aria-hidden size={18} />
                </Button>
              }
            />
          ))}
        </ItemList>
      )}
      <div>
        <Button onPress={() => setEdited({ activity: null })}>
          <Plus aria-hidden size={18} /> Add an activity
        </Button>
      </div>
      {edited && (
        <ActivityDialog activity={edited.activity} sites={sites} onClose={() => setEdited(null)} />
      )}
    </Card>
  );
}
