import { Send } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Draft } from '../../../domain/rows/schedule.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
import type { Filled } from '../../../domain/schedule/slot.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/page.tsx';
import { PublishDialog, type PublishStart } from './publish-dialog.tsx';
import { useFindings } from './use-findings.ts';

/** After a repair: phones show what was published before, until this is published too. */
export function RepairPublish(props: {
  readonly draft: Draft;
  readonly plan: Plan;
  readonly filled: readonly Filled[];
  /** The least that holds what was repaired. */
  readonly start: PublishStart;
}) {
  const { draft, plan, filled, start } = props;
  const [isPublishing, setPublishing] = useState(false);
  const [isPublished, setPublished] = useState(false);
  const findings = useFindings(plan, isPublishing ? filled : null);
  const notePublished = useCallback(() => setPublished(true), []);
  const card = useRef<HTMLDivElement>(null);
  // What was pressed to apply the repair is gone, and this is what comes next.
  useEffect(() => card.current?.querySelector('button')?.focus(), []);
  return (
    <Card title="Repaired">
      <p>
        {isPublished
          ? 'The draft holds again, and it is published.'
          : 'The draft holds again. Phones show what was published before until you publish.'}
      </p>
      <div ref={card}>
        <Button look="main" onPress={() => setPublishing(true)}>
          <Send aria-hidden size={18} /> Publish the repair
        </Button>
      </div>
      {isPublishing && (
        <PublishDialog
          draft={draft}
          plan={plan}
          findings={findings ?? []}
          start={start}
          onPublished={notePublished}
          onClose={() => setPublishing(false)}
        />
      )}
    </Card>
  );
}
