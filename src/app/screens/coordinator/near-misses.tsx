import { FileSpreadsheet } from 'lucide-react';
import { useState } from 'react';
import type { NearMiss } from '../../../rules/near-misses.ts';
import { rules } from '../../../rules/registry.ts';
import { measureWords } from '../../../rules/rule-words.ts';
import type { ComplianceSearch } from '../../coordinator-search.ts';
import type { Judged } from '../../hooks/use-judged.ts';
import { Button } from '../../parts/button.tsx';
import { Item, ItemList } from '../../parts/item-list.tsx';
import { Card } from '../../parts/page.tsx';
import { saveFile } from '../../save-file.ts';
import { classOf } from '../../styles/css-modules.ts';
import { filteredFindings } from './compliance-filters.tsx';
import { PlaceLink } from './compliance-finding.tsx';
import { spanWords } from './day-words.ts';
import { namesOf } from './findings-words.ts';
import { nearMissesCsv } from './over-time-csv.ts';
import styles from './over-time.module.css';

const SHOWN_AT_FIRST = 10;

/** The musts that are kept only just: of whom, when, and how near. */
export function NearMisses(props: {
  readonly judged: Judged;
  readonly nearMisses: readonly NearMiss[];
  readonly search: ComplianceSearch;
}) {
  const { judged, nearMisses, search } = props;
  const { schedule } = judged;
  const asked = filteredFindings(schedule, nearMisses, { ...search, verdict: undefined });
  const [shownMax, setShownMax] = useState(SHOWN_AT_FIRST);
  const shown = asked.slice(0, shownMax);
  const left = asked.length - shown.length;
  const save = () => saveFile('near-misses.csv', nearMissesCsv(asked, schedule.plan), 'text/csv');
  if (nearMisses.length === 0) return null;
  return (
    <Card title="Near misses">
      <p>
        A must that is kept, but only just. Nothing is wrong with these days; they leave no room for
        a change.
      </p>
      <details className={classOf(styles, 'details')}>
        <summary>
          {asked.length === nearMisses.length
            ? `${asked.length} near misses`
            : `${asked.length} of ${nearMisses.length} near misses`}
        </summary>
        <ItemList label="Near misses">
          {shown.map((each) => (
            <Item
              key={`${each.ruleId} ${each.personIds.join()} ${each.slots.join()} ${each.firstDay}`}
              title={`${namesOf(each, schedule.plan).join(', ')}, ${spanWords(each)}`}
              subtitle={rules.get(each.ruleId)?.title}
              facts={[measureWords(each), each.because]}
              actions={<PlaceLink judged={judged} finding={each} />}
            />
          ))}
        </ItemList>
        {left > 0 && (
          <div className={classOf(styles, 'onScreen')}>
            <Button onPress={() => setShownMax(shownMax + 50)}>
              Show more near misses ({left} left)
            </Button>
          </div>
        )}
      </details>
      {asked.length > 0 && (
        <div className={classOf(styles, 'onScreen')}>
          <Button onPress={save}>
            <FileSpreadsheet aria-hidden size={18} /> Save near misses as CSV
          </Button>
        </div>
      )}
    </Card>
  );
}
