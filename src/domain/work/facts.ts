/** What was computed about an object and is kept with it, so that it goes when the object goes. */
export class Facts {
  readonly #known = new Map<object, unknown>();

  /** The fact of this computation, computed when it is first asked for. The computation itself is the key. */
  of<Subject, Fact>(compute: (subject: Subject) => Fact, subject: Subject): Fact {
    const known = this.#known.get(compute);
    // What stands under a computation came out of it.
    if (known !== undefined) return known as Fact;
    const fact = compute(subject);
    this.#known.set(compute, fact);
    return fact;
  }
}

/** Makes a computation about objects with facts into one that is done once for each. */
export function factOf<Subject extends { readonly facts: Facts }, Fact>(
  compute: (subject: Subject) => Fact,
): (subject: Subject) => Fact {
  return (subject) => subject.facts.of(compute, subject);
}
