import type { BlockEncode, CallEncode } from './rule.ts';

const modules = import.meta.glob<BlockEncode | CallEncode | null>('./*/*.rule.ts', {
  eager: true,
  import: 'encode',
});
const encodings = Object.entries(modules).map(([path, encode]) => ({
  id: path.slice(path.lastIndexOf('/') + 1, -'.rule.ts'.length),
  encode,
}));

/** How each rule of the block layer tells itself to the solver, by the rule's id. */
export const blockEncodings: ReadonlyMap<string, BlockEncode> = new Map(
  encodings.flatMap(({ id, encode }) => (encode?.layer === 'block' ? [[id, encode] as const] : [])),
);

/** How each rule of the call layer tells itself to the solver, by the rule's id. */
export const callEncodings: ReadonlyMap<string, CallEncode> = new Map(
  encodings.flatMap(({ id, encode }) => (encode?.layer === 'call' ? [[id, encode] as const] : [])),
);
