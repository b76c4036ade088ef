import { Link } from '@tanstack/react-router';
import { useActivities, useCallRoles, useOpenYear } from '../../hooks/use-program.ts';
import { Card, Page } from '../../parts/page.tsx';
import { ActivitiesCard } from './activities-card.tsx';
import { CallRolesCard } from './call-roles-card.tsx';
import { DeviceCard } from './device-card.tsx';
import { HistoryCard } from './history-card.tsx';
import { LoadingPage, NoProgram } from './no-program.tsx';
import { ProgramCard } from './program-card.tsx';

/** Everything that is set once: program, call roles, activities, rules; this device and the history. */
export function SettingsScreen() {
  const open = useOpenYear();
  const callRoles = useCallRoles();
  const activities = useActivities();
  if (open.status === 'none') return <NoProgram title="Settings" />;
  if (open.status === 'loading' || !callRoles || !activities)
    return <LoadingPage title="Settings" />;
  return (
    <Page title="Settings">
      <ProgramCard key={open.program.rev ?? open.program.id} program={open.program} />
      <CallRolesCard callRoles={callRoles} pgyMax={open.program.pgyMax} />
      <ActivitiesCard activities={activities} />
      <Card title="Rules">
        <p>
          What a schedule is made and judged by: what each rule says, whether it is on, its numbers
          and its citation.
        </p>
        <Link to="/rules">All rules</Link>
      </Card>
      <DeviceCard />
      <HistoryCard />
    </Page>
  );
}
