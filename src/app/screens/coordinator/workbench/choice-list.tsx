import { useCallback, useMemo, useState } from 'react';
import type { Schedule } from '../../../../domain/schedule/schedule.ts';
import type { Rechecked } from '../../../../rules/recheck.ts';
import { Button } from '../../../parts/button.tsx';
import { TextField } from '../../../parts/choices.tsx';
import { classOf } from '../../../styles/css-modules.ts';
import { compareEffects, type Effect, effectOf, effectWords } from '../findings-words.ts';
import { choicesFor, choicesMatching, emptyWords, type PlaceChoice } from './choices.ts';
import { plannedEdit } from './edit.ts';
import { EffectsByAspect } from './effects-by-aspect.tsx';
import { type Aspect, ASPECT_WORDS, aspectOf, ASPECTS } from './knock-on.ts';
import { chosenAt, type Place, placeKey } from './place.ts';
import { peopleAt } from './sessions-there.ts';
import type { Commands } from './use-commands.ts';
import type { LiveDraft } from './use-live-draft.ts';
import { useTried } from './use-tried.ts';
import styles from './panel.module.css';

interface ChoiceListProps {
  readonly draft: LiveDraft;
  readonly place: Place;
  readonly commands: Commands;
  readonly onKept: () => void;
}

interface Tried {
  readonly effect: Effect;
  /** The aspects about which the rules would say something else. */
  readonly aspects: readonly Aspect[];
}

function tell(rechecked: Rechecked): Tried {
  const touched = new Set(
    [...rechecked.came, ...rechecked.went].map(({ ruleId }) => aspectOf(ruleId)),
  );
  return { effect: effectOf(rechecked), aspects: ASPECTS.filter((aspect) => touched.has(aspect)) };
}

const SHOWN_AT_FIRST = 8;

/** What could stand in a place instead, what the rules object to least first, each with what it would do before it is kept. */
export function ChoiceList(props: ChoiceListProps) {
  return <ChoicesOfPlace key={placeKey(props.place)} {...props} />;
}

function ChoicesOfPlace({ draft, place, commands, onKept }: ChoiceListProps) {
  const { schedule, checked } = draft.state;
  const [typed, setTyped] = useState('');
  const [looked, setLooked] = useState<string | null>(null);
  const [isAll, setAll] = useState(false);
  const { choices, differenceBy, tried, isDone } = useChoices(draft, place);
  const others = othersThan(schedule, place, choices);
  const ranked = rankedBy(choicesMatching(others, typed), tried);
  const shown = isAll || typed !== '' ? ranked : ranked.slice(0, SHOWN_AT_FIRST);
  return (
    <section className={classOf(styles, 'instead')}>
      <h3>Instead</h3>
      <TextField
        label="Find what could stand here"
        type="search"
        value={typed}
        onChange={setTyped}
      />
      <p role="status" className={classOf(styles, 'quiet')}>
        {checked === undefined
          ? 'Asking the rules …'
          : isDone
            ? `${others.length} tried, the best first`
            : `Tried ${tried.size} of ${others.length}`}
      </p>
      <ul aria-label="What could stand here" className={classOf(styles, 'choices')}>
        {shown.map((choice) => (
          <li key={choice.id}>
            <ChoiceButton
              choice={choice}
              tried={tried.get(choice.id)}
              isDone={isDone}
              isLooked={looked === choice.id}
              onPress={() => setLooked(looked === choice.id ? null : choice.id)}
            />
            {looked === choice.id && (
              <EffectsByAspect
                draft={draft}
                id={choice.id}
                differenceBy={differenceBy}
                onKeep={() => {
                  commands.write([{ place, ids: idsWith(schedule, place, choice.id) }], 'typed');
                  onKept();
                }}
              />
            )}
          </li>
        ))}
      </ul>
      {shown.length < ranked.length && (
        <Button look="quiet" onPress={() => setAll(true)}>
          Show all ({ranked.length})
        </Button>
      )}
    </section>
  );
}

/** What can be chosen for a place, what each would change, and what is known of what that does. */
function useChoices({ state }: LiveDraft, place: Place) {
  const { schedule, checked } = state;
  const { plan } = schedule;
  const key = placeKey(place);
  const choices = useMemo(() => {
    const nothing = { id: '', code: '', name: emptyWords(place), also: [] };
    return [nothing, ...choicesFor(place, plan)];
    // The key says of which place it is.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key, plan]);
  const ids = useMemo(() => choices.map(({ id }) => id), [choices]);
  const differenceBy = useCallback(
    (id: string) => {
      const planned = plannedEdit(schedule, [{ place, ids: idsWith(schedule, place, id) }]);
      const { gone, came } = planned.ok ? planned.difference : { gone: [], came: [] };
      return gone.length + came.length === 0 ? null : { gone, came };
    },
    // oxlint-disable-next-line react/exhaustive-deps
    [schedule, key],
  );
  const { known: tried, isDone } = useTried(checked, ids, differenceBy, tell);
  return { choices, differenceBy, tried, isDone };
}

/** The choices that would change anything. */
function othersThan(
  schedule: Schedule,
  place: Place,
  choices: readonly PlaceChoice[],
): PlaceChoice[] {
  const now = chosenAt(schedule, place);
  const there = new Set<string>(
    place.kind === 'session' ? peopleAt(schedule, place).map(({ person }) => person.id) : now,
  );
  return choices.filter(({ id }) => !(id === '' ? now.length === 0 : there.has(id)));
}

/** What stands in the place with the choice: to a session somebody comes besides, elsewhere it takes the place of what was. */
function idsWith(schedule: Schedule, place: Place, id: string): string[] {
  if (id === '') return [];
  return place.kind === 'session' ? [...chosenAt(schedule, place), id] : [id];
}

/** What was tried by its effect, then what was not tried yet. */
function rankedBy(
  choices: readonly PlaceChoice[],
  tried: ReadonlyMap<string, Tried>,
): PlaceChoice[] {
  const known = choices.flatMap((choice) => {
    const { effect } = tried.get(choice.id) ?? {};
    return effect ? [{ choice, effect }] : [];
  });
  const ranked = known
    .toSorted((one, other) => compareEffects(one.effect, other.effect))
    .map(({ choice }) => choice);
  return [...ranked, ...choices.filter(({ id }) => !tried.has(id))];
}

function ChoiceButton(props: {
  readonly choice: PlaceChoice;
  readonly tried: Tried | undefined;
  readonly isDone: boolean;
  readonly isLooked: boolean;
  readonly onPress: () => void;
}) {
  const { choice, tried, isDone, isLooked, onPress } = props;
  const tone = tried ? toneOf(tried.effect) : 'quiet';
  return (
    <button
      type="button"
      aria-expanded={isLooked}
      className={classOf(styles, 'choice')}
      onClick={onPress}
    >
      <span>
        {choice.code !== '' && <strong>{choice.code} </strong>}
        {choice.name !== choice.code && choice.name}
      </span>
      <span className={classOf(styles, tone)}>
        {tried ? effectWords(tried.effect) : isDone ? 'no free place' : '…'}
        {tried && tried.aspects.length > 0 && (
          <small> ({tried.aspects.map((aspect) => ASPECT_WORDS[aspect]).join(', ')})</small>
        )}
      </span>
    </button>
  );
}

function toneOf({ breaks, mends }: Effect): 'bad' | 'good' | 'quiet' {
  if (breaks > 0) return 'bad';
  return mends > 0 ? 'good' : 'quiet';
}
