import fc from 'fast-check';
import { DEVICES_MAX, type Step } from './walk.ts';
import { FAULTS } from './network.ts';

/** So long is every walk: bugs of protocols show late. */
export const STEPS_A_WALK = 160;

const step: fc.Arbitrary<Step> = fc.record({
  device: fc.nat(11),
  action: fc.nat(99),
  value: fc.nat(9999),
  faults: fc.array(fc.nat(FAULTS.length * 5), { maxLength: 4, size: 'max' }),
});

/** A world of three devices or more, and what happens in it. */
export const walks = fc.record({
  devices: fc.integer({ min: 3, max: DEVICES_MAX }),
  rowsMax: fc.constantFrom(7, 25, 500),
  steps: fc.array(step, { minLength: STEPS_A_WALK, maxLength: STEPS_A_WALK, size: 'max' }),
});
