import { Suspense } from 'react';
import { dayWithYear } from '../../../answers/time-words.ts';
import { agoInWords } from '../../../answers/freshness.ts';
import type { Edition } from '../../../domain/rows/schedule.ts';
import { useNow } from '../../device-clock.ts';
import { useEditions } from '../../hooks/use-schedule.ts';
import { BuildTiles } from '../../layout.tsx';
import { lazyPart } from '../../parts/lazy-part.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { useDeviceSession } from '../../device-session.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { OpenFileCard } from './open-file-card.tsx';
import styles from './look-up.module.css';

const LazyDeviceCards = lazyPart(async () => {
  const { DeviceCards } = await import('../device/device-cards.tsx');
  return DeviceCards;
});

/** Everything that is not looked up every day: files, editions, installing, and the coordinators' places. */
export function MoreScreen() {
  const { program } = useDeviceSession();
  const editions = useEditions();
  const isBuilder = program && !program.isLookUpOnly;
  return (
    <Page title="More">
      <div className={classOf(styles, 'columns')}>
        {isBuilder && (
          <div className={classOf(styles, 'onPhones')}>
            <Card title="Build">
              <BuildTiles />
            </Card>
          </div>
        )}
        <OpenFileCard />
        {editions && editions.length > 0 && <EditionsCard editions={editions} />}
        <Suspense>
          <LazyDeviceCards />
        </Suspense>
      </div>
    </Page>
  );
}

const LAYER_WORDS = { block: 'rotations', call: 'call', 'half-day': 'half-days' } as const;

function EditionsCard({ editions }: { readonly editions: readonly Edition[] }) {
  const now = useNow();
  return (
    <Card title="Editions on this device">
      <ul className={classOf(styles, 'list')}>
        {editions.slice(0, 12).map((edition) => (
          <li key={edition.id}>
            <strong>Edition {edition.number}</strong>{' '}
            <span className={classOf(styles, 'quiet')}>
              {edition.scope.layers.map((layer) => LAYER_WORDS[layer]).join(', ')},{' '}
              {dayWithYear(edition.scope.firstDay)} to {dayWithYear(edition.scope.lastDay)};
              published {agoInWords(edition.publishedAt, now)}
              {edition.publishedBy && ` by ${edition.publishedBy}`}
              {edition.note && `: ${edition.note}`}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
