import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { Plan } from '../../../../domain/schedule/plan.ts';
import type { Filled } from '../../../../domain/schedule/slot.ts';
import { type Day, spanHolds } from '../../../../domain/time/day.ts';
import { EmptyState } from '../../../parts/page.tsx';
import { classOf } from '../../../styles/css-modules.ts';
import { dayToBegin, monthOf, monthsOf } from '../months.ts';
import { CellEditor, type Onward } from './cell-editor.tsx';
import { CellPanel } from './cell-panel.tsx';
import { FindBar } from './find-bar.tsx';
import type { Place } from './place.ts';
import { PrintedSheet } from './printed-sheet.tsx';
import { type Cell, moved, only, type Selection, selectedCells, rangeOf } from './selection.ts';
import type { Sheet, SheetChoice } from './sheet.ts';
import { columnsOf } from './sheet-columns.ts';
import { type GridHandle, SheetGrid } from './sheet-grid.tsx';
import { extentOf, rowsOf } from './sheet-rows.ts';
import { cellOfPlace, choiceFor } from './start.ts';
import { type FilledSheet, placeAt, textAt } from './table.ts';
import { useClipboard } from './use-clipboard.ts';
import { useCommands } from './use-commands.ts';
import { useGridKeys } from './use-grid-keys.ts';
import type { LiveDraft } from './use-live-draft.ts';
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

/** What is selected; another sheet begins at what was chosen in the one before, or where it is pointed to. */
function useSelection(
  grid: FilledSheet,
  start: Place | null,
  handle: { readonly current: GridHandle | null },
): [Selection, (selection: Selection) => void] {
  const { sheet } = grid;
  const [held, setHeld] = useState<{ readonly sheet: Sheet; readonly selection: Selection }>(
    () => ({
      sheet,
      selection: only((start && cellOfPlace(grid, start)) ?? firstCell(sheet)),
    }),
  );
  const isOther = held.sheet !== sheet;
  const selection = isOther
    ? only(carriedOver(held.sheet, held.selection.at, sheet))
    : held.selection;
  if (isOther) setHeld({ sheet, selection });
  const first = useRef({ start });
  useEffect(() => {
    const { current } = handle;
    const { at } = latest.current;
    if (sheet.zoom !== 'blocks') current?.showColumn(Math.max(0, at.column - 1));
    current?.reveal(at);
    if (first.current.start) {
      current?.focus();
      first.current = { start: null };
    }
  }, [sheet, handle]);
  const latest = useRef(selection);
  latest.current = selection;
  return [selection, (next) => setHeld({ sheet, selection: next })];
}

function firstCell(sheet: Sheet): Cell {
  return {
    row: Math.max(
      0,
      sheet.rows.findIndex(({ kind }) => kind !== 'heading'),
    ),
    column: columnOn(sheet, dayToBegin(sheet.plan.rows.year)),
  };
}

/** The same row and day in another sheet, as far as it has them. */
function carriedOver(from: Sheet, at: Cell, to: Sheet): Cell {
  const key = from.rows[at.row]?.key;
  const row = to.rows.findIndex((each) => each.key === key);
  const isSameZoom = from.zoom === to.zoom && from.columns.length === to.columns.length;
  const first = firstCell(to);
  const holdsToday =
    from.columns[at.column]?.block && spanHolds(dayColumn(from, at), dayToBegin(to.plan.rows.year));
  return {
    row: row < 0 ? first.row : row,
    column: isSameZoom
      ? at.column
      : holdsToday
        ? columnOn(to, dayToBegin(to.plan.rows.year))
        : columnOn(to, dayOf(from, at)),
  };
}

function dayColumn(
  sheet: Sheet,
  { column }: Cell,
): { readonly firstDay: Day; readonly lastDay: Day } {
  return sheet.columns[column] ?? sheet.plan.rows.year;
}

function dayOf(sheet: Sheet, at: Cell): Day {
  return dayColumn(sheet, at).firstDay;
}

function columnOn({ columns }: Sheet, at: Day): number {
  return Math.max(
    0,
    columns.findIndex((column) => spanHolds(column, at)),
  );
}

const ONWARD_KEYS = {
  down: 'ArrowDown',
  up: 'ArrowUp',
  right: 'ArrowRight',
  left: 'ArrowLeft',
} as const;

function onwardFrom(selection: Selection, onward: Onward, { sheet }: FilledSheet): Selection {
  if (onward === 'stay' || onward === 'elsewhere') return selection;
  const key = {
    key: ONWARD_KEYS[onward],
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    altKey: false,
  };
  const walked = {
    rows: sheet.rows.length,
    columns: sheet.columns.length,
    pageRows: 1,
    pageColumns: 1,
    hasCells: (row: number) => sheet.rows[row]?.kind !== 'heading',
    isFilled: () => true,
  };
  return moved(only(selection.at), key, walked) ?? selection;
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
