import type { BlockId, PersonId, RotationId } from '../../domain/id.ts';
import type { Block } from '../../domain/rows/academic-year.ts';
import type { RotationTemplate } from '../../domain/rows/rotation.ts';
import type { Member, Plan } from '../../domain/schedule/plan.ts';
import { Choices } from './choices.ts';
import type { ModelBuilder, Source, Variable } from './model.ts';

/** The block layer as the solver is told it: each resident's choice of rotation in each block. */
export class BlockEncoding {
  readonly plan: Plan;
  readonly model: ModelBuilder;
  readonly residents: readonly Member[];
  /** Rotations that are in use. */
  readonly rotations: readonly RotationTemplate[];
  readonly #choices: Choices<BlockId, RotationId>;

  /** @param isAttributed see `Choices`. */
  constructor(plan: Plan, model: ModelBuilder, isAttributed: boolean) {
    this.plan = plan;
    this.model = model;
    this.residents = plan.residents;
    this.rotations = plan.rows.rotations.filter((rotation) => !rotation.isArchived);
    this.#choices = new Choices(model, isAttributed);
    for (const member of this.residents) {
      for (const block of plan.blocksFor(member)) {
        for (const { id } of this.rotations) this.#choices.add(member.person.id, block.id, id);
      }
    }
  }

  /** Rules out that the person is on the rotation in the block. */
  forbid(personId: PersonId, blockId: BlockId, rotationId: RotationId, source: Source): void {
    this.#choices.forbid(personId, blockId, rotationId, source);
  }

  /** Makes the variables; after it nothing more is forbidden. */
  open(): void {
    this.#choices.open();
  }

  /** The blocks of the member's calendar, in order. */
  blocksFor(member: Member): readonly Block[] {
    return this.plan.blocksFor(member);
  }

  /** Whether the person is on the rotation in the block; undefined where that is ruled out. */
  blockChoice(personId: PersonId, blockId: BlockId, rotationId: RotationId): Variable | undefined {
    return this.#choices.choice(personId, blockId, rotationId);
  }

  /** The choices of a person in a block, by rotation. */
  cell(personId: PersonId, blockId: BlockId): ReadonlyMap<RotationId, Variable> {
    return this.#choices.cell(personId, blockId);
  }

  /** The person's choices of any of these rotations in any of these blocks. */
  choicesOf(
    personId: PersonId,
    blocks: Iterable<Block>,
    suits: (rotation: RotationTemplate, block: Block) => boolean,
  ): Variable[] {
    const found: Variable[] = [];
    for (const block of blocks) {
      const cell = this.cell(personId, block.id);
      for (const rotation of this.rotations) {
        const variable = cell.get(rotation.id);
        if (variable !== undefined && suits(rotation, block)) found.push(variable);
      }
    }
    return found;
  }

  /** Every choice there is. */
  each(): Generator<{
    personId: PersonId;
    period: BlockId;
    demand: RotationId;
    variable: Variable;
  }> {
    return this.#choices.each();
  }
}
