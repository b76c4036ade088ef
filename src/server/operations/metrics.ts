/** The bounds of the buckets in which durations are counted, in seconds. */
const BUCKETS_SECONDS = [
  0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10,
] as const;

/** Labels of a value, such as which route; few different ones, since each is kept. */
export type Labels = Readonly<Record<string, string | number>>;

type Kind = 'counter' | 'gauge' | 'histogram';

/** Values of one name as Prometheus reads them, a line for each set of labels. */
interface Family {
  readonly name: string;
  readonly help: string;
  readonly kind: Kind;
  readonly lines: () => readonly string[];
}

/** What a server counts, as text for Prometheus (exposition format 0.0.4). */
export class Metrics {
  readonly #families: Family[] = [];

  /** A number that only rises. @returns how to raise it. */
  counter(name: string, help: string): (labels?: Labels, by?: number) => void {
    const values = new Map<string, number>();
    this.#add(name, help, 'counter', () =>
      [...values].map(([key, value]) => `${name}${key} ${value}`),
    );
    return (labels = {}, by = 1) => {
      const key = written(labels);
      values.set(key, (values.get(key) ?? 0) + by);
    };
  }

  /** A number that is read when it is asked for. */
  gauge(name: string, help: string, read: () => number, kind: 'gauge' | 'counter' = 'gauge'): void {
    this.#add(name, help, kind, () => [`${name} ${read()}`]);
  }

  /** How long something took. @returns how to note one more, in seconds. */
  histogram(name: string, help: string): (labels: Labels, seconds: number) => void {
    const observed = new Map<string, Observed>();
    this.#add(name, help, 'histogram', () =>
      [...observed.values()].flatMap((each) => bucketLines(name, each)),
    );
    return (labels, seconds) => {
      const key = written(labels);
      const each = observed.get(key) ?? {
        labels,
        buckets: BUCKETS_SECONDS.map(() => 0),
        count: 0,
        sum: 0,
      };
      const place = BUCKETS_SECONDS.findIndex((bound) => seconds <= bound);
      if (place >= 0) each.buckets[place] = (each.buckets[place] ?? 0) + 1;
      each.count++;
      each.sum += seconds;
      observed.set(key, each);
    };
  }

  /** Everything there is, now. */
  text(): string {
    return this.#families
      .map(({ name, help, kind, lines }) =>
        [`# HELP ${name} ${help}`, `# TYPE ${name} ${kind}`, ...lines(), ''].join('\n'),
      )
      .join('');
  }

  /** The names of everything there is, with what they say. */
  get described(): readonly Pick<Family, 'name' | 'help' | 'kind'>[] {
    return this.#families;
  }

  #add(name: string, help: string, kind: Kind, lines: () => readonly string[]): void {
    if (this.#families.some((family) => family.name === name))
      throw new Error(`${name} is there already`);
    this.#families.push({ name, help, kind, lines });
  }
}

interface Observed {
  readonly labels: Labels;
  readonly buckets: number[];
  count: number;
  sum: number;
}

function bucketLines(name: string, { labels, buckets, count, sum }: Observed): string[] {
  let below = 0;
  const lines = BUCKETS_SECONDS.map((bound, place) => {
    below += buckets[place] ?? 0;
    return `${name}_bucket${written({ ...labels, le: bound })} ${below}`;
  });
  const key = written(labels);
  return [
    ...lines,
    `${name}_bucket${written({ ...labels, le: '+Inf' })} ${count}`,
    `${name}_sum${key} ${sum}`,
    `${name}_count${key} ${count}`,
  ];
}

/** Labels as they stand behind a name, the same whatever their order. */
function written(labels: Labels): string {
  const pairs = Object.entries(labels)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}="${escaped(String(value))}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
