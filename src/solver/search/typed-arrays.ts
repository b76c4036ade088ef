// One function for each kind of array: an engine that sees both kinds in one function reads both slowly.

/** The number at a place that is there. */
export function numberAt(numbers: Float64Array, place: number): number {
  return numbers[place] ?? 0;
}

/** The integer at a place that is there. */
export function placeAt(places: Int32Array, place: number): number {
  return places[place] ?? 0;
}

/** The same numbers with room for more. */
export function grown<Numbers extends Int32Array | Float64Array>(
  numbers: Numbers,
  larger: Numbers,
): Numbers {
  larger.set(numbers);
  return larger;
}
