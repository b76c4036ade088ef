import { type RefObject, useEffect, useRef, useState } from 'react';
import { type Range, rangeOf, rangesOf, type Selection } from './selection.ts';
import { copiedText, type FilledSheet, pasted } from './table.ts';
import type { Commands } from './use-commands.ts';

interface GridClipboard {
  readonly within: RefObject<HTMLElement | null>;
  readonly grid: FilledSheet;
  readonly selection: Selection;
  readonly commands: Commands;
}

/**
 * Copies and pastes as spreadsheets do, as text with tabs. What was cut changes places with where it is pasted. Listens
 * on the whole page, for browsers send these events to no cell.
 * @returns what is cut, and how to put that away.
 */
export function useClipboard(clipboard: GridClipboard) {
  const [cut, setCut] = useState<Range | null>(null);
  const latest = useRef(clipboard);
  const cutNow = useRef(cut);
  useEffect(() => {
    latest.current = clipboard;
    cutNow.current = cut;
  });
  useEffect(() => {
    const onCopy = (event: ClipboardEvent): void => {
      const { grid, selection, commands } = latest.current;
      if (!isInside(latest.current.within) || !event.clipboardData) return;
      event.preventDefault();
      if (rangesOf(selection).length > 1) {
        commands.refuse(['Several ranges cannot be copied at once: select one.']);
        return;
      }
      const range = rangeOf(selection);
      event.clipboardData.setData('text/plain', copiedText(grid, range));
      setCut(event.type === 'cut' ? range : null);
    };
    const onPaste = (event: ClipboardEvent): void => {
      const { grid, selection, commands } = latest.current;
      if (!isInside(latest.current.within) || !event.clipboardData) return;
      event.preventDefault();
      const range = rangeOf(selection);
      const from = cutNow.current;
      setCut(null);
      if (from) {
        commands.exchange(from, { row: range.top, column: range.left });
        return;
      }
      const entries = pasted(grid, range, event.clipboardData.getData('text/plain'));
      if (entries.ok) commands.write(entries.entries, 'pasted');
      else commands.refuse(entries.problems);
    };
    document.addEventListener('copy', onCopy);
    document.addEventListener('cut', onCopy);
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('cut', onCopy);
      document.removeEventListener('paste', onPaste);
    };
  }, []);
  return { cut, leave: () => setCut(null) };
}

/** Whether the focus is on a cell; in a field, keys are the field's. */
function isInside({ current }: RefObject<HTMLElement | null>): boolean {
  const { activeElement } = document;
  return (
    activeElement?.getAttribute('role') === 'gridcell' && current?.contains(activeElement) === true
  );
}
