import { Suspense } from 'react';
import { dayWithYear } from '../../../answers/time-words.ts';
import { agoInWords } from '../../../answers/freshness.ts';
import type { Instant } from '../../../domain/time/zone.ts';
import type { Edition, Layer } from '../../../domain/rows/schedule.ts';
import { useNow } from '../../device-clock.ts';
import { useEditions } from '../../hooks/use-schedule.ts';
import { BuildTiles } from '../../layout.tsx';
import { lazyPart } from '../../parts/lazy-part.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { useDeviceSession } from '../../device-session.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { OpenFileCard } from './open-file-card.tsx';
import styles from './look-up.module.css';
import { say } from '../../../answers/say.ts';

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
    <Page title={say`More`}>
      <div className={classOf(styles, 'columns')}>
        {isBuilder && (
          <div className={classOf(styles, 'onPhones')}>
            <Card title={say`Build`}>
              <BuildTiles />
            </Card>
          </div>
        )}
        {!program?.server && <OpenFileCard />}
        {editions && editions.length > 0 && <EditionsCard editions={editions} />}
        <Suspense>
          <LazyDeviceCards />
        </Suspense>
      </div>
    </Page>
  );
}

const layerWords = (layer: Layer): string =>
  ({ block: say`rotations`, call: say`call`, 'half-day': say`half-days` })[layer];

function EditionsCard({ editions }: { readonly editions: readonly Edition[] }) {
  const now = useNow();
  return (
    <Card title={say`Editions on this device`}>
      <ul className={classOf(styles, 'list')}>
        {editions.slice(0, 12).map((edition) => (
          <li key={edition.id}>
            <strong>{say`Edition ${edition.number}`}</strong>{' '}
            <span className={classOf(styles, 'quiet')}>{editionWords(edition, now)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function editionWords({ scope, publishedAt, publishedBy, note }: Edition, now: Instant): string {
  const layers = scope.layers.map(layerWords).join(', ');
  const span = say`${dayWithYear(scope.firstDay)} to ${dayWithYear(scope.lastDay)}`;
  const ago = agoInWords(publishedAt, now);
  const by = publishedBy ? say`published ${ago} by ${publishedBy}` : say`published ${ago}`;
  return [`${layers}, ${span}; ${by}`, note].filter(Boolean).join(': ');
}
