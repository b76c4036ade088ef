import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useEffect, useId, useState } from 'react';
import { reaches } from '../../../answers/drawing/reaches.ts';
import type { Fact } from '../../../answers/facts.ts';
import { findAnswers, type Findings } from '../../../answers/find.ts';
import { type Found, findable } from '../../../answers/search.ts';
import { deviceNow, useNow } from '../../device-clock.ts';
import { useLookedUp } from '../../device-session.tsx';
import { useLookUp } from '../../hooks/use-schedule.ts';
import { Draw } from '../../parts/drawing.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { LookUpPage, type LookUpView } from './look-up-page.tsx';
import styles from './look-up.module.css';
import { say, sayCount } from '../../../answers/say.ts';

const route = getRouteApi('/search');

/** Answers what is typed about people, rotations and services with the facts themselves. */
export function SearchScreen() {
  return (
    <LookUpPage title={say`Search`} found={useLookUp(useNow(), 0, 28, { whole: [] })}>
      {(view) => <Finder view={view} />}
    </LookUpPage>
  );
}

/** The address follows what is typed once typing pauses for so many milliseconds. */
const PAUSE = 500;

function Finder({ view }: { readonly view: LookUpView }) {
  const { text: asked = '' } = route.useSearch();
  const navigate = useNavigate({ from: '/search' });
  const id = useId();
  const [text, setText] = useState(asked);
  const typed = useDeferredValue(text).trim();
  const findings = useLookedUp(
    async (program) =>
      typed === '' ? null : findAnswers(program, deviceNow(), typed, view.readersZone),
    [typed],
  );
  useEffect(() => {
    if (text === asked) return;
    const pause = window.setTimeout(
      () => void navigate({ search: { text: text || undefined }, replace: true }),
      PAUSE,
    );
    return () => window.clearTimeout(pause);
  }, [text, asked, navigate]);
  return (
    <>
      <div role="search" className={classOf(styles, 'finder')}>
        <label htmlFor={id} className={classOf(styles, 'label')}>
          {say`A person, rotation or service, and when`}
        </label>
        <input
          id={id}
          type="search"
          autoComplete="off"
          enterKeyHint="search"
          className={classOf(styles, 'search')}
          defaultValue={asked}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <p role="status" className={classOf(styles, 'quiet')}>
        {statusWords(typed, findings)}
      </p>
      {findings?.facts.map((fact) => (
        <FactCard key={`${fact.href} ${fact.title}`} fact={fact} />
      ))}
      <ul className={classOf(styles, 'entries')}>
        {(typed === '' ? placesOf(view) : (findings?.others ?? [])).map((each) => (
          <li key={`${each.kind} ${each.id}`}>
            <a className={classOf(styles, 'entry')} href={addressOf(each)}>
              <span>{each.name}</span>
              <small>{each.hint}</small>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function statusWords(typed: string, findings: Findings | null | undefined): string {
  if (typed === '') return say`For example: icu tue, a name and “next call”, attending 12/24.`;
  if (!findings) return '';
  const { facts, others } = findings;
  if (facts.length + others.length === 0) return say`Nothing found for “${typed}”.`;
  return others.length === 0 ? '' : sayCount(facts.length + others.length, '# found', '# found');
}

function placesOf({ published }: LookUpView): Found[] {
  return findable(published.schedule.plan).filter(({ kind }) => kind !== 'person');
}

function FactCard({ fact }: { readonly fact: Fact }) {
  return (
    <article className={classOf(styles, 'fact')}>
      <h2>
        <a href={fact.href}>{fact.title}</a> <small>{fact.hint}</small>
      </h2>
      <ul className={classOf(styles, 'list')}>
        {fact.lines.map(({ words, person, reaches: ways }) => (
          <li key={`${words} ${person?.personId}`}>
            {words}
            {words && person && <br />}
            {person && (
              <a className={classOf(styles, 'target')} href={`/person/${person.personId}`}>
                {person.name}
              </a>
            )}
            {ways.length > 0 && (
              <Draw of={[reaches(person?.name ?? fact.title, ways, 'compact')]} />
            )}
          </li>
        ))}
      </ul>
    </article>
  );
}

function addressOf(found: Found): string {
  const id = encodeURIComponent(found.id);
  switch (found.kind) {
    case 'person':
      return `/person/${id}`;
    case 'rotation':
      return `/rotation/${id}`;
    case 'service':
      return `/now?service=${id}`;
    case 'role':
      return `/now?service=${encodeURIComponent(found.hint)}`;
  }
}
