import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { AcademicYear } from '../../../../domain/rows/academic-year.ts';
import type { Edition } from '../../../../domain/rows/schedule.ts';
import { usePlan } from '../../../hooks/use-directory.ts';
import { Button } from '../../../parts/button.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { Item, ItemList } from '../../../parts/item-list.tsx';
import { Card } from '../../../parts/page.tsx';
import { momentWords, shortDayWords } from '../day-words.ts';
import { EditionFile } from '../edition-file.tsx';
import { LAYER_WORDS } from '../words.ts';
import { classOf } from '../../../styles/css-modules.ts';
import styles from './compare.module.css';
import { BranchDialog } from './branch-dialog.tsx';
import { RestoreDialog } from './restore-dialog.tsx';
import { editionSide, IN_FORCE_SIDE } from './sides.ts';

type Shown = { readonly kind: 'file' | 'branch' | 'restore'; readonly edition: Edition };

/** What was published: each edition as a file, to branch from, to compare, and the earlier ones to put in force again. */
export function EditionsCard(props: {
  readonly editions: readonly Edition[];
  readonly year: AcademicYear;
}) {
  const { editions, year } = props;
  const [shown, setShown] = useState<Shown | null>(null);
  return (
    <Card title="Published editions">
      {editions.length === 0 ? (
        <p>Nothing is published yet. Open a draft and publish it, whole or in parts.</p>
      ) : (
        <ItemList label="Published editions">
          {editions.map((edition, place) => (
            <Item
              key={edition.id}
              title={`Edition ${edition.number}`}
              subtitle={edition.note}
              facts={[
                edition.scope.layers.map((layer) => LAYER_WORDS[layer]).join(', '),
                `${shortDayWords(edition.scope.firstDay)} – ${shortDayWords(edition.scope.lastDay)}`,
                [momentWords(edition.publishedAt), edition.publishedBy].filter(Boolean).join(' · '),
              ]}
              actions={
                <EditionActions
                  edition={edition}
                  isOfYear={edition.yearId === year.id}
                  isLatest={place === 0}
                  onShow={(kind) => setShown({ kind, edition })}
                />
              }
            />
          ))}
        </ItemList>
      )}
      {shown && <ShownDialog shown={shown} year={year} onClose={() => setShown(null)} />}
    </Card>
  );
}

function EditionActions(props: {
  readonly edition: Edition;
  readonly isOfYear: boolean;
  readonly isLatest: boolean;
  readonly onShow: (kind: Shown['kind']) => void;
}) {
  const { edition, isOfYear, isLatest, onShow } = props;
  const name = `edition ${edition.number}`;
  return (
    <>
      {isOfYear && (
        <>
          <Link
            to="/build/compare"
            search={{ first: editionSide(edition.id), second: IN_FORCE_SIDE }}
            aria-label={`Compare ${name}`}
            className={classOf(styles, 'link')}
          >
            Compare
          </Link>
          <Button look="quiet" label={`Branch from ${name}`} onPress={() => onShow('branch')}>
            Branch
          </Button>
          {!isLatest && (
            <Button look="quiet" label={`Back to ${name}`} onPress={() => onShow('restore')}>
              Back to it
            </Button>
          )}
        </>
      )}
      <Button look="quiet" label={`File of ${name}`} onPress={() => onShow('file')}>
        File
      </Button>
    </>
  );
}

function ShownDialog(props: {
  readonly shown: Shown;
  readonly year: AcademicYear;
  readonly onClose: () => void;
}) {
  const { shown, year, onClose } = props;
  const { edition } = shown;
  const plan = usePlan();
  if (shown.kind === 'file') {
    return (
      <Dialog title={`Edition ${edition.number}`} onClose={onClose}>
        <EditionFile editionId={edition.id} />
      </Dialog>
    );
  }
  if (shown.kind === 'branch') {
    const from = { kind: 'edition' as const, editionId: edition.id, number: edition.number };
    return <BranchDialog yearId={year.id} from={from} onClose={onClose} />;
  }
  return plan ? <RestoreDialog plan={plan} edition={edition} onClose={onClose} /> : null;
}
