import { examples as panelExamples } from '../../src/rules/family-medicine/panel-hours.rule.ts';
import type { Example } from '../../src/rules/example.ts';
import type { WorkExample } from '../../src/rules/work/work-example.ts';

type Drawn = Partial<Example> & Partial<WorkExample> & { readonly drawn: string };

/** Cases of a rule on both sides of its near misses. */
export interface NearMissExamples {
  readonly near: Drawn;
  /** What the near miss has measured. */
  readonly is: number;
  readonly clear: Drawn;
  readonly broken: Drawn;
}

const WARDS = 'rotation Wards 2026-07-06 2026-08-02';
const NIGHTS = 'rotation Nights 2026-07-06 2026-08-02';
const ED = 'rotation ED 2026-07-06 2026-07-12';
const week = (from: string) => `${WARDS}\nclinical 2026-07-06 ${from} xxxxx..xxxxx..xxxxx..xxxxx..`;
const calls = (letters: string): Drawn => ({ drawn: `blocks\nAda 1 I\ncalls\nAda 1 ${letters}` });
const shift = (start: string, end: string) => ({ mode: 'shift' as const, start, end });
const heavy = (letters: string, blockDays: number): Drawn => ({
  drawn: `blocks\nAda 1 ${letters}`,
  blockDays,
  rotations: { W: { isHeavy: true } },
});
const daysOff = (letters: string): Drawn => ({
  drawn: `${WARDS}\nclinical 2026-07-06 07:00-17:00 ${letters}`,
});

const panel = (panelHoursBefore: number): Drawn => ({
  drawn: '',
  ...panelExamples[0],
  people: { Ada: { panelHoursBefore } },
});

