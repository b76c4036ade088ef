import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { Plan } from '../../../../domain/schedule/plan.ts';
import type { Filled } from '../../../../domain/schedule/slot.ts';
import { EmptyState } from '../../../parts/page.tsx';
import { classOf } from '../../../styles/css-modules.ts';
import { monthOf, monthsOf } from '../months.ts';
import { CellEditor, type Onward } from './cell-editor.tsx';
import { CellPanel } from './cell-panel.tsx';
import { FindBar } from './find-bar.tsx';
import type { Place } from './place.ts';
import { PrintedSheet } from './printed-sheet.tsx';
import { only, type Selection, selectedCells, rangeOf } from './selection.ts';
import type { Sheet, SheetChoice } from './sheet.ts';
import { columnsOf } from './sheet-columns.ts';
import { type GridHandle, SheetGrid } from './sheet-grid.tsx';
import { extentOf, rowsOf } from './sheet-rows.ts';
import { choiceFor } from './start.ts';
import { type FilledSheet, placeAt, textAt } from './table.ts';
import { useClipboard } from './use-clipboard.ts';
import { useCommands } from './use-commands.ts';
import { useGridKeys } from './use-grid-keys.ts';
import type { LiveDraft } from './use-live-draft.ts';
import { columnOn, dayOf, onwardFrom, useSelection } from './use-selection.ts';
import { WorkbenchBar } from './workbench-bar.tsx';
import { KeysDialog, WorkbenchDialogs } from './workbench-dialogs.tsx';
import styles from './workbench.module.css';

interface WorkbenchProps {
  readonly draft: LiveDraft;
  /** The place to begin at; it gets the focus. */
  readonly start: Place | null;
}

/** The draft as one grid of people and time, edited like a spreadsheet, and beside it what is known of the chosen cell. */
export function Workbench({ draft, start }: WorkbenchProps) {
  const { plan } = draft.state.schedule;
  const [choice, setChoice] = useState(() => choiceFor(plan, draft.state.schedule.filled, start));
  const grid = useSheet(draft, choice);
  if (grid.sheet.rows.length === 0 || grid.sheet.columns.length === 0) {
    return (
      <EmptyState title="There are no residents to put into blocks">
        <p>Add residents under People, then generate.</p>
      </EmptyState>
    );
  }
  return (
    <OpenWorkbench draft={draft} start={start} choice={choice} grid={grid} onChoose={setChoice} />
  );
}

/** The grid's shape, which stays the same while cells change, with what is filled in it. */
function useSheet({ state }: LiveDraft, choice: SheetChoice): FilledSheet {
  const { schedule } = state;
  const { plan } = schedule;
  const [opened, setOpened] = useState<{ readonly plan: Plan; readonly filled: readonly Filled[] }>(
    () => ({ plan, filled: schedule.filled }),
  );
  if (opened.plan !== plan) setOpened({ plan, filled: schedule.filled });
  const sheet = useMemo<Sheet>(
    () => ({
      plan: opened.plan,
      zoom: choice.zoom,
      by: choice.by,
      columns: columnsOf(opened.plan, choice.zoom, choice.calendarId),
      rows: rowsOf(opened.plan, choice, extentOf(opened.plan, opened.filled)),
    }),
    [opened, choice],
  );
  return useMemo(() => ({ sheet, schedule }), [sheet, schedule]);
}

interface OpenProps extends WorkbenchProps {
  readonly choice: SheetChoice;
  readonly grid: FilledSheet;
  readonly onChoose: (choice: SheetChoice) => void;
}

