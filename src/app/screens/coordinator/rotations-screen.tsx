import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Activity, RotationTemplate } from '../../../domain/rows/rotation.ts';
import { useDeleteRotationTemplate, useRotationTemplates } from '../../hooks/use-directory.ts';
import { useActivities, useOpenYear, useSites } from '../../hooks/use-program.ts';
import { Button } from '../../parts/button.tsx';
import { Item, ItemList } from '../../parts/item-list.tsx';
import { KindMark } from '../../parts/kind-mark.tsx';
import { EmptyState, Page } from '../../parts/page.tsx';
import { Archived, DefinitionActions } from './definition-actions.tsx';
import { LoadingPage, NoProgram } from './no-program.tsx';
import { RotationDialog } from './rotation-dialog.tsx';
import { WeekPicture } from './week-pattern.tsx';
import { ROTATION_KIND_WORDS } from './words.ts';

/** What residents rotate through: list, add, edit, archive, delete. */
export function RotationsScreen() {
  const open = useOpenYear();
  const rotations = useRotationTemplates();
  const activities = useActivities();
  const sites = useSites();
  const [edited, setEdited] = useState<{ readonly rotation: RotationTemplate | null } | null>(null);
  if (open.status === 'none') return <NoProgram title="Rotations" />;
  if (open.status === 'loading' || !rotations || !activities || !sites)
    return <LoadingPage title="Rotations" />;
  const used = rotations.filter(({ isArchived }) => !isArchived);
  const shown = {
    activities,
    siteNames: new Map<string, string>(sites.map((site) => [site.id, site.name])),
    onEdit: (rotation: RotationTemplate) => setEdited({ rotation }),
  };
  const add = (
    <Button look="main" onPress={() => setEdited({ rotation: null })}>
      <Plus aria-hidden size={18} /> Add a rotation
    </Button>
  );
  return (
    <Page title="Rotations" actions={add}>
      {rotations.length === 0 ? (
        <EmptyState title="There are no rotations yet">
          <p>A rotation says what residents do in a block: its week, its needs and its rules.</p>
          <Link to="/files">Import spreadsheets</Link>
        </EmptyState>
      ) : (
        <>
          <RotationList label="Rotations" rotations={used} {...shown} />
          <Archived count={rotations.length - used.length}>
            <RotationList
              label="Archived rotations"
              rotations={rotations.filter(({ isArchived }) => isArchived)}
              {...shown}
            />
          </Archived>
        </>
      )}
      {edited && (
        <RotationDialog
          rotation={edited.rotation}
          rotations={rotations}
          activities={activities}
          sites={sites}
          pgyMax={open.program.pgyMax}
          onClose={() => setEdited(null)}
        />
      )}
    </Page>
  );
}

function RotationList(props: {
  readonly label: string;
  readonly rotations: readonly RotationTemplate[];
  readonly activities: readonly Activity[];
  readonly siteNames: ReadonlyMap<string, string>;
  readonly onEdit: (rotation: RotationTemplate) => void;
}) {
  const remove = useDeleteRotationTemplate();
  const activityOf = new Map(props.activities.map((activity) => [activity.id, activity]));
  return (
    <ItemList label={props.label}>
      {props.rotations.map((rotation) => (
        <Item
          key={rotation.id}
          picture={<KindMark kind={rotation.kind} code={rotation.code} />}
          title={
            <Link to="/rotation/$rotationId" params={{ rotationId: rotation.id }}>
              {rotation.name}
            </Link>
          }
          subtitle={[
            ROTATION_KIND_WORDS[rotation.kind],
            rotation.siteId && props.siteNames.get(rotation.siteId),
          ]
            .filter(Boolean)
            .join(' · ')}
          facts={[
            [needsOf(rotation), traitsOf(rotation)].filter(Boolean).join(' · '),
            <WeekPicture key="week" pattern={rotation.pattern} activities={activityOf} />,
          ]}
          actions={
            <DefinitionActions
              kind="rotation"
              id={rotation.id}
              name={rotation.name}
              isArchived={rotation.isArchived}
              onEdit={() => props.onEdit(rotation)}
              onDelete={() => remove(rotation)}
            />
          }
        />
      ))}
    </ItemList>
  );
}

function span(min: number, max: number): string {
  return min === max ? String(min) : `${min}–${max}`;
}

function needsOf({ demand, requirements }: RotationTemplate): string {
  const needs = demand.map(
    ({ classes, min, max }) =>
      `${span(min, max)} ${classes.length === 0 ? 'residents' : classes.map((pgy) => `PGY-${pgy}`).join('/')}`,
  );
  const blocks = requirements.map(
    ({ pgy, blocksMin, blocksMax }) => `PGY-${pgy}: ${span(blocksMin, blocksMax)}`,
  );
  return [
    needs.length > 0 && `Needs ${needs.join(', ')}`,
    blocks.length > 0 && `blocks a year ${blocks.join(', ')}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

function traitsOf(rotation: RotationTemplate): string {
  return [
    rotation.isHeavy && 'heavy',
    !rotation.leaveAllowed && 'no leave',
    !rotation.takesCall && 'no call',
  ]
    .filter(Boolean)
    .join(' · ');
}
