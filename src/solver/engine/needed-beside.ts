import type { Limit, Model, Variable } from '../../rules/encoding/model.ts';
import { sumOf } from './satisfies.ts';

/**
 * Of a model that is impossible: sources that cannot be spared, shown by a schedule that breaks the limits of one source
 * alone. Where changing a single variable leaves the limits of one other source broken and no more, that one cannot be
 * spared either, and so on from there.
 * @param values of all variables, which break the limits of one source.
 */
export function neededBeside(model: Model, values: readonly number[]): ReadonlySet<number> {
  const { variables, limits } = model;
  const limitsOf: Limit[][] = variables.map(() => []);
  for (const limit of limits)
    for (const variable of variablesIn(limit)) limitsOf[variable]?.push(limit);
  const needed = new Set<number>();
  const now = [...values];
  const brokenIn = (some: readonly Limit[]) =>
    new Set(some.filter((limit) => isBroken(limit, now)).map(({ source }) => source));
  const [first] = brokenIn(limits);
  const open: { readonly source: number; readonly values: readonly number[] }[] = [];
  if (first !== undefined) open.push({ source: first, values });
  for (let here = open.pop(); here; here = open.pop()) {
    const { source } = here;
    now.splice(0, now.length, ...here.values);
    const own = limits.filter((limit) => limit.source === source);
    const broken = own.filter((limit) => isBroken(limit, now));
    for (const variable of new Set(broken.flatMap(variablesIn))) {
      const before = now[variable] ?? 0;
      for (const value of [before - 1, before + 1]) {
        const range = variables[variable];
        if (!range || value < range.min || value > range.max) continue;
        now[variable] = value;
        const next = brokenIn([...(limitsOf[variable] ?? []), ...own]);
        const [other = source] = next;
        if (next.size === 1 && other !== source && !needed.has(other)) {
          needed.add(other);
          open.push({ source: other, values: [...now] });
        }
        now[variable] = before;
      }
    }
  }
  return needed;
}

function isBroken({ min, max, terms, onlyIf }: Limit, values: readonly number[]): boolean {
  if (onlyIf.some(({ variable, is }) => values[variable] !== (is ? 1 : 0))) return false;
  const sum = sumOf(terms, values);
  return sum < (min ?? -Infinity) || sum > (max ?? Infinity);
}

function variablesIn({ terms, onlyIf }: Limit): Variable[] {
  return [...terms.map(([, variable]) => variable), ...onlyIf.map(({ variable }) => variable)];
}
