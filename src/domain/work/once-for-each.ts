/** Computes a fact about an object when it is first asked for, and remembers it as long as the object lives. */
export function onceForEach<Key extends object, Fact>(
  compute: (key: Key) => Fact,
): (key: Key) => Fact {
  const facts = new WeakMap<Key, { readonly fact: Fact }>();
  return (key) => {
    let found = facts.get(key);
    if (!found) {
      found = { fact: compute(key) };
      facts.set(key, found);
    }
    return found.fact;
  };
}
