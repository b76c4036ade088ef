import { useMemo } from 'react';
import type { Schedule } from '../../../../domain/schedule/schedule.ts';
import { slotKey } from '../../../../domain/schedule/slot.ts';
import { Button } from '../../../parts/button.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { classOf } from '../../../styles/css-modules.ts';
import { placeTitle } from './choices.ts';
import { placeOfSlot } from './place.ts';
import type { AskedPins, Commands } from './use-commands.ts';
import styles from './workbench.module.css';

const LISTED_MAX = 8;

/** What the grid asks or refuses, where there is anything. */
export function WorkbenchDialogs(props: {
  readonly commands: Commands;
  readonly schedule: Schedule;
  readonly onClosed: () => void;
}) {
  const { commands, schedule, onClosed } = props;
  const close = (): void => {
    commands.dismiss();
    onClosed();
  };
  if (commands.asked) {
    return <PinsDialog asked={commands.asked} schedule={schedule} onClose={close} />;
  }
  if (commands.problems) return <ProblemsDialog problems={commands.problems} onClose={close} />;
  return null;
}

function PinsDialog(props: {
  readonly asked: AskedPins;
  readonly schedule: Schedule;
  readonly onClose: () => void;
}) {
  const { asked, schedule, onClose } = props;
  const titles = useMemo(
    () =>
      asked.pinned.map(({ slot }) =>
        placeTitle(placeOfSlot(schedule, slotKey(slot)), schedule.plan),
      ),
    [asked, schedule],
  );
  const after = (run: () => void) => () => {
    run();
    onClose();
  };
  const { others } = asked;
  return (
    <Dialog title="Pinned places would move" onClose={onClose}>
      <p>
        {titles.length === 1 ? 'One place' : `${titles.length} places`} among these{' '}
        {titles.length === 1 ? 'is' : 'are'} pinned:
      </p>
      <Listed items={titles} />
      <div className={classOf(styles, 'answers')}>
        <Button look="main" onPress={after(asked.all)}>
          Change the pinned ones too
        </Button>
        {others && <Button onPress={after(others)}>Leave the pinned ones as they are</Button>}
        <Button look="quiet" onPress={onClose}>
          Change nothing
        </Button>
      </div>
    </Dialog>
  );
}

function ProblemsDialog(props: {
  readonly problems: readonly string[];
  readonly onClose: () => void;
}) {
  const { problems, onClose } = props;
  return (
    <Dialog title="Nothing was changed" onClose={onClose}>
      <Listed items={problems} />
      <div className={classOf(styles, 'answers')}>
        <Button look="main" onPress={onClose}>
          Back to the grid
        </Button>
      </div>
    </Dialog>
  );
}

function Listed({ items }: { readonly items: readonly string[] }) {
  return (
    <ul className={classOf(styles, 'listed')}>
      {items.slice(0, LISTED_MAX).map((item) => (
        <li key={item}>{item}</li>
      ))}
      {items.length > LISTED_MAX && <li>and {items.length - LISTED_MAX} more</li>}
    </ul>
  );
}

const KEYS: readonly (readonly [keys: string, what: string])[] = [
  ['Letters', 'Type what is to stand in the cell; Enter keeps it and goes down, Tab goes right'],
  ['Ctrl+Enter', 'While typing: write it into all selected cells'],
  ['Enter or F2', 'Change what stands in the cell'],
  ['Delete', 'Empty the selected cells'],
  ['Arrows, Home, End, Page Up, Page Down', 'Move; with Ctrl to the end, with Shift select'],
  ['Alt+Page Up, Alt+Page Down', 'A page to the left or right'],
  ['Shift+Space, Ctrl+Space, Ctrl+A', 'Select the row, the column, everything'],
  ['Ctrl+C, Ctrl+V', 'Copy and paste, also from and to Excel'],
  [
    'Ctrl+X, then Ctrl+V',
    'Exchange the cut cells with those where you paste; dragging does the same',
  ],
  ['Ctrl+D, Ctrl+R', 'Fill down, fill to the right; or drag the corner of what is selected'],
  ['Alt+P', 'Pin or unpin the selected cells'],
  ['Ctrl+Z, Ctrl+Y', 'Undo, do again'],
  ['Ctrl+F', 'Find in the grid'],
  ['Tab', 'On to what is said of the cell and what could stand there instead'],
];

/** The keys of the grid. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Keys of the grid" onClose={onClose}>
      <dl className={classOf(styles, 'keys')}>
        {KEYS.map(([keys, what]) => (
          <div key={keys}>
            <dt>{keys}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
