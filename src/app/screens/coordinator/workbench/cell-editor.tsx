import { type KeyboardEvent, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Plan } from '../../../../domain/schedule/plan.ts';
import { classes, classOf } from '../../../styles/css-modules.ts';
import { choicesFor, choicesMatching, emptyWords, placeTitle } from './choices.ts';
import type { Place } from './place.ts';
import { readValue } from './reading.ts';
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
export function CellEditor({ place, plan, now, typed, onKeep, onLeave }: CellEditorProps) {
  const [text, setText] = useState(typed ?? now);
  const [marked, setMarked] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  const id = useId();
  const choices = useMemo(() => choicesFor(place, plan), [place, plan]);
  const matching = choicesMatching(choices, text).slice(0, SHOWN_MAX);
  useLayoutEffect(() => {
    input.current?.focus({ preventScroll: true });
    const end = input.current?.value.length ?? 0;
    input.current?.setSelectionRange(typed === null ? 0 : end, end);
  }, [typed]);
  const keep = (onward: Onward, everywhere: boolean): void => {
    if (text === now) {
      isDone.current = true;
      if (onward === 'elsewhere') onLeave();
      else onKeep(null, onward, false);
      return;
    }
    const chosen = matching[marked];
    const isList = place.kind === 'calls' && text.includes('+');
    const value =
      text.trim() !== '' && chosen && !isList
        ? ({ ok: true, ids: [chosen.id] } as const)
        : readValue(text, place, plan);
    if (!value.ok && onward !== 'elsewhere') {
      setProblem(value.message);
      return;
    }
    isDone.current = true;
    onKeep(value.ok ? value.ids : null, onward, everywhere);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      setMarked(Math.min(Math.max(marked + step, 0), Math.max(0, matching.length - 1)));
    } else if (event.key === 'Enter') {
      const everywhere = event.ctrlKey || event.metaKey;
      keep(everywhere ? 'stay' : event.shiftKey ? 'up' : 'down', everywhere);
    } else if (event.key === 'Tab') keep(event.shiftKey ? 'left' : 'right', false);
    else if (event.key === 'Escape') {
      isDone.current = true;
      onLeave();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const optionId = (place_: number): string => `${id}-${place_}`;
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
        onChange={(event) => {
          setText(event.target.value);
          setMarked(0);
          setProblem(null);
        }}
        onKeyDown={press}
        onBlur={() => {
          if (!isDone.current) keep('elsewhere', false);
        }}
      />
      <ul
        id={`${id}-list`}
        role="listbox"
        aria-label="Matches"
        className={classOf(styles, 'matches')}
      >
        {matching.map((choice, index) => (
          // Keys are the field's, as in every combobox.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <li
            key={choice.id}
            id={optionId(index)}
            role="option"
            aria-selected={index === marked}
            className={classes(classOf(styles, 'match'))}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => {
              isDone.current = true;
              onKeep([choice.id], 'stay', false);
            }}
          >
            <strong>{choice.code}</strong> {choice.name !== choice.code && choice.name}
          </li>
        ))}
        {matching.length === 0 && (
          <li
            role="option"
            aria-selected={false}
            aria-disabled
            className={classOf(styles, 'match')}
          >
            Nothing is called so. Empty means “{emptyWords(place)}”.
          </li>
        )}
      </ul>
      {problem !== null && (
        <p id={`${id}-problem`} role="alert" className={classOf(styles, 'typingProblem')}>
          {problem}
        </p>
      )}
    </>
  );
}
