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
  return (subject) => subject.facts.of(compute, subject);
}
