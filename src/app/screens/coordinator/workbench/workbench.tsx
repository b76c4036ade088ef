import { useDeferredValue, useMemo, useRef, useState } from 'react';
import type { Plan } from '../../../../domain/schedule/plan.ts';
import type { Filled } from '../../../../domain/schedule/slot.ts';
import type { Day } from '../../../../domain/time/day.ts';
import { EmptyState } from '../../../parts/page.tsx';
import { classOf } from '../../../styles/css-modules.ts';
import { monthOf, monthsOf } from '../months.ts';
import { useComments } from '../../../hooks/use-comments.ts';
import { commentedIn } from './comment-marks.ts';
import { CellPanel } from './cell-panel.tsx';
import { FindBar } from './find-bar.tsx';
import type { Place } from './place.ts';
import { PrintedSheet } from './printed-sheet.tsx';
import { type Cell, only, rangeOf, type Selection } from './selection.ts';
import type { Sheet, SheetChoice } from './sheet.ts';
import { columnsOf } from './sheet-columns.ts';
import { type GridHandle, SheetGrid } from './sheet-grid.tsx';
import { extentOf, rowsOf } from './sheet-rows.ts';
import { choiceFor } from './start.ts';
import { type FilledSheet, repeatedInto } from './table.ts';
import { useClipboard } from './use-clipboard.ts';
import { useCommands } from './use-commands.ts';
import { useEditor } from './use-editor.tsx';
import { useFindKey } from './use-find-key.ts';
import { useGridKeys } from './use-grid-keys.ts';
import type { LiveDraft } from './use-live-draft.ts';
import { columnOn, dayOf, useSelection } from './use-selection.ts';
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
  const comments = useComments(draft.draft.id);
  const commented = useMemo(() => commentedIn(comments ?? []), [comments]);
  const handle = useRef<GridHandle>(null);
  const area = useRef<HTMLDivElement>(null);
  const [selection, setSelection] = useSelection(grid, start, handle);
  const commands = useCommands(draft, grid);
  const { cut, leave } = useClipboard({ within: area, grid, selection, commands });
  const toGrid = (): void => handle.current?.focus();
  const go = (next: Selection): void => {
    setSelection(next);
    handle.current?.reveal(next.at);
  };
  const { editor, edit } = useEditor({ grid, selection, commands, area, handle, onGo: go });
  const onKeyDown = useGridKeys({
    grid,
    selection,
    commands,
    page: () => handle.current?.page() ?? { rows: 10, columns: 10 },
    onSelect: go,
    onEdit: edit,
    onLeave: leave,
  });
  return (
    <div className={classOf(styles, 'workbench')}>
      <WorkbenchHead
        grid={grid}
        choice={choice}
        onChoose={onChoose}
        at={selection.at}
        handle={handle}
        onSelect={setSelection}
      />
      <div ref={area} className={classOf(styles, 'area')}>
        <SheetGrid
          ref={handle}
          sheet={sheet}
          schedule={schedule}
          said={draft.state.said}
          commented={commented}
          selection={selection}
          cut={cut}
          label={LABELS[sheet.zoom]}
          editor={editor}
          onSelect={setSelection}
          onKeyDown={onKeyDown}
          onEdit={() => edit(null)}
          onMove={(to) => {
            if (commands.exchange(rangeOf(selection), to)) setSelection(only(to));
          }}
          onFill={(into) => commands.write(repeatedInto(grid, rangeOf(selection), into), 'filled')}
        />
      </div>
      <LaterPanel {...{ draft, grid, selection, commands }} onKept={toGrid} />
      <WorkbenchDialogs commands={commands} schedule={schedule} onClosed={toGrid} />
      <PrintedSheet grid={grid} at={selection.at} />
    </div>
  );
}

/** What is above the grid: what it shows, its tools, and what is looked for in it. */
function WorkbenchHead(props: {
  readonly grid: FilledSheet;
  readonly choice: SheetChoice;
  readonly onChoose: (choice: SheetChoice) => void;
  readonly at: Cell;
  readonly handle: { readonly current: GridHandle | null };
  readonly onSelect: (selection: Selection) => void;
}) {
  const { grid, choice, onChoose, at, handle, onSelect } = props;
  const { sheet } = grid;
  const [isFinding, setFinding] = useState(false);
  const [isShowingKeys, setShowingKeys] = useState(false);
  useFindKey(() => setFinding(true));
  const goToDay = (to: Day): void => {
    const column = columnOn(sheet, to);
    onSelect(only({ row: at.row, column }));
    handle.current?.showColumn(column);
  };
  return (
    <>
      <WorkbenchBar
        plan={sheet.plan}
        choice={choice}
        onChoose={onChoose}
        month={monthOf(monthsOf(sheet.plan.rows.year), dayOf(sheet, at))}
        onGo={goToDay}
        onFind={() => setFinding(true)}
        onKeys={() => setShowingKeys(true)}
      />
      {isFinding && (
        <FindBar
          grid={grid}
          from={at}
          onFound={(cell) => {
            onSelect(only(cell));
            handle.current?.reveal(cell);
          }}
          onClose={() => {
            setFinding(false);
            handle.current?.focus();
          }}
        />
      )}
      {isShowingKeys && <KeysDialog onClose={() => setShowingKeys(false)} />}
    </>
  );
}

const LABELS = { blocks: 'Block year', days: 'Days', 'half-days': 'Half-days' } as const;

/** The panel may come a moment after the grid: keys must not wait for it. */
function LaterPanel(props: Parameters<typeof CellPanel>[0]) {
  return <CellPanel {...useDeferredValue(props)} />;
}
