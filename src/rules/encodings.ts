import type { BlockEncode, CallEncode, Encode, HalfDayEncode, LayerEncode } from './rule.ts';

const modules = import.meta.glob<Encode>('./*/*.rule.ts', { eager: true, import: 'encode' });
const encodings = Object.entries(modules).flatMap(([path, encode]) => {
  const id = path.slice(path.lastIndexOf('/') + 1, -'.rule.ts'.length);
  return [encode ?? []].flat().map((one: LayerEncode) => ({ id, encode: one }));
});

/** How each rule tells the block layer to the solver, by the rule's id. */
export const blockEncodings: ReadonlyMap<string, BlockEncode> = new Map(
  encodings.flatMap(({ id, encode }) => (encode.layer === 'block' ? [[id, encode] as const] : [])),
);

/** How each rule tells the call layer to the solver, by the rule's id. */
export const callEncodings: ReadonlyMap<string, CallEncode> = new Map(
  encodings.flatMap(({ id, encode }) => (encode.layer === 'call' ? [[id, encode] as const] : [])),
);

/** How each rule tells the half-day layer to the solver, by the rule's id. */
export const halfDayEncodings: ReadonlyMap<string, HalfDayEncode> = new Map(
  encodings.flatMap(({ id, encode }) =>
    encode.layer === 'half-day' ? [[id, encode] as const] : [],
  ),
);
