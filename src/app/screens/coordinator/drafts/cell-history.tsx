import { changes } from '../../../../domain/changes/registry.ts';
import type { DraftId } from '../../../../domain/id.ts';
import { subjectKey } from '../../../../domain/rows/comment.ts';
import type { CellEvent, PublishedCell } from '../../../../domain/schedule/cell-history.ts';
import type { Plan } from '../../../../domain/schedule/plan.ts';
import type { Filled } from '../../../../domain/schedule/slot.ts';
import { type CellStory, readCellStory } from '../../../../store/queries/cell-story.ts';
import { Skeleton } from '../../../parts/page.tsx';
import { useStored } from '../../../program-session.tsx';
import { classOf } from '../../../styles/css-modules.ts';
import { momentWords } from '../day-words.ts';
import { type CellSubject, cellOf, isIn } from './cell-subject.ts';
import { contentWords, personName } from './difference-words.ts';
import styles from './cell-story.module.css';

/** What became of a place, the latest first: who changed it in the draft, when and why, and what editions said of it. */
export function CellHistory(props: {
  readonly draftId: DraftId;
  readonly subject: CellSubject;
  readonly plan: Plan;
}) {
  const { draftId, subject, plan } = props;
  const story = useStored(
    async (database) => {
      const cell = cellOf(subject, plan);
      return cell && readCellStory(database, draftId, cell, (filled) => isIn(filled, subject));
    },
    [draftId, subjectKey(subject), plan],
  );
  if (story === undefined) return <Skeleton lines={2} />;
  if (!story || (story.events.length === 0 && story.published.length === 0)) {
    return (
      <p>Nothing is known of this place before: it came with the program’s file, or is new.</p>
    );
  }
  return (
    <ol aria-label="History of this place" className={classOf(styles, 'story')}>
      {linesOf(story, plan).map(({ key, at, what, why, who }) => (
        <li key={key}>
          <b>{what}</b>
          <span>{why}</span>
          <small>{[momentWords(at), who].filter(Boolean).join(' · ')}</small>
        </li>
      ))}
    </ol>
  );
}

interface Line {
  readonly key: string;
  readonly at: CellEvent['at'];
  readonly what: string;
  readonly why: string;
  readonly who: string | null;
}

function linesOf({ events, published, reasons }: CellStory, plan: Plan): Line[] {
  return [
    ...events.map((event) => eventLine(event, plan)),
    ...published.map((each) => publishedLine(each, reasons, plan)),
  ].toSorted((one, other) => other.at - one.at);
}

function eventLine(event: CellEvent, plan: Plan): Line {
  const { changeId, at, by, before, after } = event;
  return {
    key: changeId,
    at,
    what: movedWords(before, after, plan),
    why: whyWords(event),
    who: by === null ? null : personName(plan, by),
  };
}

function movedWords(before: readonly Filled[], after: readonly Filled[], plan: Plan): string {
  const [then, now] = [contentWords(before, plan), contentWords(after, plan)];
  if (then !== now) return `${then} → ${now}`;
  const isPinned = after.some(({ source }) => source === 'pinned');
  return isPinned ? `${now}, pinned` : `${now}, not pinned any more`;
}

/** What the change says of itself, with the reason that it carries. */
function whyWords({ name, args }: CellEvent): string {
  const change = changes.get(name);
  const parsed = change?.args.safeParse(args);
  const sentence = change && parsed?.success ? change.sentence(parsed.data) : name;
  const reason: unknown =
    typeof args === 'object' && args !== null && 'reason' in args ? args.reason : undefined;
  return typeof reason === 'string' && reason !== '' ? `${sentence}: ${reason}` : sentence;
}

function publishedLine(
  { edition, filled }: PublishedCell,
  reasons: ReadonlyMap<string, string>,
  plan: Plan,
): Line {
  const reason = reasons.get(edition.id);
  return {
    key: edition.id,
    at: edition.publishedAt,
    what: `Published: ${contentWords(filled, plan)}`,
    why: [`Edition ${edition.number}`, edition.note, reason && `late because: ${reason}`]
      .filter(Boolean)
      .join(', '),
    who: edition.publishedBy,
  };
}
