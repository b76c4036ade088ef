import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Site } from '../../../domain/rows/academic-year.ts';
import type { Activity } from '../../../domain/rows/rotation.ts';
import { useDeleteActivity } from '../../hooks/use-definitions.ts';
import { Button } from '../../parts/button.tsx';
import { Item, ItemList } from '../../parts/item-list.tsx';
import { KindMark } from '../../parts/kind-mark.tsx';
import { Card } from '../../parts/page.tsx';
import { ActivityDialog } from './activity-dialog.tsx';
import { Archived, DefinitionActions } from './definition-actions.tsx';
import { ACTIVITY_KIND_WORDS, WEEKDAYS } from './words.ts';

/** The activities of which weeks are made: list, add, edit, archive, delete. */
export function ActivitiesCard(props: {
  readonly activities: readonly Activity[];
  readonly sites: readonly Site[];
}) {
  const { activities, sites } = props;
  const [edited, setEdited] = useState<{ readonly activity: Activity | null } | null>(null);
  const used = activities.filter(({ isArchived }) => !isArchived);
  return (
    <Card title="Activities">
      {activities.length === 0 && <p>Weeks are painted with activities, such as clinic or ward.</p>}
      <ActivityList label="Activities" activities={used} onEdit={setEdited} />
      <Archived count={activities.length - used.length}>
        <ActivityList
          label="Archived activities"
          activities={activities.filter(({ isArchived }) => isArchived)}
          onEdit={setEdited}
        />
      </Archived>
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

function ActivityList(props: {
  readonly label: string;
  readonly activities: readonly Activity[];
  readonly onEdit: (edited: { readonly activity: Activity }) => void;
}) {
  const remove = useDeleteActivity();
  if (props.activities.length === 0) return null;
  return (
    <ItemList label={props.label}>
      {props.activities.map((activity) => (
        <Item
          key={activity.id}
          picture={<KindMark kind={activity.kind} code={activity.code} />}
          title={activity.name}
          facts={[
            ACTIVITY_KIND_WORDS[activity.kind],
            `${activity.start}–${activity.end}`,
            demandWords(activity),
          ].filter(Boolean)}
          actions={
            <DefinitionActions
              kind="activity"
              id={activity.id}
              name={activity.name}
              isArchived={activity.isArchived === true}
              onEdit={() => props.onEdit({ activity })}
              onDelete={() => remove(activity)}
            />
          }
        />
      ))}
    </ItemList>
  );
}

/** How many people it needs and holds, such as `2–6 people on Mon Tue`; the empty text where nobody counts. */
function demandWords({ demand }: Activity): string {
  if (!demand) return '';
  const days = demand.weekdays.map((weekday) => WEEKDAYS[weekday]).join(' ');
  const count = demand.max === null ? `at least ${demand.min}` : `${demand.min}–${demand.max}`;
  return `${count} people${demand.min > 0 ? ` on ${days}` : ''}`;
}
