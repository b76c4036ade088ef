import { Link } from '@tanstack/react-router';
import { useActivities, useCallRoles, useOpenYear, useSites } from '../../hooks/use-program.ts';
import { Card, Page } from '../../parts/page.tsx';
import { ActivitiesCard } from './activities-card.tsx';
import { CallRolesCard } from './call-roles-card.tsx';
import { DeviceCard } from './device-card.tsx';
import { HistoryCard } from './history-card.tsx';
import { LoadingPage, NoProgram } from './no-program.tsx';
import { ProgramCard } from './program-card.tsx';
import { SitesCard } from './sites-card.tsx';

/** Everything that is set once: program, call roles, sites, activities, rules; this device and the history. */
export function SettingsScreen() {
  const open = useOpenYear();
  const callRoles = useCallRoles();
  const activities = useActivities();
  const sites = useSites();
  if (open.status === 'none') return <NoProgram title="Settings" />;
  if (open.status === 'loading' || !callRoles || !activities || !sites)
    return <LoadingPage title="Settings" />;
  return (
    <Page title="Settings">
      <ProgramCard key={open.program.rev ?? open.program.id} program={open.program} />
      <CallRolesCard callRoles={callRoles} pgyMax={open.program.pgyMax} />
      <SitesCard sites={sites} />
      <ActivitiesCard activities={activities} sites={sites} />
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
