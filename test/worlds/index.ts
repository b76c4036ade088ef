import { emergencyMedicineMonth } from './emergency-medicine-month.ts';
import { familyMedicineSmall } from './family-medicine-small.ts';
import { internalMedicineLarge } from './internal-medicine-large.ts';
import { internalMedicineMiddle } from './internal-medicine-middle.ts';
import type { World } from './world.ts';

export type { Grown, World, WorldId } from './world.ts';

/** The invented programs: for tests, and offered in the app as samples. */
export const worlds: readonly World[] = [
  familyMedicineSmall,
  internalMedicineMiddle,
  internalMedicineLarge,
  emergencyMedicineMonth,
];
