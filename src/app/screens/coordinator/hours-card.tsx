import { Card } from '../../parts/page.tsx';
import { usePlan } from '../../hooks/use-directory.ts';
import { HoursExport } from './hours-export.tsx';
import { HoursImport } from './hours-import.tsx';

/** The hours that people logged: taken in from their tables after a dry run, and saved for everybody. */
export function HoursCard() {
  const plan = usePlan();
  return (
    <Card title="Logged hours">
      <HoursImport />
      {plan && <HoursExport plan={plan} />}
    </Card>
  );
}
