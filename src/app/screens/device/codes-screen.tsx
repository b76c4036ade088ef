import { Page } from '../../parts/page.tsx';
import { useDeviceSession } from '../../device-session.tsx';
import { ReadCodesCard } from './read-codes-card.tsx';
import { ShowCodesCard } from './show-codes-card.tsx';
import { say } from '../../../answers/say.ts';

/** Brings a published schedule from phone to phone without a network, as codes on one screen and a camera over it. */
export function CodesScreen() {
  const { program } = useDeviceSession();
  return (
    <Page title={say`Phone to phone`}>
      <ReadCodesCard />
      {program && <ShowCodesCard program={program} />}
    </Page>
  );
}
