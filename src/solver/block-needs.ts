import type { BlockId, PersonId, RotationId } from '../domain/id.ts';
import type { BlockEncoding } from '../rules/encoding/block-encoding.ts';
import type { Source, Term } from '../rules/encoding/model.ts';

/** A choice of the block layer. */
export interface BlockChoice {
  readonly personId: PersonId;
  readonly blockId: BlockId;
  readonly rotationId: RotationId;
}

/** What the call layer needs of the block layer: at least so much of these choices, each with its weight. */
export interface CallNeed {
  readonly source: Source;
  readonly min: number;
  readonly choices: readonly (readonly [weight: number, choice: BlockChoice])[];
}

/** Tells the block layer what calls need of it. */
export function writeNeeds(encoding: BlockEncoding, needs: readonly CallNeed[]): void {
  for (const { source, min, choices } of needs) {
    const terms = choices.flatMap(([weight, { personId, blockId, rotationId }]): Term[] => {
      const variable = encoding.blockChoice(personId, blockId, rotationId);
      return variable === undefined ? [] : [[weight, variable]];
    });
    encoding.model.because(source).atLeast(min, terms);
  }
}
