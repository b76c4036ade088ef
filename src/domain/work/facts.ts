/** What was computed about an object and is kept with it, so that it goes when the object goes. */
export class Facts {
  /** By the place of the computation; undefined for what nobody has asked for yet. */
  readonly #known: unknown[] = [];

  /** The fact of the computation with this place, computed when it is first asked for. */
  of<Subject, Fact>(place: number, compute: (subject: Subject) => Fact, subject: Subject): Fact {
    const known = this.#known[place];
    // What stands at the place of a computation came out of it.
    if (known !== undefined) return known as Fact;
    const fact = compute(subject);
    this.#known[place] = fact;
    return fact;
  }
}

/** How many computations have a place. */
let places = 0;

/** Makes a computation about objects with facts, under a setting, into one that is done once for each of both. */
export function factWith<
  Subject extends { readonly facts: Facts },
  Setting extends string | number | boolean,
  Fact,
>(
  compute: (subject: Subject, setting: Setting) => Fact,
): (subject: Subject, setting: Setting) => Fact {
  const bySetting = new Map<Setting, (subject: Subject) => Fact>();
  return (subject, setting) => {
    let ofSetting = bySetting.get(setting);
    if (!ofSetting) {
      ofSetting = factOf((each: Subject) => compute(each, setting));
      bySetting.set(setting, ofSetting);
    }
    return ofSetting(subject);
  };
}

/** Makes a computation about objects with facts into one that is done once for each. */
export function factOf<Subject extends { readonly facts: Facts }, Fact>(
  compute: (subject: Subject) => Fact,
): (subject: Subject) => Fact {
  const place = places++;
  return (subject) => subject.facts.of(place, compute, subject);
}
