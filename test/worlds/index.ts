import { familyMedicineSmall } from './family-medicine-small.ts';
import type { World } from './world.ts';

export type { Grown, World, WorldId } from './world.ts';

/** The invented programs, smallest first: for tests, and offered in the app as samples. */
export const worlds: readonly World[] = [familyMedicineSmall];
