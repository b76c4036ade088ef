import type { PersonId } from '../domain/id.ts';
import { isTallied, type Tally } from '../domain/schedule/tally.ts';
import type { Duty } from '../domain/schedule/person-schedule.ts';
import type { Member } from '../domain/schedule/plan.ts';
import type { Schedule } from '../domain/schedule/schedule.ts';
import type { Day } from '../domain/time/day.ts';
