import { type ReactNode, useEffect, useRef, useState } from 'react';
import { CellEditor, type Onward } from './cell-editor.tsx';
import { type Selection, selectedCells } from './selection.ts';
import type { GridHandle } from './sheet-grid.tsx';
import { type FilledSheet, placeAt, textAt } from './table.ts';
import type { Commands } from './use-commands.ts';
import { onwardFrom } from './use-selection.ts';

interface Editing {
  readonly grid: FilledSheet;
  readonly selection: Selection;
  readonly commands: Commands;
  readonly area: { readonly current: HTMLElement | null };
  readonly handle: { readonly current: GridHandle | null };
  readonly onGo: (selection: Selection) => void;
}

/** What is typed into the cell with the focus, while it is. @returns what stands over the cell, and how to open it. */
export function useEditor({ grid, selection, commands, area, handle, onGo }: Editing): {
  readonly editor: ReactNode;
  /** @param typed null for what stands in the cell. */
  readonly edit: (typed: string | null) => void;
} {
  const [editing, setEditing] = useState<{ readonly typed: string | null } | null>(null);
  useFocusAfter(editing === null, area, handle);
  const place = placeAt(grid, selection.at);
  const keep = (ids: readonly string[] | null, onward: Onward, everywhere: boolean): void => {
    setEditing(null);
    const cells = everywhere ? selectedCells(selection) : [selection.at];
    const places = cells.flatMap((cell) => placeAt(grid, cell) ?? []);
    const entries = ids ? places.map((each) => ({ place: each, ids })) : [];
    if (ids) commands.write(entries, 'typed');
    if (onward !== 'elsewhere') onGo(onwardFrom(selection, onward, grid));
  };
  const editor = editing && place && (
    <CellEditor
      place={place}
      plan={grid.sheet.plan}
      now={textAt(grid, selection.at)}
      typed={editing.typed}
      onKeep={keep}
      onLeave={() => setEditing(null)}
    />
  );
  const edit = (typed: string | null): void => {
    if (place) setEditing({ typed });
  };
  return { editor, edit };
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
