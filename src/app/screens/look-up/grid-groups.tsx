import { useState } from 'react';
import {
  blockCells,
  blocksIn,
  dayCells,
  type GridCell,
  type GridGroup,
} from '../../../answers/grid.ts';
import { dayOfMonth, monthShort, weekdayShort } from '../../../answers/time-words.ts';
import type { PersonId } from '../../../domain/id.ts';
import type { Schedule } from '../../../domain/schedule/schedule.ts';
import { type Day, type DaySpan, daysOf, spanHolds } from '../../../domain/time/day.ts';
import { classOf } from '../../styles/css-modules.ts';
import styles from './grid.module.css';
import { say } from '../../../answers/say.ts';

/** Up to so many people every group stands open; of more, one's own, which comes first. */
const PEOPLE_OPEN_MAX = 40;

interface GridProps {
  readonly schedule: Schedule;
  readonly groups: readonly GridGroup[];
  readonly span: DaySpan;
  readonly kind: 'week' | 'block';
  readonly meId: PersonId | null;
  readonly today: Day;
}

/** A table for each group: names that stay at the side, and a column for each day or block. */
export function GridGroups(props: GridProps) {
  const { groups, meId, schedule, span, kind, today } = props;
  const total = groups.reduce((sum, { people }) => sum + people.length, 0);
  const columns: readonly Column[] =
    kind === 'week'
      ? daysOf(span).map((day) => ({
          key: day,
          title: `${weekdayShort(day)} ${dayOfMonth(day)}`,
          isNow: day === today,
        }))
      : blocksIn(schedule, span).map((block) => ({
          key: block.id,
          title: `${block.label}: ${monthShort(block.firstDay)} ${dayOfMonth(block.firstDay)}`,
          isNow: spanHolds(block, today),
        }));
  const blocks = kind === 'block' ? blocksIn(schedule, span) : [];
  const cellsOf = (personId: PersonId): GridCell[] =>
    kind === 'week' ? dayCells(schedule, personId, span) : blockCells(schedule, personId, blocks);
  const isMine = ({ people }: GridGroup): boolean =>
    people.some(({ personId }) => personId === meId);
  const mineFirst = [...groups.filter(isMine), ...groups.filter((group) => !isMine(group))];
  return mineFirst.map((group) => (
    <Group
      key={group.title}
      {...{ group, columns, cellsOf }}
      isOpenAtFirst={total <= PEOPLE_OPEN_MAX || isMine(group)}
    />
  ));
}

interface Column {
  readonly key: string;
  readonly title: string;
  readonly isNow: boolean;
}

interface GroupProps {
  readonly group: GridGroup;
  readonly columns: readonly Column[];
  readonly cellsOf: (personId: PersonId) => GridCell[];
  readonly isOpenAtFirst: boolean;
}

function Group({ group, columns, cellsOf, isOpenAtFirst }: GroupProps) {
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  return (
    <details
      className={classOf(styles, 'group')}
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <h3>
          {group.title} <small>{group.people.length}</small>
        </h3>
      </summary>
      {isOpen && (
        <div
          ref={showNow}
          className={classOf(styles, 'scroll')}
          role="region"
          aria-label={group.title}
          // What is wider than the window is moved by keyboard too.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
        >
          <table className={classOf(styles, 'table')}>
            <thead>
              <tr>
                <th scope="col">{say`Name`}</th>
                {columns.map(({ key, title, isNow }) => (
                  <th key={key} scope="col" aria-current={isNow ? 'date' : undefined}>
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {group.people.map(({ personId, name }) => (
                <tr key={personId}>
                  <th scope="row">
                    <a href={`/person/${encodeURIComponent(personId)}`}>{name}</a>
                  </th>
                  {cellsOf(personId).map((cell) => (
                    <Cell key={cell.key} cell={cell} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}

/** The column of now stands beside the names. */
function showNow(region: HTMLDivElement | null): void {
  const now = region?.querySelector<HTMLElement>('th[aria-current]');
  const names = region?.querySelector<HTMLElement>('th');
  if (region && now && names) region.scrollLeft = now.offsetLeft - names.offsetWidth;
}

function Cell({ cell: { short, words, isOnCall } }: { readonly cell: GridCell }) {
  return (
    <td title={words}>
      <span aria-hidden>
        {short}
        {isOnCall && ' ●'}
      </span>
      <span className={classOf(styles, 'words')}>{words}</span>
    </td>
  );
}
