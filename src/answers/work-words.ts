import type { WorkKind } from '../domain/work/work-period.ts';

/** What kinds of work are called. */
export const WORK_KIND_WORDS: Readonly<Record<WorkKind, string>> = {
  clinical: 'Clinical',
  education: 'Education',
  clinic: 'Clinic',
  'in-house-call': 'In-house call',
  transition: 'Transition',
  'night-float': 'Night float',
  'home-call': 'Home call',
  'home-call-worked': 'Called at home',
  'clinical-from-home': 'Clinical work from home',
  moonlighting: 'Moonlighting',
};