/** By the rule's id. */
export const nearMissCases: Readonly<Record<string, NearMissExamples>> = {
  'eighty-hours': {
    near: { drawn: week('06:00-22:00') },
    is: 80,
    clear: { drawn: `${week('06:00-21:00')}\neducation 2026-07-11 08:00-12:00` },
    broken: { drawn: `${week('06:00-22:00')}\neducation 2026-08-01 08:00-09:00` },
  },
  'rotation-exception-88': {
    near: {
      drawn: `${WARDS} with exception\nclinical 2026-07-06 06:00-20:00 xxxxxx.xxxxxx.xxxxxx.xxxxxx.`,
    },
    is: 84,
    clear: {
      drawn: `${WARDS} with exception\nclinical 2026-07-06 06:00-19:30 xxxxxx.xxxxxx.xxxxxx.xxxxxx.`,
    },
    broken: {
      drawn: `${WARDS} with exception\nclinical 2026-07-06 05:00-20:00 xxxxxx.xxxxxx.xxxxxx.xxxxxx.`,
    },
  },
  'one-day-in-seven': {
    near: daysOff('xxxxxx.xxxxxx.xxxxxx.xxxxxx.'),
    is: 4,
    clear: daysOff('xxxxxx.xxxxxx.xxxxxx.xxxxx..'),
    broken: daysOff('xxxxxx.xxxxxx.xxxxxx.xxxxxxx'),
  },
  'home-call': {
    near: {
      drawn: `${daysOff('xxxxxx.xxxxxx.xxxxxx.xxxxx..').drawn}\nhome-call 2026-08-01 07:00-17:00`,
    },
    is: 4,
    clear: {
      drawn: `${daysOff('xxxxxx.xxxxxx.xxxxxx.xxxxx..').drawn}\nhome-call 2026-07-06 17:00-07:00`,
    },
    broken: {
      drawn: `${daysOff('xxxxxx.xxxxxx.xxxxxx.xxxxxx.').drawn}\nhome-call 2026-08-02 07:00-17:00`,
    },
  },
  'night-float': {
    near: { drawn: `${NIGHTS}\nnight-float 2026-07-06 16:30-08:00 xxxxx..xxxxx..xxxxx..xxxxx..` },
    is: 77.5,
    clear: { drawn: `${NIGHTS}\nnight-float 2026-07-06 19:00-06:00 xxxxx..xxxxx..xxxxx..xxxxx..` },
    broken: { drawn: `${NIGHTS}\nnight-float 2026-07-06 16:00-06:00 xxxxxx.xxxxxx.xxxxxx.xxxxxx.` },
  },
  'panel-hours': { near: panel(960), is: 1040, clear: panel(980), broken: panel(919) },
  'every-third-night': {
    near: calls('n..n..n..n..n..n..n..n..n...'),
    is: 9,
    clear: calls('n..n..n..n..n..n..n..n......'),
    broken: calls('n..n..n..n..n..n..n..n..n..n'),
  },
  'fourteen-after-call': {
    near: {
      drawn: `${WARDS}\nin-house-call 2026-07-06 07:00-07:00\nclinical 2026-07-07 21:30-23:00`,
    },
    is: 14.5,
    clear: {
      drawn: `${WARDS}\nin-house-call 2026-07-06 07:00-07:00\nclinical 2026-07-07 22:00-23:00`,
    },
    broken: {
      drawn: `${WARDS}\nin-house-call 2026-07-06 07:00-07:00\nclinical 2026-07-07 20:30-23:00`,
    },
  },
  'twenty-four-plus-four': {
    near: {
      drawn: `${WARDS}\nin-house-call 2026-07-06 07:00-07:00\ntransition 2026-07-07 07:00-10:30`,
    },
    is: 27.5,
    clear: {
      drawn: `${WARDS}\nin-house-call 2026-07-06 07:00-07:00\ntransition 2026-07-07 07:00-10:00`,
    },
    broken: {
      drawn: `${WARDS}\nin-house-call 2026-07-06 07:00-07:00\ntransition 2026-07-07 07:00-11:30`,
    },
  },
  'emergency-week': {
    near: { drawn: `${ED}\nclinical 2026-07-06 07:00-18:45 xxxxx` },
    is: 58.75,
    clear: { drawn: `${ED}\nclinical 2026-07-06 07:00-18:15 xxxxx` },
    broken: { drawn: `${ED}\nclinical 2026-07-06 07:00-19:15 xxxxx` },
  },
  'call-spacing': {
    near: calls('n..n'),
    is: 2,
    clear: calls('n...n'),
    broken: calls('n.n'),
  },
  'call-weekends': {
    near: { drawn: `${WARDS}\nhome-call 2026-07-11 07:00-07:00 x......x` },
    is: 2,
    clear: { drawn: `${WARDS}\nhome-call 2026-07-11 07:00-07:00 x.............x` },
    broken: { drawn: `${WARDS}\nhome-call 2026-07-11 07:00-07:00 x......x......x` },
  },
  'duties-in-a-row': {
    near: { ...calls('ssssss..'), callRoles: { s: shift('07:00', '15:00') } },
    is: 6,
    clear: { ...calls('sssss..'), callRoles: { s: shift('07:00', '15:00') } },
    broken: { ...calls('sssssss.'), callRoles: { s: shift('07:00', '15:00') } },
  },
  'heavy-runs': {
    near: heavy('WWWI', 28),
    is: 12,
    clear: heavy('WWIW', 28),
    broken: heavy('WWWW', 28),
  },
  'nights-in-a-row': {
    near: { drawn: `${NIGHTS}\nnight-float 2026-07-06 19:00-06:00 xxxxxx.` },
    is: 6,
    clear: { drawn: `${NIGHTS}\nnight-float 2026-07-06 19:00-06:00 xxxxx..` },
    broken: { drawn: `${NIGHTS}\nnight-float 2026-07-06 19:00-06:00 xxxxxxx` },
  },
  'no-clinic-after-nights': {
    near: { drawn: `${NIGHTS}\nnight-float 2026-07-06 19:00-06:00\nclinic 2026-07-07 20:30-22:00` },
    is: 14.5,
    clear: {
      drawn: `${NIGHTS}\nnight-float 2026-07-06 19:00-06:00\nclinic 2026-07-07 21:00-22:00`,
    },
    broken: {
      drawn: `${NIGHTS}\nnight-float 2026-07-06 19:00-06:00\nclinic 2026-07-07 19:30-22:00`,
    },
  },
  'rest-between-duties': {
    near: { ...calls('de'), callRoles: { d: shift('16:00', '00:00'), e: shift('08:30', '12:00') } },
    is: 8.5,
    clear: {
      ...calls('de'),
      callRoles: { d: shift('16:00', '00:00'), e: shift('09:00', '12:00') },
    },
    broken: {
      ...calls('de'),
      callRoles: { d: shift('16:00', '00:00'), e: shift('07:30', '12:00') },
    },
  },
};
