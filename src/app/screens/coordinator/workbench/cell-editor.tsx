import { type KeyboardEvent, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Plan } from '../../../../domain/schedule/plan.ts';
import { classOf } from '../../../styles/css-modules.ts';
import {
  choicesFor,
  choicesMatching,
  emptyWords,
  type PlaceChoice,
  placeTitle,
} from './choices.ts';
import type { Place } from './place.ts';
import { holdsSeveral, readValue } from './reading.ts';
import styles from './workbench.module.css';

/** Where to go on from a cell that was typed into. */
export type Onward = 'down' | 'up' | 'right' | 'left' | 'stay' | 'elsewhere';

interface CellEditorProps {
  readonly place: Place;
  readonly plan: Plan;
  /** What stands in the cell. */
  readonly now: string;
  /** What was typed to open it; null where it was opened to be changed. */
  readonly typed: string | null;
  /** @param ids null where the cell stays as it is. @param everywhere into all cells that are selected. */
  readonly onKeep: (ids: readonly string[] | null, onward: Onward, everywhere: boolean) => void;
  readonly onLeave: () => void;
}

const SHOWN_MAX = 8;

/** A cell that is typed into: the letters find what may stand there, Enter or Tab keeps the first of it. */
export function CellEditor(props: CellEditorProps) {
  const { place, plan } = props;
  const id = useId();
  const { input, text, marked, matching, problem, type, pick, press, blur } = useTyping(props);
  const optionId = (index: number): string => `${id}-${index}`;
  return (
    <>
      <input
        ref={input}
        role="combobox"
        className={classOf(styles, 'typing')}
        aria-label={placeTitle(place, plan)}
        aria-expanded={matching.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={matching[marked] ? optionId(marked) : undefined}
        aria-autocomplete="list"
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => type(event.target.value)}
        onKeyDown={press}
        onBlur={blur}
      />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label="Matches"
        className={classOf(styles, 'matches')}
      >
        {matching.map((choice, index) => (
          <Match
            key={choice.id}
            id={optionId(index)}
            choice={choice}
            isMarked={index === marked}
            onPick={() => pick(choice.id)}
          />
        ))}
        {matching.length === 0 && <NoMatch place={place} />}
      </div>
      {problem !== null && (
        <p id={`${id}-problem`} role="alert" className={classOf(styles, 'typingProblem')}>
          {problem}
        </p>
      )}
    </>
  );
}

function NoMatch({ place }: { readonly place: Place }) {
  return (
    <div
      role="option"
      tabIndex={-1}
      aria-selected={false}
      aria-disabled
      className={classOf(styles, 'match')}
    >
      Nothing is called so. Empty means “{emptyWords(place)}”.
    </div>
  );
}

function Match(props: {
  readonly id: string;
  readonly choice: PlaceChoice;
  readonly isMarked: boolean;
  readonly onPick: () => void;
}) {
  const { id, choice, isMarked, onPick } = props;
  return (
    // Keys are the field's, as in every combobox.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isMarked}
      className={classOf(styles, 'match')}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onPick}
    >
      <strong>{choice.code}</strong> {choice.name !== choice.code && choice.name}
    </div>
  );
}

/** What is typed into a cell, what matches it, and what keys make of it. */
function useTyping({ place, plan, now, typed, onKeep, onLeave }: CellEditorProps) {
  const [text, setText] = useState(typed ?? now);
  const [marked, setMarked] = useState(typed === null ? -1 : 0);
  const [problem, setProblem] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  const choices = useMemo(() => choicesFor(place, plan), [place, plan]);
  // A cell that was opened to be changed offers everything until something is typed.
  const matching =
    text === now && typed === null ? choices : choicesMatching(choices, text).slice(0, SHOWN_MAX);
  useLayoutEffect(() => {
    input.current?.focus({ preventScroll: true });
    const end = input.current?.value.length ?? 0;
    input.current?.setSelectionRange(typed === null ? 0 : end, end);
  }, [typed]);
  const end = (ids: readonly string[] | null, onward: Onward, everywhere: boolean): void => {
    isDone.current = true;
    onKeep(ids, onward, everywhere);
  };
  const keep = (onward: Onward, everywhere: boolean): void => {
    const chosen = matching[marked];
    if (text === now && (!chosen || onward === 'elsewhere')) {
      end(null, onward, false);
      return;
    }
    const isList = holdsSeveral(place) && text.includes('+');
    const isFound = text.trim() !== '' && chosen && !isList;
    const value = isFound
      ? ({ ok: true, ids: [chosen.id] } as const)
      : readValue(text, place, plan);
    if (value.ok) end(value.ids, onward, everywhere);
    else if (onward === 'elsewhere') end(null, onward, false);
    else setProblem(value.message);
  };
  const mark = (step: number): void =>
    setMarked(Math.min(Math.max(marked + step, 0), Math.max(0, matching.length - 1)));
  const leave = (): void => {
    isDone.current = true;
    onLeave();
  };
  return {
    text,
    marked,
    matching,
    problem,
    input,
    type: (next: string) => {
      setText(next);
      setMarked(0);
      setProblem(null);
    },
    pick: (id: string) => end([id], 'stay', false),
    press: (event: KeyboardEvent) => pressed(event, { keep, mark, leave }),
    blur: () => {
      if (!isDone.current) keep('elsewhere', false);
    },
  };
}

function pressed(
  event: KeyboardEvent,
  typing: {
    readonly keep: (onward: Onward, everywhere: boolean) => void;
    readonly mark: (step: number) => void;
    readonly leave: () => void;
  },
): void {
  if (event.nativeEvent.isComposing) return;
  const { key, shiftKey } = event;
  const everywhere = event.ctrlKey || event.metaKey;
  if (key === 'ArrowDown' || key === 'ArrowUp') typing.mark(key === 'ArrowDown' ? 1 : -1);
  else if (key === 'Enter') {
    typing.keep(everywhere ? 'stay' : shiftKey ? 'up' : 'down', everywhere);
  } else if (key === 'Tab') typing.keep(shiftKey ? 'left' : 'right', false);
  else if (key === 'Escape') typing.leave();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
