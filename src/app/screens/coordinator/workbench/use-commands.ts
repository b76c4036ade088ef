import { useCallback, useState } from 'react';
import type { DecidingWay } from '../../../../domain/changes/cells-decided.ts';
import type { Filled } from '../../../../domain/schedule/slot.ts';
import type { ScheduleDifference } from '../../../../domain/schedule/schedule-difference.ts';
import { useNotify } from '../../../parts/notices.tsx';
import { type Entry, exchanged, pinning, plannedEdit, problemWords } from './edit.ts';
import { heldAt, type Place } from './place.ts';
import { type Cell, type Range, selectedCells, type Selection } from './selection.ts';
import { type FilledSheet, overlap, placeAt, placesIn } from './table.ts';
import type { LiveDraft } from './use-live-draft.ts';

/** Pinned places that an edit would move, until whoever edits has said what is to become of them. */
export interface AskedPins {
  readonly pinned: readonly Filled[];
  /** Decides all, the pinned ones too. */
  readonly all: () => void;
  /** Decides the others; null where there are none. */
  readonly others: (() => void) | null;
}

/** What can be done to the cells of the grid. Everything is one change, or nothing happens and it is said why. */
export interface Commands {
  readonly write: (entries: readonly Entry[], way: DecidingWay) => void;
  readonly empty: (selection: Selection) => void;
  readonly exchange: (from: Range, to: Cell) => boolean;
  readonly pin: (places: readonly Place[], isPinned: boolean) => void;
  readonly refuse: (problems: readonly string[]) => void;
  readonly asked: AskedPins | null;
  readonly problems: readonly string[] | null;
  /** Puts away what was asked or refused. */
  readonly dismiss: () => void;
}

/** What can be done to the cells of this grid. */
export function useCommands(draft: LiveDraft, grid: FilledSheet): Commands {
  const { decide } = draft;
  const { schedule } = grid;
  const notify = useNotify();
  const [asked, setAsked] = useState<AskedPins | null>(null);
  const [problems, setProblems] = useState<readonly string[] | null>(null);
  const dismiss = useCallback(() => {
    setAsked(null);
    setProblems(null);
  }, []);
  const keep = (difference: ScheduleDifference, way: DecidingWay): void => {
    dismiss();
    if (difference.gone.length + difference.came.length === 0) return;
    void decide(difference, way, true).then((outcome) => {
      if (!outcome.ok) setProblems([outcome.problem.message]);
    });
  };
  const write = (entries: readonly Entry[], way: DecidingWay): void => {
    const planned = plannedEdit(schedule, entries);
    if (!planned.ok) {
      setProblems(problemWords(schedule, planned.problems));
      return;
    }
    const isOneByHand = entries.length === 1 && (way === 'typed' || way === 'emptied');
    const isOwn = planned.pinned.every((each) => holdsOf(grid, entries).has(each));
    if (planned.pinned.length === 0 || (isOneByHand && isOwn)) {
      keep(planned.difference, way);
      return;
    }
    const rest = entries.filter((entry) => movesNoPin(grid, entry));
    const others = plannedEdit(schedule, rest);
    const hasOthers = others.ok && others.pinned.length === 0 && rest.length > 0;
    setAsked({
      pinned: planned.pinned,
      all: () => keep(planned.difference, way),
      others: hasOthers ? () => keep(others.difference, way) : null,
    });
  };
  return {
    write,
    empty: (selection) => write(emptied(grid, selection), 'emptied'),
    exchange: (from, to) => {
      const entries = exchangeOf(grid, from, to);
      if (entries.ok) write(entries.entries, 'exchanged');
      else setProblems(entries.problems);
      return entries.ok;
    },
    pin: (places, isPinned) => {
      const difference = pinning(schedule, places, isPinned);
      if (difference.gone.length === 0) {
        notify({ text: isPinned ? 'There is nothing to pin here.' : 'Nothing here is pinned.' });
        return;
      }
      keep(difference, isPinned ? 'pinned' : 'unpinned');
    },
    refuse: setProblems,
    asked,
    problems,
    dismiss,
  };
}

function holdsOf({ schedule }: FilledSheet, entries: readonly Entry[]): ReadonlySet<Filled> {
  return new Set(entries.flatMap(({ place }) => heldAt(schedule, place)));
}

function movesNoPin({ schedule }: FilledSheet, entry: Entry): boolean {
  const alone = plannedEdit(schedule, [entry]);
  return alone.ok && alone.pinned.length === 0;
}

function emptied(grid: FilledSheet, selection: Selection): Entry[] {
  return selectedCells(selection).flatMap((cell) => {
    const place = placeAt(grid, cell);
    return place ? [{ place, ids: [] }] : [];
  });
}

/** What exchanges a range with the range of the same shape at another cell. */
function exchangeOf(grid: FilledSheet, from: Range, { row, column }: Cell) {
  const to = {
    top: row,
    left: column,
    bottom: row + from.bottom - from.top,
    right: column + from.right - from.left,
  };
  const refusal = (problem: string) => ({ ok: false, problems: [problem] }) as const;
  if (to.top === from.top && to.left === from.left) return { ok: true, entries: [] } as const;
  if (overlap(from, to)) {
    return refusal('The cells overlap those that they would change places with: go further away.');
  }
  const [own, other] = [placesIn(grid, from), placesIn(grid, to)];
  if (!own || !other) {
    return refusal('Not all of these are cells that something can stand in: choose others.');
  }
  if (own.some((place, index) => !areAlike(place, other[index]))) {
    return refusal('These cells hold different things and cannot change places.');
  }
  return { ok: true, entries: exchanged(grid.schedule, own, other) } as const;
}

function areAlike(one: Place, other: Place | undefined): boolean {
  if (one.kind !== other?.kind) return false;
  return one.kind !== 'seat' || other.kind !== 'seat' || one.slot.layer === other.slot.layer;
}
