import { type Instant, localTimeAt } from '../domain/time/zone.ts';
import { isNobodys, type KnownProgram } from '../store/device-database.ts';
import type { ProgramReader } from '../store/program-reader.ts';
import type { Published } from '../store/queries/published.ts';
import { draw, type Drawing } from './drawing/drawing.ts';
import { escaped, htmlOf } from './drawing/html.ts';
import { nowContent } from './drawing/now-content.ts';
import { type NowFound, readNow } from './now.ts';
import { lookUpPlaces } from './drawing/places.ts';
import { freshnessOf } from './freshness.ts';
import { say } from './say.ts';

/** The parts of the app's document that are replaced: its scripts and their preloads, its placeholder, its title. */
const SCRIPTS = /<script type="module".*?<\/script>|<link rel="modulepreload".*?>/g;
const SHELL = /<div id="root">.*?<noscript>.*?<\/noscript>/s;
const TITLE = /<title>.*?<\/title>/;

/** What the page of who is on call now is made from. */
export interface NowAsked {
  readonly at: Instant;
  readonly readersZone: string;
  /** How the owner of this device wants it to look; empty as the device says. */
  readonly theme: string;
  /** Whether several people use this device: then nobody is its owner. */
  readonly isShared: boolean;
}

/**
 * The app's document with who is on call already in it, to be read, dialled and followed before any script runs. The app
 * begins once it is painted, and takes it away once its own screen stands. It says of which moment it is.
 * @param document the app's own `index.html`, on its way while the database is read.
 * @returns null where there is nothing to show, or the document is not the expected one.
 */
export async function nowPage(
  document: Promise<string>,
  known: KnownProgram,
  program: ProgramReader,
  asked: NowAsked,
): Promise<string | null> {
  const owned = asked.isShared ? { ...known, meId: null } : known;
  const found = await readNow(program, asked.at, owned.meId);
  if (!found?.published) return null;
  const answer = htmlOf(
    frame(owned, asked.isShared, nowScreen(owned, found, found.published, asked)),
  );
  const app = await document;
  const scripts = app.match(SCRIPTS) ?? [];
  const page = app
    .replace(SCRIPTS, '')
    .replace(
      SHELL,
      () =>
        `<div id="answer">${answer}</div><div id="root" hidden></div>
        <template id="app">${scripts.join('')}</template><script src="/after-paint.js" defer></script>`,
    )
    .replace(TITLE, () => `<title>${escaped(say`On call now`)} · Residency Scheduler</title>`)
    .replace('<html ', () =>
      asked.theme ? `<html data-theme="${escaped(asked.theme)}" ` : '<html ',
    );
  return page.includes('<div id="answer">') ? page : null;
}

function frame(known: KnownProgram, isShared: boolean, screen: Drawing): Drawing {
  return draw(
    'div',
    { class: 'layout/frame' },
    draw('a', { class: 'layout/skip', href: '#content' }, say`Skip to content`),
    draw(
      'nav',
      { class: 'layout/nav', 'aria-label': say`Main` },
      draw('p', { class: 'layout/program' }, known.name),
      lookUpPlaces('/now', null, isNobodys(known, isShared)),
    ),
    draw('main', { id: 'content', tabindex: '-1', class: 'layout/content' }, screen),
  );
}

function nowScreen(
  known: KnownProgram,
  found: NowFound,
  published: Published,
  { at, readersZone, isShared }: NowAsked,
): Drawing {
  const { timeZone } = found.program;
  const local = localTimeAt(at, timeZone);
  const { words, isStale } = freshnessOf(published.editions[0], at);
  return draw(
    'div',
    { class: 'page/page' },
    draw(
      'header',
      { class: 'page/header' },
      draw('h1', {}, say`On call now`),
      draw(
        'div',
        { class: 'page/actions' },
        draw(
          'a',
          { class: 'button/button button/plain', href: `/now?at=${local.day}T${local.time}` },
          say`Another time`,
        ),
      ),
    ),
    nowContent(found, published, {
      at,
      isNow: true,
      meId: known.meId,
      isNobodys: isNobodys(known, isShared),
      readersZone,
    }),
    editionLine(words, isStale),
  );
}

/** Which edition is shown and how old it is. */
export function editionLine(words: string, isStale: boolean): Drawing {
  return draw(
    'p',
    { class: isStale ? 'look-up/edition look-up/stale' : 'look-up/edition' },
    draw('a', { href: '/more' }, words),
    isStale &&
      draw('span', {}, say`It may be out of date. Ask your coordinator for the newest edition.`),
  );
}
