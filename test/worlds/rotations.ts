import type { Draught } from './world.ts';

/** A need of a rotation: how many of these classes, every block. */
export type DemandLine = readonly [classes: readonly number[], min: number, max: number];

/** A rotation as an invented program lists it. */
export interface RotationLine {
  readonly code: string;
  readonly name: string;
  readonly kind: Draught<'rotation'>['kind'];
  readonly site: string | null;
  readonly week: readonly (string | null)[];
  /** Blocks in the year by class, PGY-1 first. */
  readonly blocks: readonly number[];
  readonly demand: readonly DemandLine[];
  readonly leaveAllowed?: boolean;
  readonly takesCall?: boolean;
  readonly isHeavy?: boolean;
  /** Codes of rotations that come before. */
  readonly after?: readonly string[];
}

/** The id of the rotation with this code. */
export function rotationId(code: string): string {
  return `rotation-${code.toLowerCase()}`;
}

/** Writes the rotations out as rows. */
export function rotationRows(lines: readonly RotationLine[]): Draught<'rotation'>[] {
  return lines.map((line) => ({
    id: rotationId(line.code),
    code: line.code,
    name: line.name,
    kind: line.kind,
    siteId: line.site,
    pattern: [...line.week],
    demand: line.demand.map(([classes, min, max]) => ({ classes: [...classes], min, max })),
    requirements: line.blocks.flatMap((blocks, index) =>
      blocks > 0 ? [{ pgy: index + 1, blocksMin: blocks, blocksMax: blocks }] : [],
    ),
    leaveAllowed: line.leaveAllowed ?? false,
    takesCall: line.takesCall ?? false,
    isHeavy: line.isHeavy ?? false,
    prerequisites: (line.after ?? []).map(rotationId),
  }));
}

/** The rotations a class does in the year, each code as often as it has blocks. */
export function curriculumOf(lines: readonly RotationLine[], pgy: number): string[] {
  return lines.flatMap((line) =>
    Array.from({ length: line.blocks[pgy - 1] ?? 0 }, () => line.code),
  );
}
