import { blockEncodings, callEncodings, halfDayEncodings } from './encodings.ts';
import type { Compared } from './rule.ts';

const LAYERS = { block: 'blocks', call: 'calls', 'half-day': 'half-days' } as const;

/** Whether and how the solver is told a rule, and where that differs from how the rule is checked. */
export function solverWords(ruleId: string): string {
  const all = [blockEncodings, callEncodings, halfDayEncodings];
  const told = all.flatMap((encodings) => encodings.get(ruleId) ?? []);
  if (told.length === 0) {
    return 'The solver is not told: what it makes is judged by the check alone.';
  }
  return told
    .map(({ layer, compared }) => [
      `Told when ${LAYERS[layer]} are decided.`,
      ...differences(compared),
    ])
    .flat()
    .join(' ');
}

function differences(compared: Compared | undefined): string[] {
  return [
    ...(compared?.stricter ? [`More than is checked: ${compared.stricter}`] : []),
    ...(compared?.looser ? [`Less than is checked: ${compared.looser}`] : []),
  ];
}
