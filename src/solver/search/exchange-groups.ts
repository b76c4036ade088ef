import type { EvaluationForm } from './evaluation-form.ts';

/**
 * Rows as sets of columns that stand in for one another: setting one and clearing another leaves the row as it was.
 * The groups of column c lie from groupStart[c] up to groupStart[c + 1], the columns of group g from memberStart[g] up
 * to memberStart[g + 1].
 */
export interface ExchangeGroups {
  readonly groupStart: Int32Array;
  readonly groups: Int32Array;
  readonly memberStart: Int32Array;
  readonly members: Int32Array;
}

/** The groups of a form: the columns of a row that have the same coefficient, where there are two or more. */
export function exchangeGroups(form: EvaluationForm): ExchangeGroups {
  const { termStart, termNode, termCoefficient, columnCount } = form;
  const members: number[] = [];
  const memberStart = [0];
  const counts = new Int32Array(columnCount + 1);
  for (let row = 0; row < form.least.length; row++) {
    const before = members.length;
    let coefficient = 0;
    for (let term = termStart[row] ?? 0; term < (termStart[row + 1] ?? 0); term++) {
      const node = termNode[term] ?? 0;
      if (node >= columnCount) continue;
      if (coefficient === 0) coefficient = termCoefficient[term] ?? 0;
      if (coefficient === termCoefficient[term]) members.push(node);
    }
    if (members.length - before < 2) {
      members.length = before;
      continue;
    }
    memberStart.push(members.length);
    for (let place = before; place < members.length; place++) {
      const next = (members[place] ?? 0) + 1;
      counts[next] = (counts[next] ?? 0) + 1;
    }
  }
  for (let column = 0; column < columnCount; column++)
    counts[column + 1] = (counts[column + 1] ?? 0) + (counts[column] ?? 0);
  const groups = new Int32Array(members.length);
  const next = counts.slice();
  for (let group = 0; group + 1 < memberStart.length; group++)
    for (let place = memberStart[group] ?? 0; place < (memberStart[group + 1] ?? 0); place++) {
      const column = members[place] ?? 0;
      const entry = next[column] ?? 0;
      next[column] = entry + 1;
      groups[entry] = group;
    }
  return {
    groupStart: counts,
    groups,
    memberStart: Int32Array.from(memberStart),
    members: Int32Array.from(members),
  };
}
