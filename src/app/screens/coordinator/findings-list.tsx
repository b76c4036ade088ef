import { Link } from '@tanstack/react-router';
import { CircleAlert, CircleHelp, Lightbulb } from 'lucide-react';
import { useState } from 'react';
import type { DraftId } from '../../../domain/id.ts';
import { fullName, type Plan } from '../../../domain/schedule/plan.ts';
import type { Schedule } from '../../../domain/schedule/schedule.ts';
import type { SlotKey } from '../../../domain/schedule/slot.ts';
import { rules } from '../../../rules/registry.ts';
import type { Finding } from '../../../rules/rule.ts';
import { Button } from '../../parts/button.tsx';
import { Item, ItemList } from '../../parts/item-list.tsx';
import { Card, EmptyState, Skeleton } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { ComplianceMending } from './compliance-mending.tsx';
import { spanWords } from './day-words.ts';
import { becauseWords, VERDICT_WORDS } from './findings-words.ts';
import styles from './draft.module.css';

const VERDICTS = ['violation', 'cannot-tell', 'advisory'] as const;
const ICONS = { violation: CircleAlert, 'cannot-tell': CircleHelp, advisory: Lightbulb } as const;
const SHOWN_AT_FIRST = 25;

interface FindingsListProps {
  readonly draftId: DraftId;
  readonly schedule: Schedule;
  readonly findings: readonly Finding[] | undefined;
  /** Shows the cell of a slot. */
  readonly onGo: (slot: SlotKey) => void;
}

/** What the rules say of a draft, the worst first. */
export function FindingsList({ findings, ...content }: FindingsListProps) {
  if (!findings) return <Skeleton lines={8} />;
  if (findings.length === 0) {
    return (
      <EmptyState title="The rules find nothing to object to">
        <p>Every rule that is switched on holds in this draft.</p>
      </EmptyState>
    );
  }
  return VERDICTS.map((verdict) => {
    const own = findings.filter((finding) => finding.verdict === verdict);
    return own.length === 0 ? null : (
      <VerdictCard key={verdict} verdict={verdict} findings={own} {...content} />
    );
  });
}

function VerdictCard(
  props: Omit<FindingsListProps, 'findings'> & {
    readonly verdict: Finding['verdict'];
    readonly findings: readonly Finding[];
  },
) {
  const { verdict, findings, schedule, draftId, onGo } = props;
  const { plan } = schedule;
  const [shownMax, setShownMax] = useState(SHOWN_AT_FIRST);
  const Icon = ICONS[verdict];
  return (
    <Card title={`${VERDICT_WORDS[verdict]} (${findings.length})`}>
      <ItemList label={VERDICT_WORDS[verdict]}>
        {findings.slice(0, shownMax).map((finding) => {
          const [key] = finding.slots;
          return (
            <Item
              key={`${finding.ruleId} ${finding.personIds.join()} ${finding.firstDay} ${finding.because}`}
              picture={<Icon aria-hidden size={20} className={classOf(styles, verdict)} />}
              title={becauseWords(finding, plan)}
              subtitle={[rules.get(finding.ruleId)?.title, spanWords(finding)].join(' · ')}
              actions={
                <>
                  <ComplianceMending schedule={schedule} finding={finding} draftId={draftId} />
                  <PersonLinks finding={finding} plan={plan} />
                  {key !== undefined && (
                    <Button look="quiet" onPress={() => onGo(key)}>
                      Show in the grid
                    </Button>
                  )}
                </>
              }
            />
          );
        })}
      </ItemList>
      {findings.length > shownMax && (
        <div>
          <Button onPress={() => setShownMax(shownMax + 100)}>
            Show more ({findings.length - shownMax} left)
          </Button>
        </div>
      )}
    </Card>
  );
}

function PersonLinks({ finding, plan }: { readonly finding: Finding; readonly plan: Plan }) {
  return finding.personIds.slice(0, 2).map((personId) => {
    const member = plan.memberById.get(personId);
    return member ? (
      <Link
        key={personId}
        to="/person/$personId"
        params={{ personId }}
        className={classOf(styles, 'personLink')}
      >
        {fullName(member.person)}
      </Link>
    ) : null;
  });
}
