const LETTERS: readonly (readonly [RegExp, string])[] = [
  [/ø/g, 'o'],
  [/ł/g, 'l'],
  [/đ|ð/g, 'd'],
  [/ß/g, 'ss'],
  [/æ/g, 'ae'],
  [/œ/g, 'oe'],
  [/þ/g, 'th'],
  [/ı/g, 'i'],
];

/** Text as it is compared: lower case, without accents, anything but letters and digits as single blanks. */
export function plainText(text: string): string {
  const bare = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/['’`]/g, '');
  const spelled = LETTERS.reduce(
    (plain, [letter, spelling]) => plain.replace(letter, spelling),
    bare,
  );
  return spelled.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/**
 * How alike two plain texts are, 0 to 1, by the pairs of letters they share (Dice); different numbers are never alike.
 * @param one made by `plainText`, like `other`.
 */
export function likeness(one: string, other: string): number {
  if (one === other) return 1;
  if (one.replace(/\D/g, '') !== other.replace(/\D/g, '')) return 0;
  const [pairs, rest] = [pairsOf(one), pairsOf(other)];
  const total = pairs.length + rest.length;
  if (total === 0) return 0;
  const shared = pairs.filter((pair) => {
    const place = rest.indexOf(pair);
    if (place >= 0) rest.splice(place, 1);
    return place >= 0;
  });
  return (2 * shared.length) / total;
}

function pairsOf(text: string): string[] {
  const bare = text.replaceAll(' ', '');
  return Array.from({ length: Math.max(0, bare.length - 1) }, (_, place) =>
    bare.slice(place, place + 2),
  );
}
