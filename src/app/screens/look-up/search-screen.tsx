import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useId } from 'react';
import { type Found, findable, search } from '../../../answers/search.ts';
import { useNow } from '../../device-clock.ts';
import { useLookUp } from '../../hooks/use-schedule.ts';
import { classOf } from '../../styles/css-modules.ts';
import { LookUpPage, type LookUpView } from './look-up-page.tsx';
import styles from './look-up.module.css';

const route = getRouteApi('/search');

/** Finds people, rotations and services by name. */
export function SearchScreen() {
  return (
    <LookUpPage title="Search" found={useLookUp(useNow(), 0, 28, { whole: [] })}>
      {(view) => <Finder view={view} />}
    </LookUpPage>
  );
}

function Finder({ view }: { readonly view: LookUpView }) {
  const { text = '' } = route.useSearch();
  const navigate = useNavigate({ from: '/search' });
  const id = useId();
  const all = findable(view.published.schedule.plan);
  const found = search(all, text);
  return (
    <>
      <div role="search" className={classOf(styles, 'finder')}>
        <label htmlFor={id} className={classOf(styles, 'label')}>
          A person, rotation or service
        </label>
        <input
          id={id}
          type="search"
          autoComplete="off"
          enterKeyHint="search"
          className={classOf(styles, 'search')}
          defaultValue={text}
          onChange={(event) =>
            void navigate({
              search: { text: event.target.value || undefined },
              replace: true,
              viewTransition: false,
            })
          }
        />
      </div>
      <p role="status" className={classOf(styles, 'quiet')}>
        {text.trim() === ''
          ? 'Part of a name is enough.'
          : found.length === 0
            ? `Nothing found for “${text.trim()}”.`
            : `${found.length} found`}
      </p>
      <ul className={classOf(styles, 'entries')}>
        {(text.trim() === '' ? all.filter(({ kind }) => kind !== 'person') : found).map((each) => (
          <li key={`${each.kind} ${each.id}`}>
            <FoundLink found={each} />
          </li>
        ))}
      </ul>
    </>
  );
}

function FoundLink({ found }: { readonly found: Found }) {
  const content = (
    <>
      <span>{found.name}</span>
      <small>{found.hint}</small>
    </>
  );
  const className = classOf(styles, 'entry');
  switch (found.kind) {
    case 'person':
      return (
        <Link className={className} to="/person/$personId" params={{ personId: found.id }}>
          {content}
        </Link>
      );
    case 'rotation':
      return (
        <Link className={className} to="/rotation/$rotationId" params={{ rotationId: found.id }}>
          {content}
        </Link>
      );
    case 'service':
      return (
        <Link className={className} to="/now" search={{ service: found.id }}>
          {content}
        </Link>
      );
  }
}