function OpenWorkbench({ draft, start, choice, grid, onChoose }: OpenProps) {
  const { sheet, schedule } = grid;
  const handle = useRef<GridHandle>(null);
  const area = useRef<HTMLDivElement>(null);
  const [selection, setSelection] = useSelection(grid, start, handle);
  const [editing, setEditing] = useState<{ readonly typed: string | null } | null>(null);
  const [isFinding, setFinding] = useState(false);
  const [isShowingKeys, setShowingKeys] = useState(false);
  const commands = useCommands(draft, grid);
  const { cut, leave } = useClipboard({ within: area, grid, selection, commands });
  const go = (next: Selection): void => {
    setSelection(next);
    handle.current?.reveal(next.at);
  };
  const edit = (typed: string | null): void => {
    if (placeAt(grid, selection.at)) setEditing({ typed });
  };
  const onKeyDown = useGridKeys({
    grid,
    selection,
    commands,
    page: () => handle.current?.page() ?? { rows: 10, columns: 10 },
    onSelect: go,
    onEdit: edit,
    onFind: () => setFinding(true),
    onLeave: leave,
  });
  const place = placeAt(grid, selection.at);
  const keep = (ids: readonly string[] | null, onward: Onward, everywhere: boolean): void => {
    setEditing(null);
    const cells = everywhere ? selectedCells(selection) : [selection.at];
    const places = cells.flatMap((cell) => placeAt(grid, cell) ?? []);
    if (ids)
      commands.write(
        places.map((each) => ({ place: each, ids })),
        'typed',
      );
    if (onward !== 'elsewhere') go(onwardFrom(selection, onward, grid));
  };
  useFocusAfter(editing === null, area, handle);
  return (
    <div className={classOf(styles, 'workbench')}>
      <WorkbenchBar
        plan={sheet.plan}
        choice={choice}
        onChoose={onChoose}
        month={monthOf(monthsOf(sheet.plan.rows.year), dayOf(sheet, selection.at))}
        onGo={(to) => {
          const column = columnOn(sheet, to);
          setSelection(only({ row: selection.at.row, column }));
          handle.current?.showColumn(column);
        }}
        onFind={() => setFinding(true)}
        onKeys={() => setShowingKeys(true)}
      />
      {isFinding && (
        <FindBar
          grid={grid}
          from={selection.at}
          onFound={(cell) => go(only(cell))}
          onClose={() => {
            setFinding(false);
            handle.current?.focus();
          }}
        />
      )}
      <div ref={area} className={classOf(styles, 'area')}>
        <SheetGrid
          ref={handle}
          sheet={sheet}
          schedule={schedule}
          said={draft.state.said}
          selection={selection}
          cut={cut}
          label={LABELS[sheet.zoom]}
          editor={
            editing && place ? (
              <CellEditor
                place={place}
                plan={sheet.plan}
                now={textAt(grid, selection.at)}
                typed={editing.typed}
                onKeep={keep}
                onLeave={() => setEditing(null)}
              />
            ) : null
          }
          onSelect={setSelection}
          onKeyDown={onKeyDown}
          onEdit={() => edit(null)}
          onMove={(to) => {
            if (commands.exchange(rangeOf(selection), to)) setSelection(only(to));
          }}
        />
      </div>
      <LaterPanel draft={draft} grid={grid} selection={selection} commands={commands} />
      <WorkbenchDialogs
        commands={commands}
        schedule={schedule}
        onClosed={() => handle.current?.focus()}
      />
      {isShowingKeys && <KeysDialog onClose={() => setShowingKeys(false)} />}
      <PrintedSheet grid={grid} at={selection.at} />
    </div>
  );
}

const LABELS = { blocks: 'Block year', days: 'Days', 'half-days': 'Half-days' } as const;

/** The panel may come a moment after the grid: keys must not wait for it. */
function LaterPanel(props: Parameters<typeof CellPanel>[0]) {
  return <CellPanel {...useDeferredValue(props)} />;
}

/** When typing ends, the focus goes back to the grid, unless it went elsewhere. */
function useFocusAfter(
  isDone: boolean,
  area: { readonly current: HTMLElement | null },
  handle: { readonly current: GridHandle | null },
): void {
  const wasDone = useRef(isDone);
  useEffect(() => {
    if (isDone && !wasDone.current) {
      const { activeElement } = document;
      const isLost = activeElement === document.body || area.current?.contains(activeElement);
      if (isLost) handle.current?.focus();
    }
    wasDone.current = isDone;
  }, [isDone, area, handle]);
}
