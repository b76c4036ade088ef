import { Keyboard, Printer, Redo2, Search, Undo2 } from 'lucide-react';
import type { BlockCalendar } from '../../../../domain/rows/academic-year.ts';
import type { Plan } from '../../../../domain/schedule/plan.ts';
import type { Day } from '../../../../domain/time/day.ts';
import { useUndo } from '../../../hooks/use-record.ts';
import { Button } from '../../../parts/button.tsx';
import { SelectField } from '../../../parts/choices.tsx';
import { classOf } from '../../../styles/css-modules.ts';
import { monthWords } from '../day-words.ts';
import { monthsOf } from '../months.ts';
import { LinkButton } from '../link-button.tsx';
import type { RowsBy, SheetChoice, Zoom } from './sheet.ts';
import styles from './workbench.module.css';

const ZOOMS: readonly (readonly [Zoom, string])[] = [
  ['blocks', 'Blocks'],
  ['days', 'Days'],
  ['half-days', 'Half-days'],
];

function rowChoices(zoom: Zoom): { readonly value: RowsBy; readonly label: string }[] {
  return [
    { value: 'person', label: 'People' },
    { value: 'role', label: zoom === 'days' ? 'Call roles' : 'Roles and classes' },
    { value: 'rotation', label: 'Rotations' },
    { value: 'site', label: 'Sites' },
  ];
}

interface WorkbenchBarProps {
  readonly plan: Plan;
  readonly choice: SheetChoice;
  readonly onChoose: (choice: SheetChoice) => void;
  /** The first day of the month that the focus is in. */
  readonly month: string;
  readonly onGo: (to: Day) => void;
  readonly onFind: () => void;
  readonly onKeys: () => void;
}

/** What the grid shows, and what is done to it besides typing. */
export function WorkbenchBar(props: WorkbenchBarProps) {
  const { plan, choice, onChoose, month, onGo, onFind, onKeys } = props;
  const { undo, redo } = useUndo();
  const calendars = plan.rows.calendars.filter(({ id }) =>
    plan.rows.blocks.some(({ calendarId }) => calendarId === id),
  );
  return (
    <div className={classOf(styles, 'bar')}>
      <div role="group" aria-label="Zoom" className={classOf(styles, 'zooms')}>
        {ZOOMS.map(([zoom, label]) => (
          <Button
            key={zoom}
            pressed={choice.zoom === zoom}
            onPress={() => onChoose({ ...choice, zoom })}
          >
            {label}
          </Button>
        ))}
      </div>
      <SelectField
        label="Rows"
        value={choice.by}
        choices={rowChoices(choice.zoom)}
        onChange={(by) => onChoose({ ...choice, by })}
      />
      {choice.zoom === 'blocks' && calendars.length > 1 && (
        <CalendarField calendars={calendars} choice={choice} onChoose={onChoose} />
      )}
      {choice.zoom !== 'blocks' && <MonthField plan={plan} month={month} onGo={onGo} />}
      <div className={classOf(styles, 'tools')}>
        <Button
          look="quiet"
          label="Undo in the grid"
          disabled={!undo}
          {...(undo && { onPress: undo })}
        >
          <Undo2 aria-hidden size={18} />
        </Button>
        <Button
          look="quiet"
          label="Redo in the grid"
          disabled={!redo}
          {...(redo && { onPress: redo })}
        >
          <Redo2 aria-hidden size={18} />
        </Button>
        <Button look="quiet" label="Find in the grid" onPress={onFind}>
          <Search aria-hidden size={18} />
        </Button>
        <Button look="quiet" label="Keys of the grid" onPress={onKeys}>
          <Keyboard aria-hidden size={18} />
        </Button>
        <Button look="quiet" label="Print the grid" onPress={() => window.print()}>
          <Printer aria-hidden size={18} />
        </Button>
        <LinkButton to="/repair">Somebody is ill …</LinkButton>
      </div>
    </div>
  );
}

function CalendarField(props: {
  readonly calendars: readonly BlockCalendar[];
  readonly choice: SheetChoice;
  readonly onChoose: (choice: SheetChoice) => void;
}) {
  const { calendars, choice, onChoose } = props;
  return (
    <SelectField
      label="Block calendar"
      value={choice.calendarId as string}
      choices={calendars.map(({ id, name }) => ({ value: id as string, label: name }))}
      onChange={(chosen) => {
        const calendar = calendars.find(({ id }) => id === chosen);
        if (calendar) onChoose({ ...choice, calendarId: calendar.id });
      }}
    />
  );
}

function MonthField(props: {
  readonly plan: Plan;
  readonly month: string;
  readonly onGo: (to: Day) => void;
}) {
  const { plan, month, onGo } = props;
  const months = monthsOf(plan.rows.year);
  return (
    <SelectField
      label="Month"
      value={month}
      choices={months.map(({ firstDay }) => ({
        value: firstDay as string,
        label: monthWords(firstDay),
      }))}
      onChange={(chosen) => {
        const found = months.find(({ firstDay }) => firstDay === chosen);
        if (found) onGo(found.firstDay);
      }}
    />
  );
}
