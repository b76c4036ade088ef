/** How long something takes, in milliseconds. */
export interface Times {
  readonly median: number;
  readonly least: number;
  /** Of processor time alone, which other programs on the machine disturb less; garbage collection included. */
  readonly processorMean: number;
}

/**
 * Times the runs, one after the other.
 * @param warmUpRounds rounds before those, not counted: the engine learns what runs often.
 * @param prepare makes what a run needs, outside of its time.
 */
export function timed<Needs>(
  warmUpRounds: number,
  rounds: number,
  prepare: (round: number) => Needs,
  run: (needs: Needs) => unknown,
): Times {
  for (let round = 0; round < warmUpRounds; round++) run(prepare(round));
  let processor = 0;
  const times = Array.from({ length: rounds }, (_, round) => {
    const needs = prepare(round);
    const before = process.cpuUsage();
    const start = performance.now();
    run(needs);
    const time = performance.now() - start;
    const { user, system } = process.cpuUsage(before);
    processor += (user + system) / 1000;
    return time;
  }).toSorted((one, other) => one - other);
  return {
    median: times[Math.floor(times.length / 2)] ?? Number.NaN,
    least: times[0] ?? Number.NaN,
    processorMean: processor / rounds,
  };
}

/** Lines of cells as a table with a line under its head. */
export function table(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  const [head = '', ...rest] = lines.map((line) =>
    line
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
  return [head, '-'.repeat(head.length), ...rest].join('\n');
}
