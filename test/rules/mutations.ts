/** A fault planted into a source file: a text that is there exactly once, and what stands there instead. */
export interface Mutation {
  readonly fault: string;
  /** Below `src/`. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** The faults that the examples and the plain checker must notice: file, fault, from ⇒ to. */
const TABLE = `
domain/work/averaging-periods.ts | a period ends a day late | periodOf(record, assignment, first, first + length, ⇒ periodOf(record, assignment, first, first + length + 1,
domain/work/averaging-periods.ts | a period begins a day late | let runFirst = first; ⇒ let runFirst = first + 1;
domain/work/averaging-periods.ts | months of 31 days are cut | WHOLE_DAYS_MAX = 31 ⇒ WHOLE_DAYS_MAX = 30
domain/work/averaging-periods.ts | long rotations are averaged whole | if (days <= WHOLE_DAYS_MAX) return ⇒ if (days <= 366) return
domain/work/averaging-periods.ts | pieces of four weeks are 30 days | PIECE_DAYS = 28 ⇒ PIECE_DAYS = 30
domain/work/averaging-periods.ts | leave is not removed | day < next && !leaveDays.has(day) ⇒ day < next
domain/work/averaging-periods.ts | hours on leave days are counted | time += sharedWith(stretch, worked); ⇒ time += sharedWith(stretch, worked) + (period.counted.length > 1 ? 3_600_000 : 0);
domain/work/stretches.ts | overlapping periods are counted twice | if (last && stretch.start <= last.end) { ⇒ if (last && stretch.start === last.end) {
domain/work/stretches.ts | a longer period is cut by a shorter one within it | if (stretch.end <= last.end) continue; ⇒ 
domain/work/stretches.ts | shared time forgets the end | shared += Math.min(stretch.end, other.end) ⇒ shared += other.end
domain/work/work-period.ts | home call counts as hours | return kind !== 'home-call'; ⇒ return true;
domain/work/work-period.ts | moonlighting does not count | return kind !== 'home-call'; ⇒ return kind !== 'home-call' && kind !== 'moonlighting';
domain/work/work-period.ts | work from home does not count | return kind !== 'home-call'; ⇒ return kind !== 'home-call' && kind !== 'clinical-from-home';
domain/work/work-period.ts | home call is on site | return kind !== 'home-call' && kind !== 'home-call-worked' && ⇒ return kind !== 'home-call-worked' &&
domain/work/work-period.ts | education may not follow a long duty | return kind === 'transition' || kind === 'education'; ⇒ return kind === 'transition';
domain/work/work-period.ts | clinic may follow a long duty | return kind === 'transition' || kind === 'education'; ⇒ return kind === 'transition' || kind === 'education' || kind === 'clinic';
domain/work/work-record.ts | cells of one rotation are averaged apart | last?.rotation === span.rotation && ⇒ last?.rotation === span.name + "s" && 
domain/work/work-record.ts | cells with days between are averaged together | last.next === first) ⇒ last.next <= first)
domain/work/work-record.ts | periods are sorted backwards | one.start - other.start || ⇒ other.start - one.start ||
domain/work/duties.ts | a gap of exactly two hours ends a duty | period.start - dutyEnd > gapMax ⇒ period.start - dutyEnd >= gapMax
domain/work/duties.ts | a duty ends with the period that began last | dutyEnd = Math.max(dutyEnd, period.end); ⇒ dutyEnd = period.end;
domain/work/duties.ts | handing over makes a call long | if (duty.clinicalEnd - duty.start >= hoursMin * HOUR) return true; ⇒ if (duty.end - duty.start >= hoursMin * HOUR) return true;
domain/work/duties.ts | a call of exactly 24 hours is not long | if (duty.clinicalEnd - duty.start >= hoursMin * HOUR) return true; ⇒ if (duty.clinicalEnd - duty.start > hoursMin * HOUR) return true;
domain/work/duties.ts | the short night of spring owes no rest | return wallMinutes >= hoursMin * 60; ⇒ return wallMinutes > hoursMin * 60;
domain/work/free-runs.ts | a day off needs 23 hours | const RUN = 24 * HOUR; ⇒ const RUN = 23 * HOUR;
domain/work/free-runs.ts | a run that crosses an edge belongs to the period it begins in | run + RUN / 2 ⇒ run + RUN / 24
domain/work/free-runs.ts | of two halves the later counts | stretch.start < middle && middle <= stretch.end ⇒ stretch.start <= middle && middle < stretch.end
rules/work/days-off.ts | leave supplies days off | leaveEndsIt: true ⇒ leaveEndsIt: false
rules/work/days-off.ts | home call does not end a free run | homeCallEndsIt = true ⇒ homeCallEndsIt = false
rules/work/days-off.ts | days off owed are rounded up | Math.floor(period.days ⇒ Math.ceil(period.days
rules/work/days-off.ts | unknown days are worked for certain | : credited(false).length; ⇒ : credited(true).length;
domain/work/zone-clock.ts | the daylight-saving offset has the wrong sign | const minute = wall - offset; ⇒ const minute = wall + offset;
domain/work/zone-clock.ts | days end by UTC | return minute + offset; ⇒ return minute;
domain/work/zone-clock.ts | the clocks change a week early | stretches.push({ from, until: change, offset }); ⇒ stretches.push({ from, until: change - 10_080, offset });
rules/work/weekly-hours.ts | exactly 80 hours are too many | worked * 7 > allowed * HOUR ⇒ worked * 7 >= allowed * HOUR
rules/work/weekly-hours.ts | an exception is for the whole period | const until = Math.min(last, epochDayOf(lastDay)); ⇒ const until = last;
rules/work/weekly-hours.ts | an exception needs no approval | if (!exception?.isProven) continue; ⇒ if (!exception) continue;
rules/acgme/every-third-night.rule.ts | a call is counted by its end | start <= call.start && call.start < end ⇒ start < call.end && call.end <= end
rules/acgme/every-third-night.rule.ts | calls owed are rounded up | Math.floor(period.days / nightsForEach) - spare ⇒ Math.ceil(period.days / nightsForEach) - spare
rules/work/in-house-calls.ts | night float is call | periodsOfKind(record, 'in-house-call') ⇒ [...periodsOfKind(record, 'in-house-call'), ...periodsOfKind(record, 'night-float')]
rules/work/in-house-calls.ts | calls one after the other are one | CALL_MAX = 25 * HOUR ⇒ CALL_MAX = 50 * HOUR
rules/acgme/fourteen-after-call.rule.ts | exactly 14 hours are too few | nextStart < owed ⇒ nextStart <= owed
rules/acgme/eight-hours-off.rule.ts | exactly eight hours are too few | rest < hoursMin * HOUR ⇒ rest <= hoursMin * HOUR
rules/acgme/twenty-four-plus-four.rule.ts | the autumn hour is not excused | Math.max(clinicalMax, laterByTheClock(record, duty.start, hoursMax)) ⇒ clinicalMax
rules/acgme/twenty-four-plus-four.rule.ts | the spring change shortens the limit | Math.max(clinicalMax, laterByTheClock(record, duty.start, hoursMax)) ⇒ laterByTheClock(record, duty.start, hoursMax)
rules/acgme/twenty-four-plus-four.rule.ts | handing over may take five hours | transitionHoursMax: z._default(hours, 4) ⇒ transitionHoursMax: z._default(hours, 5)
rules/acgme/twenty-four-plus-four.rule.ts | all stays are excused | if (!stay || stay.reason === null) ⇒ if (!stay)
rules/acgme/moonlighting.rule.ts | PGY-2 may not moonlight | if (pgy >= pgyMin) return []; ⇒ if (pgy > pgyMin) return [];
rules/work/averages.ts | work between rotations goes unnoticed | const isBetween = place > 0 && ⇒ const isBetween = place > 1 &&
domain/work/work-period.ts | a departure does not matter | leftAt <= period.end ⇒ leftAt > 0
`;

/** The faults in what the solver is told that a comparison with the check must notice: file, fault, rules, from ⇒ to. */
const ENCODING_TABLE = `
rules/work/possible-days-off.ts | a day off needs 23 hours | one-day-in-seven | const RUN = 24 * HOUR; ⇒ const RUN = 23 * HOUR;
rules/work/possible-days-off.ts | usual work is taken away for nothing | one-day-in-seven | calls: blocking, takers, previous ⇒ calls: blocking, takers: [], previous
rules/work/possible-days-off.ts | half a day and more before the first work is none | one-day-in-seven | % RUN > RUN / 2 ⇒ % RUN > RUN
rules/work/days-off-limits.ts | days off begin whenever it suits | one-day-in-seven | if (isFirst || previous?.isCertain ⇒ if (choice >= 0 || previous?.isCertain
rules/work/possible-work.ts | a night of call takes away its own day's work | one-day-in-seven full-day-off-weekly | isUsual ? takersOf(day) ⇒ isUsual ? takersOf(day + 1)
rules/work/possible-work.ts | work that has begun is not seen | one-day-in-seven emergency-shifts | this.startingWithin(from - this.#longest, until).filter ⇒ this.startingWithin(from, until).filter
rules/work/call-duties.ts | calls end on the day they begin | eighty-hours | const endDay = isOvernight(role) ? at + 1 : at; ⇒ const endDay = at;
rules/work/call-duties.ts | a night of call frees its own day | eighty-hours no-clinic-after-nights one-day-in-seven | isOvernight(role) ? at + 1 : null ⇒ isOvernight(role) ? at : null
rules/work/call-duties.ts | daylight saving is forgotten where calls end | eighty-hours emergency-week fourteen-after-call full-day-off-weekly | const end = this.clock.instantAt(endDay, minuteOfDay(role.end)); ⇒ const end = (start + ((endDay - at) * 1440 + minuteOfDay(role.end) - minuteOfDay(role.start)) * 60_000) as typeof start;
rules/work/call-duties.ts | daylight saving has the wrong sign where calls end | eighty-hours emergency-week fourteen-after-call full-day-off-weekly | const end = this.clock.instantAt(endDay, minuteOfDay(role.end)); ⇒ const end = (2 * (start + ((endDay - at) * 1440 + minuteOfDay(role.end) - minuteOfDay(role.start)) * 60_000) - this.clock.instantAt(endDay, minuteOfDay(role.end))) as typeof start;
rules/work/call-duties.ts | decided half-days go with a night of call | no-clinic-after-nights | isUsual: period.slot === undefined && !isDecided(period) ⇒ isUsual: period.slot === undefined
rules/work/hours-limits.ts | the night before a period adds nothing to it | eighty-hours | addDays(days.firstDay, -1) ⇒ days.firstDay
rules/work/hours-limits.ts | nothing clashes | eighty-hours | for (const clash of clashes) limits.atMostOne ⇒ for (const clash of clashes.slice(clashes.length)) limits.atMostOne
rules/work/exclusions.ts | two pieces make the longest duty | fourteen-after-call | if (!goesOn(chain)) continue; ⇒ if (!goesOn(chain) || chain.work.length > 1) continue;
rules/acgme/fourteen-after-call.rule.ts | thirteen hours of rest are enough | fourteen-after-call | from, end + hoursMin * HOUR) ⇒ from, end + hoursMin * HOUR - HOUR)
rules/acgme/fourteen-after-call.rule.ts | the spring night owes no rest | fourteen-after-call | const clinicalEnd = Math.max(start, ...clinical.map(({ end }) => end)); ⇒ const clinicalEnd = Math.max(start, ...clinical.map(({ end }) => end)); if (clinicalEnd - start < callHoursMin * HOUR) return false;
rules/acgme/eight-hours-off.rule.ts | seven hours of rest are enough | eight-hours-off | from, last.end + hoursMin * HOUR) ⇒ from, last.end + hoursMin * HOUR - HOUR)
rules/acgme/twenty-four-plus-four.rule.ts | clinic may follow a long duty | twenty-four-plus-four | if (mayFollowLongDuty(kind)) return until > lastMax; ⇒ if (mayFollowLongDuty(kind) || kind === 'clinic') return until > lastMax;
rules/acgme/twenty-four-plus-four.rule.ts | pairs of calls are always short enough | twenty-four-plus-four | if (!isTooLong(duties, [one.call, other.call], settings)) return true; ⇒ if (!isTooLong(duties, [other.call], settings)) return true;
rules/acgme/every-third-night.rule.ts | calls are rounded up | every-third-night | const most = Math.max(1, Math.floor( ⇒ const most = Math.max(1, Math.ceil(
rules/acgme/night-float.rule.ts | night float is another kind | night-float | kind === 'night-float' && counted ⇒ kind === 'clinical' && counted
rules/acgme/home-call.rule.ts | home call is another kind | home-call | ({ period: { kind } }) => kind === 'home-call' ⇒ ({ period: { kind } }) => kind === 'night-float'
rules/policy/nights-in-a-row.rule.ts | the run of nights is a night longer | nights-in-a-row | length: nightsMax + 1 ⇒ length: nightsMax + 2
rules/policy/call-weekends.rule.ts | the run of weekends is a weekend shorter | call-weekends | length: weekendsMax + 1 ⇒ length: weekendsMax
rules/policy/no-clinic-after-nights.rule.ts | six hours of rest before clinic are forgotten | no-clinic-after-nights | night.end + hoursMin * HOUR) ⇒ night.end + (hoursMin - 6) * HOUR)
rules/emergency-medicine/emergency-shifts.rule.ts | the rest is an hour shorter than the shift | emergency-shifts | last.end + last.end - chain.start ⇒ last.end + last.end - chain.start - HOUR
rules/new-york-405/full-day-off-weekly.rule.ts | leave is no day off | full-day-off-weekly | new DaysOffChoices(duties, false ⇒ new DaysOffChoices(duties, true
rules/encoding/half-day-encoding.ts | what is usual goes on beside what is decided | clinic-preceptors session-places | terms.push([weight - usual, variable]); ⇒ terms.push([weight, variable]);
rules/policy/clinic-preceptors.rule.ts | everybody is independent | clinic-preceptors | const isNotYet = (independentFrom(member) ?? day) > day; ⇒ const isNotYet = (independentFrom(member) ?? day) > '9999';
rules/policy/clinic-preceptors.rule.ts | a preceptor at the other site counts | clinic-preceptors | CLINIC.has(activity.kind) && activity.siteId === siteId; ⇒ CLINIC.has(activity.kind);
rules/medicare/primary-care-exception.rule.ts | who is on call precepts | primary-care-exception | !isBusy(schedule, day, { member, activity }, settings); ⇒ day > '';
rules/policy/supervision-ratio.rule.ts | interns take up as much as seniors | supervision-ratio | if (year.pgy === 1) return seniorsPerSupervisorMax; ⇒ if (year.pgy === 0) return seniorsPerSupervisorMax;
rules/work/keep-at-most.ts | one more is enough | session-places sessions-max | limits.atMost(limit - certain, terms); ⇒ limits.atMost(limit - certain + 1, terms);
rules/work/clinic-after-nights.ts | a night is forgotten after six hours less | no-clinic-after-nights | end <= start && start < end + hoursMin * HOUR; ⇒ end <= start && start < end + (hoursMin - 6) * HOUR;
rules/work/clinic-choices.ts | nights of call take a session less | continuity-sessions | Math.max(0, standing - least) ⇒ Math.max(0, standing - least + 1)
`;

/** The faults that the examples and the plain checker must notice. */
export const mutations: readonly Mutation[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [, file, fault, from, to] = /^(.+?) \| (.+?) \| (.+) ⇒ (.*)$/.exec(line) ?? [];
    if (!file || !fault || !from || to === undefined) throw new Error(`No fault: ${line}`);
    return { fault, file, from, to };
  });

/** A fault in what the solver is told, with the rules that it concerns. */
export interface EncodingMutation extends Mutation {
  readonly ruleIds: readonly string[];
}

/** The faults that a comparison of check and encode must notice. */
export const encodingMutations: readonly EncodingMutation[] = ENCODING_TABLE.trim()
  .split('\n')
  .map((line) => {
    const [, file, fault, ids, from, to] =
      /^(.+?) \| (.+?) \| (.+?) \| (.+) ⇒ ?(.*)$/.exec(line) ?? [];
    if (!file || !fault || !ids || !from || to === undefined) throw new Error(`No fault: ${line}`);
    return { fault, file, from, to, ruleIds: ids.split(' ') };
  });
