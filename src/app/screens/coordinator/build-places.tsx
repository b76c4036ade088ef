import {
  CalendarCog,
  CalendarOff,
  ChartColumn,
  CalendarRange,
  ClipboardCheck,
  FileDown,
  Inbox,
  Redo2,
  Scale,
  Settings2,
  Stethoscope,
  TreePalm,
  Undo2,
  UserCog,
  Users,
  Wrench,
} from 'lucide-react';
import { useDeviceSession } from '../../device-session.tsx';
import { useUndo } from '../../hooks/use-record.ts';
import { Button } from '../../parts/button.tsx';
import { type Place, Places } from '../../places.tsx';
import { useReopening } from '../../reopen-database.ts';
import { classOf } from '../../styles/css-modules.ts';
import styles from '../../layout.module.css';

const BUILD: readonly Place[] = [
  { to: '/build', label: 'Schedule', picture: <CalendarCog aria-hidden size={20} /> },
  { to: '/inbox', label: 'Inbox', picture: <Inbox aria-hidden size={20} /> },
  { to: '/people', label: 'People', picture: <Users aria-hidden size={20} /> },
  { to: '/years', label: 'Years', picture: <CalendarRange aria-hidden size={20} /> },
  { to: '/rotations', label: 'Rotations', picture: <Stethoscope aria-hidden size={20} /> },
  { to: '/absences', label: 'Absences', picture: <CalendarOff aria-hidden size={20} /> },
  { to: '/leave', label: 'Leave', picture: <TreePalm aria-hidden size={20} /> },
  { to: '/repair', label: 'Repair', picture: <Wrench aria-hidden size={20} /> },
  { to: '/compliance', label: 'Compliance', picture: <ClipboardCheck aria-hidden size={20} /> },
  { to: '/dashboards', label: 'Dashboards', picture: <ChartColumn aria-hidden size={20} /> },
  { to: '/rules', label: 'Rules', picture: <Scale aria-hidden size={20} /> },
  { to: '/files', label: 'Files', picture: <FileDown aria-hidden size={20} /> },
  { to: '/settings', label: 'Settings', picture: <Settings2 aria-hidden size={20} /> },
];

const MEMBERS: Place = {
  to: '/members',
  label: 'Members',
  picture: <UserCog aria-hidden size={20} />,
};

/** The places where a schedule is built, and what takes changes back. */
export function BuildPlaces() {
  useReopening();
  const { program } = useDeviceSession();
  const isAdmin = program?.server?.roles.includes('admin') ?? false;
  const { undo, redo } = useUndo();
  return (
    <>
      <Places places={isAdmin ? [...BUILD, MEMBERS] : BUILD} />
      <div className={classOf(styles, 'undo')}>
        <Button look="quiet" label="Undo" disabled={!undo} {...(undo && { onPress: undo })}>
          <Undo2 aria-hidden size={20} />
        </Button>
        <Button look="quiet" label="Redo" disabled={!redo} {...(redo && { onPress: redo })}>
          <Redo2 aria-hidden size={20} />
        </Button>
      </div>
    </>
  );
}
