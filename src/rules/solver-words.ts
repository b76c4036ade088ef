import { blockEncodings, callEncodings } from './encodings.ts';
import type { Compared } from './rule.ts';

const LAYERS = { block: 'blocks', call: 'calls' } as const;

/** Whether and how the solver is told a rule, and where that differs from how the rule is checked. */
export function solverWords(ruleId: string): string {
  const told = [blockEncodings.get(ruleId), callEncodings.get(ruleId)].flatMap((each) =>
    each ? [each] : [],
  );
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
