import { Pin, PinOff, Eraser } from 'lucide-react';
import type { DraftId } from '../../../../domain/id.ts';
import { subjectKey } from '../../../../domain/rows/comment.ts';
import type { Finding } from '../../../../rules/rule.ts';
import { Button } from '../../../parts/button.tsx';
import { classOf } from '../../../styles/css-modules.ts';
import { becauseText } from '../../asks/because-text.ts';
import { ComplianceMending } from '../compliance-mending.tsx';
import { subjectOf } from '../drafts/cell-subject.ts';
import { CellStoryPart } from '../drafts/cell-story-part.tsx';
import { placeTitle } from './choices.ts';
import { ChoiceList } from './choice-list.tsx';
import { findingsAt, findingsOfNobody } from './finding-marks.ts';
import { daysOfPlace, heldAt, type Place } from './place.ts';
import { type Selection, selectedCells } from './selection.ts';
import { standsThere } from './spoken.ts';
import { type FilledSheet, placeAt } from './table.ts';
import type { Commands } from './use-commands.ts';
import type { LiveDraft } from './use-live-draft.ts';
import { whyHere } from './why-here.ts';
import styles from './panel.module.css';

interface CellPanelProps {
  readonly draft: LiveDraft;
  readonly grid: FilledSheet;
  readonly selection: Selection;
  readonly commands: Commands;
  /** Something was kept, and what was pressed is not there any more. */
  readonly onKept: () => void;
}

/** Beside the grid: why the cell is as it is, what is found of it, and what could stand there instead. */
export function CellPanel({ draft, grid, selection, commands, onKept }: CellPanelProps) {
  const place = placeAt(grid, selection.at);
  const cells = selectedCells(selection);
  const column = grid.sheet.columns[selection.at.column];
  if (!place || !column) {
    return (
      <aside aria-label="The chosen cell" className={classOf(styles, 'panel')}>
        <p>Choose a cell to see why it is as it is and what could stand there instead.</p>
      </aside>
    );
  }
  const { schedule, said } = draft.state;
  const { plan } = schedule;
  const days = daysOfPlace(plan, place);
  const found = findingsAt(said, place, days);
  const subject = subjectOf(schedule, place);
  return (
    <aside aria-label="The chosen cell" className={classOf(styles, 'panel')}>
      <h2>{placeTitle(place, plan)}</h2>
      <p className={classOf(styles, 'now')}>
        Now: <strong>{standsThere(schedule, place, column)}</strong>
      </p>
      <PinButtons grid={grid} place={place} selection={selection} commands={commands} />
      {cells.length > 1 && (
        <p>{cells.length} cells are selected; this is the one with the focus.</p>
      )}
      <Facts title="Why" facts={whyHere(schedule, place)} />
      <Found title="Found here" findings={found} draft={draft} shownMax={5} />
      <ChoiceList draft={draft} place={place} commands={commands} onKept={onKept} />
      <Found
        title="Found of these days, of nobody in particular"
        findings={findingsOfNobody(said, days)}
        draft={draft}
        shownMax={2}
      />
      {subject && (
        <CellStoryPart
          key={subjectKey(subject)}
          draftId={draft.draft.id}
          subject={subject}
          plan={plan}
        />
      )}
    </aside>
  );
}

function PinButtons(props: {
  readonly grid: FilledSheet;
  readonly place: Place;
  readonly selection: Selection;
  readonly commands: Commands;
}) {
  const { grid, place, selection, commands } = props;
  const held = heldAt(grid.schedule, place);
  const isPinned = held.some(({ source }) => source === 'pinned');
  const pin = (): void =>
    commands.pin(
      selectedCells(selection).flatMap((cell) => placeAt(grid, cell) ?? []),
      !isPinned,
    );
  return (
    <div className={classOf(styles, 'buttons')}>
      <Button onPress={pin}>
        {isPinned ? <PinOff aria-hidden size={16} /> : <Pin aria-hidden size={16} />}
        {isPinned ? 'Unpin' : 'Pin'}
      </Button>
      <Button onPress={() => commands.empty(selection)}>
        <Eraser aria-hidden size={16} /> Empty
      </Button>
    </div>
  );
}

function Facts({ title, facts }: { readonly title: string; readonly facts: readonly string[] }) {
  if (facts.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul className={classOf(styles, 'facts')}>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </section>
  );
}

function Found(props: {
  readonly title: string;
  readonly findings: readonly Finding[];
  readonly draft: LiveDraft;
  readonly shownMax: number;
}) {
  const { title, findings, draft, shownMax } = props;
  const { schedule } = draft.state;
  const draftId: DraftId = draft.draft.id;
  if (findings.length === 0) return null;
  return (
    <section>
      <h3>
        {title} ({findings.length})
      </h3>
      <ul className={classOf(styles, 'found')}>
        {findings.slice(0, shownMax).map((finding) => (
          <li
            key={`${finding.ruleId} ${finding.firstDay} ${finding.because} ${finding.personIds.join()}`}
            data-verdict={finding.verdict}
          >
            {becauseText(finding, schedule.plan)}
            <ComplianceMending schedule={schedule} finding={finding} draftId={draftId} />
          </li>
        ))}
      </ul>
      {findings.length > shownMax && <p>and {findings.length - shownMax} more</p>}
    </section>
  );
}
