import { Pin } from 'lucide-react';
import { memo, useMemo } from 'react';
import { groupBy } from '../../../domain/group-by.ts';
import type { BlockId, PersonId } from '../../../domain/id.ts';
import type { Block } from '../../../domain/rows/academic-year.ts';
import { fullName, type Member, type Plan } from '../../../domain/schedule/plan.ts';
import type { Filled } from '../../../domain/schedule/slot.ts';
import { overlapOf } from '../../../domain/time/day.ts';
import { KindMark } from '../../parts/kind-mark.tsx';
import { EmptyState } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { shortDayWords } from './day-words.ts';
import { elementIdOf, type Place } from './draft-places.ts';
import { GridFrame } from './grid-frame.tsx';
import styles from './draft.module.css';

type CellsOf = ReadonlyMap<BlockId, readonly Filled[]>;
const NO_CELLS: CellsOf = new Map();

interface BlockGridProps {
  readonly plan: Plan;
  readonly filled: readonly Filled[];
  readonly onEdit: (place: Place) => void;
}

/** People by blocks: a table for every block calendar. */
export function BlockGrid({ plan, filled, onEdit }: BlockGridProps) {
  const cells = useMemo(() => cellsByPerson(filled), [filled]);
  const calendars = useMemo(
    () => [...groupBy(rowsOf(plan, cells), (member) => plan.blocksFor(member))],
    [plan, cells],
  );
  if (calendars.length === 0) {
    return (
      <EmptyState title="There are no residents to put into blocks">
        <p>Add residents under People, then generate.</p>
      </EmptyState>
    );
  }
  return calendars.map(([blocks, members]) => (
    <GridFrame
      key={blocks[0]?.calendarId ?? 'none'}
      label="Block year"
      corner="Resident"
      columns={blocks.map((block) => ({
        id: block.id,
        title: block.label,
        subtitle: `${shortDayWords(block.firstDay)} – ${shortDayWords(block.lastDay)}`,
      }))}
    >
      {members.map((member, row) => (
        <PersonRow
          key={member.person.id}
          plan={plan}
          member={member}
          blocks={blocks}
          cells={cells.get(member.person.id) ?? NO_CELLS}
          isFirst={row === 0}
          onEdit={onEdit}
        />
      ))}
    </GridFrame>
  ));
}

function cellsByPerson(filled: readonly Filled[]): ReadonlyMap<PersonId, CellsOf> {
  const inBlocks = filled.flatMap((each) =>
    each.slot.layer === 'block' ? [{ each, blockId: each.slot.blockId }] : [],
  );
  return new Map(
    [...groupBy(inBlocks, ({ each }) => each.personId)].map(([personId, own]) => [
      personId,
      new Map(
        [...groupBy(own, ({ blockId }) => blockId)].map(([blockId, list]) => [
          blockId,
          list.map(({ each }) => each),
        ]),
      ),
    ]),
  );
}

function rowsOf(plan: Plan, cells: ReadonlyMap<PersonId, CellsOf>): Member[] {
  return plan.members
    .filter(
      ({ person, year }) =>
        cells.has(person.id) || (year.role === 'resident' && !person.isArchived),
    )
    .toSorted((one, other) => (one.year.pgy ?? 99) - (other.year.pgy ?? 99));
}

interface PersonRowProps {
  readonly plan: Plan;
  readonly member: Member;
  readonly blocks: readonly Block[];
  readonly cells: CellsOf;
  readonly isFirst: boolean;
  readonly onEdit: (place: Place) => void;
}

const PersonRow = memo(function PersonRow(props: PersonRowProps) {
  const { plan, member, blocks, cells, isFirst, onEdit } = props;
  return (
    <tr>
      <th scope="row">
        {fullName(member.person)}
        {member.year.pgy !== null && <small> PGY-{member.year.pgy}</small>}
      </th>
      {blocks.map((block, column) => (
        <td key={block.id}>
          <BlockCell
            plan={plan}
            member={member}
            block={block}
            own={cells.get(block.id) ?? []}
            isReachable={isFirst && column === 0}
            onEdit={onEdit}
          />
        </td>
      ))}
    </tr>
  );
});

function BlockCell(props: {
  readonly plan: Plan;
  readonly member: Member;
  readonly block: Block;
  readonly own: readonly Filled[];
  readonly isReachable: boolean;
  readonly onEdit: (place: Place) => void;
}) {
  const { plan, member, block, own, isReachable, onEdit } = props;
  const place: Place = { layer: 'block', personId: member.person.id, blockId: block.id };
  const rotations = own.flatMap(({ slot }) =>
    slot.layer === 'block' ? [plan.rotationById.get(slot.demandId)] : [],
  );
  const away = plan
    .absencesOf(member.person.id)
    .filter((absence) => absence.status === 'approved' && overlapOf(absence, block));
  const isPinned = own.some((each) => each.source === 'pinned');
  const isOffDuty = plan.shareOnDuty(member, block) === 0;
  const names = rotations
    .map((rotation) => (rotation ? `${rotation.code}, ${rotation.name}` : '?'))
    .join(' and ');
  const spoken = [
    `${fullName(member.person)}, block ${block.label}: ${names || (isOffDuty ? 'not on duty' : 'nothing')}`,
    isPinned && 'pinned',
    ...away.map(
      (absence) => `away ${shortDayWords(absence.firstDay)} – ${shortDayWords(absence.lastDay)}`,
    ),
  ]
    .filter(Boolean)
    .join(', ');
  return (
    <button
      type="button"
      id={elementIdOf(place)}
      className={classOf(styles, 'cell')}
      tabIndex={isReachable ? 0 : -1}
      aria-label={spoken}
      title={spoken}
      onClick={() => onEdit(place)}
    >
      {rotations.map((rotation, index) => (
        <KindMark
          key={rotation?.id ?? index}
          kind={rotation?.kind ?? 'other'}
          code={rotation?.code ?? '?'}
        />
      ))}
      {rotations.length === 0 && <span aria-hidden>{isOffDuty ? '×' : '–'}</span>}
      {isPinned && <Pin aria-hidden size={11} className={classOf(styles, 'pin')} />}
      {away.length > 0 && <span aria-hidden className={classOf(styles, 'away')} />}
    </button>
  );
}
