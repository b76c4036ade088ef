import type { Plan } from '../../../../domain/schedule/plan.ts';
import { LateReasonField } from './late-reason-field.tsx';
import { PublicationSummary } from './publication-summary.tsx';
import type { PlannedPublication } from './use-publication.ts';

/** Who is affected by what is to be published, and the reason that it needs where days of the freeze window change. */
export function PublicationConsequences(props: {
  readonly plan: Plan;
  readonly planned: PlannedPublication | undefined;
  readonly reason: string;
  readonly error: string | undefined;
  readonly onChange: (reason: string) => void;
}) {
  const { plan, planned, reason, error, onChange } = props;
  return (
    <>
      <PublicationSummary plan={plan} planned={planned} />
      {planned?.window && (
        <LateReasonField window={planned.window} value={reason} error={error} onChange={onChange} />
      )}
    </>
  );
}
