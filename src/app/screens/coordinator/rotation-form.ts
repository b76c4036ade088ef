import type { RotationId } from '../../../domain/id.ts';
import type { WeekPattern } from '../../../domain/rows/person.ts';
import type { RotationKind, RotationTemplate } from '../../../domain/rows/rotation.ts';
import { newId } from '../../device-clock.ts';
import { leewayOf, type LeewayValues, leewayValuesOf } from './leeway-form.ts';

/** How many of which classes, as typed. */
export interface DemandValues {
  readonly classes: readonly number[];
  readonly min: string;
  readonly max: string;
}

/** A class's blocks of the rotation in the year, as typed; empty for a class that does not do it. */
export interface RequirementValues {
  readonly blocksMin: string;
  readonly blocksMax: string;
}

/** A rotation template as typed. */
export interface RotationValues {
  readonly code: string;
  readonly name: string;
  readonly siteId: string;
  readonly kind: RotationKind;
  readonly pattern: WeekPattern;
  readonly leeway: LeewayValues | null;
  readonly demand: readonly DemandValues[];
  /** One for every class, PGY-1 first. */
  readonly requirements: readonly RequirementValues[];
  readonly leaveAllowed: boolean;
  readonly takesCall: boolean;
  readonly isHeavy: boolean;
  readonly isArchived: boolean;
  readonly prerequisites: readonly RotationId[];
}

/** What the form shows of a rotation at first. */
export function valuesOf(rotation: RotationTemplate | null, pgyMax: number): RotationValues {
  return {
    code: rotation?.code ?? '',
    name: rotation?.name ?? '',
    siteId: rotation?.siteId ?? '',
    kind: rotation?.kind ?? 'inpatient',
    pattern: rotation?.pattern ?? Array.from({ length: 14 }, () => null),
    leeway: leewayValuesOf(rotation?.leeway),
    demand: (rotation?.demand ?? []).map((demand) => ({
      classes: demand.classes,
      min: String(demand.min),
      max: String(demand.max),
    })),
    requirements: Array.from({ length: pgyMax }, (_, index) => {
      const own = rotation?.requirements.find((each) => each.pgy === index + 1);
      return { blocksMin: String(own?.blocksMin ?? ''), blocksMax: String(own?.blocksMax ?? '') };
    }),
    leaveAllowed: rotation?.leaveAllowed ?? true,
    takesCall: rotation?.takesCall ?? true,
    isHeavy: rotation?.isHeavy ?? false,
    isArchived: rotation?.isArchived ?? false,
    prerequisites: rotation?.prerequisites ?? [],
  };
}

/** The typed values as a rotation, to be checked by its schema. */
export function rotationOf(values: RotationValues, rotation: RotationTemplate | null): unknown {
  return {
    ...rotation,
    ...values,
    id: rotation?.id ?? newId(),
    siteId: values.siteId || null,
    leeway: leewayOf(values.leeway),
    demand: values.demand.map((demand) => ({
      classes: demand.classes,
      min: numberOf(demand.min),
      max: numberOf(demand.max),
    })),
    requirements: values.requirements.flatMap(({ blocksMin, blocksMax }, index) =>
      blocksMin === '' && blocksMax === ''
        ? []
        : [
            {
              pgy: index + 1,
              blocksMin: blocksMin === '' ? 0 : numberOf(blocksMin),
              blocksMax: numberOf(blocksMax === '' ? blocksMin : blocksMax),
            },
          ],
    ),
  };
}

/** Empty text is no number, not zero. */
function numberOf(text: string): number | undefined {
  return text.trim() === '' ? undefined : Number(text);
}
