import type { Schedule } from '../../src/domain/schedule/schedule.ts';
import { periodOf } from '../../src/domain/schedule/slot.ts';
import { BlockEncoding } from '../../src/rules/encoding/block-encoding.ts';
import { CallEncoding } from '../../src/rules/encoding/call-encoding.ts';
import { type Model, ModelBuilder, type Variable } from '../../src/rules/encoding/model.ts';
import { blockEncodings, callEncodings } from '../../src/rules/encodings.ts';
import type { Because, Rule } from '../../src/rules/rule.ts';
import { solveModel } from '../../src/solver/engine/solve-model.ts';

interface RuleModel {
  readonly model: Model;
  readonly fixed: readonly (readonly [Variable, number])[];
}

/**
 * Whether what the rule tells the solver excludes the schedule (a must), or makes it cost something (a wish): all
 * choices are fixed to the schedule's and the engine says what is left.
 */
export async function isBrokenByEncode(
  rule: Rule,
  params: unknown,
  schedule: Schedule,
): Promise<boolean> {
  const { model, fixed } = modelOfRule(rule, params, schedule);
  const answer = await solveModel(model, {
    seed: 1,
    hint: null,
    workMax: null,
    secondsMax: null,
    fixed,
  });
  if (answer.status === 'impossible') return true;
  if (answer.objective === null) throw new Error(`The engine cannot tell: ${answer.status}`);
  return answer.objective > 0;
}

function modelOfRule(rule: Rule, params: unknown, schedule: Schedule): RuleModel {
  const builder = new ModelBuilder();
  const because: Because = (people, subject) =>
    builder.because({ ruleId: rule.id, people, subject });
  const blockEncode = blockEncodings.get(rule.id);
  if (blockEncode) {
    const encoding = new BlockEncoding(schedule.plan, builder, true);
    blockEncode.forbid?.(encoding, params, rule.id);
    encoding.open();
    blockEncode.limit?.(encoding, params, because);
    return { model: builder.build(), fixed: fixedTo(schedule, 'block', [...encoding.each()]) };
  }
  const callEncode = callEncodings.get(rule.id);
  if (!callEncode) throw new Error(`${rule.id} is not encoded`);
  const encoding = new CallEncoding(schedule, schedule.plan.rows.year, builder, true);
  callEncode.forbid?.(encoding, params, rule.id);
  encoding.open();
  callEncode.limit?.(encoding, params, because);
  return { model: builder.build(), fixed: fixedTo(schedule, 'call', [...encoding.each()]) };
}

interface Choice {
  readonly personId: string;
  readonly period: string;
  readonly demand: string;
  readonly variable: Variable;
}

function fixedTo(schedule: Schedule, layer: 'block' | 'call', choices: readonly Choice[]) {
  const keys = schedule.filled
    .filter(({ slot }) => slot.layer === layer)
    .map(({ slot, personId }) => `${personId}/${periodOf(slot)}/${slot.demandId}`);
  const there = new Set(keys);
  const fixed = choices.map(({ personId, period, demand, variable }) => {
    const key = `${personId}/${period}/${demand}`;
    return [variable, there.delete(key) ? 1 : 0] as const;
  });
  if (there.size > 0) throw new Error(`No choice for ${[...there].join(', ')}`);
  return fixed;
}
