import { groupBy } from '../../domain/group-by.ts';
import type { PersonId } from '../../domain/id.ts';
import type { Block } from '../../domain/rows/academic-year.ts';
import { type Activity, type CallRole, isNeededOn } from '../../domain/rows/rotation.ts';
import { isInTheBlockLayer, type Member } from '../../domain/schedule/plan.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import {
  type Filled,
  type FilledIn,
  type Half,
  isIn,
  slotFromParts,
  slotKey,
} from '../../domain/schedule/slot.ts';
import { addDays, type Day, type DaySpan, daysOf, overlapOf } from '../../domain/time/day.ts';
import { onceForEach } from '../../domain/work/once-for-each.ts';
import { rules } from '../../rules/registry.ts';
import type { Finding } from '../../rules/rule.ts';
import { type CellChange, cellChange } from './cell-change.ts';
import { mayTake } from './may-take.ts';

/** A finding about somebody can come of what they do so many days before or after it. */
const DAYS_AROUND = 2;
const HALVES = ['am', 'pm'] as const;

/** The changes of single cells that may be made to a schedule. Pinned cells, and what begins before a day, stay. */
export class Moves {
  readonly #schedule: Schedule;
  readonly #notBefore: Day | null;
  readonly #free: Activity | null;
  readonly #callsByDay: ReadonlyMap<Day, readonly FilledIn<'call'>[]>;
  readonly #known = new Map<string, readonly CellChange[]>();

  /** @param notBefore the first day that may be changed; null for all. */
  constructor(schedule: Schedule, notBefore: Day | null) {
    this.#schedule = schedule;
    this.#notBefore = notBefore;
    this.#free = schedule.plan.rows.activities.find(({ kind }) => kind === 'free') ?? null;
    this.#callsByDay = groupBy(schedule.filled.filter(isIn('call')), ({ slot }) => slot.day);
  }

  /**
   * The changes on which a finding can depend: cells of its people within two days of it; where its rule judges periods,
   * whatever is on its days or in the night before, and of half-days and the blocks below those of its people. In a
   * fixed order, each once.
   */
  readonly touching: (finding: Finding) => readonly CellChange[] = onceForEach((finding) => {
    const rule = rules.get(finding.ruleId);
    const ofBlocks = rule?.layer === 'block';
    const { firstDay, lastDay } = finding;
    if (rule?.scope !== 'this-period') return this.#ofPeople(finding, DAYS_AROUND, ofBlocks);
    if (ofBlocks) return this.#blocksOn(finding);
    const calls = this.#callsOn({ firstDay: addDays(firstDay, -1), lastDay });
    return [...new Set([...calls, ...this.#ofPeople(finding, 0, false)])];
  });

  #ofPeople(finding: Finding, daysAround: number, ofBlocks: boolean): CellChange[] {
    const span = {
      firstDay: addDays(finding.firstDay, -daysAround),
      lastDay: addDays(finding.lastDay, daysAround),
    };
    const found = finding.personIds.flatMap((id) => {
      const member = this.#schedule.plan.memberById.get(id);
      return member ? this.#ofPerson(member, span, ofBlocks) : [];
    });
    return [...new Set(found)];
  }

  #once(key: string, make: () => CellChange[]): readonly CellChange[] {
    let known = this.#known.get(key);
    if (!known) {
      known = make();
      this.#known.set(key, known);
    }
    return known;
  }

  #isOpen(days: DaySpan, there: readonly Filled[]): boolean {
    const isLateEnough = this.#notBefore === null || this.#notBefore <= days.firstDay;
    return isLateEnough && there.every(({ source }) => source !== 'pinned');
  }

  #ofPerson(member: Member, span: DaySpan, ofBlocks: boolean): CellChange[] {
    const blocks = isInTheBlockLayer(member) ? this.#ownBlocks(member, span) : [];
    if (ofBlocks) return blocks;
    const { id } = member.person;
    const within = overlapOf(this.#schedule.plan.rows.year, span);
    const days = within ? daysOf(within) : [];
    const calls = days.flatMap((day) =>
      this.#callsOfDay(day).filter(({ personIds }) => personIds.includes(id)),
    );
    return [...calls, ...days.flatMap((day) => this.#halfDaysOf(member, day)), ...blocks];
  }

  #callsOn(span: DaySpan): CellChange[] {
    const within = overlapOf(this.#schedule.plan.rows.year, span);
    return (within ? daysOf(within) : []).flatMap((day) => this.#callsOfDay(day));
  }

  #callsOfDay(day: Day): readonly CellChange[] {
    return this.#once(day, () => {
      const { plan } = this.#schedule;
      const there = this.#callsByDay.get(day) ?? [];
      return plan.rows.callRoles
        .filter((role) => !role.isArchived)
        .flatMap((role) => {
          const here = there.filter(({ slot }) => slot.demandId === role.id);
          const taken = new Set(here.map(({ slot }) => slot.ordinal));
          const needed = isNeededOn(role, day) ? role.needed : 0;
          const empty = Array.from({ length: needed }, (_, ordinal) => ordinal)
            .filter((ordinal) => !taken.has(ordinal))
            .slice(0, Math.max(0, needed - here.length));
          return [
            ...here.flatMap((now) => this.#callCell(role, day, now.slot.ordinal, now)),
            ...empty.flatMap((ordinal) => this.#callCell(role, day, ordinal, null)),
          ];
        });
    });
  }

  #callCell(role: CallRole, day: Day, ordinal: number, now: FilledIn<'call'> | null): CellChange[] {
    const days = { firstDay: day, lastDay: day };
    const gone = now ? [now] : [];
    if (!this.#isOpen(days, gone)) return [];
    const slot = slotFromParts('call', role.id, day, ordinal);
    const others = this.#schedule.plan.members.filter(
      (member) =>
        member.person.id !== now?.personId && mayTake(member, role, day, this.#schedule.plan),
    );
    const change = (came: readonly Filled[]): CellChange =>
      cellChange(slotKey(slot), { gone, came }, days, 'call');
    return [
      ...others.map(({ person }) => change([{ slot, personId: person.id, source: 'solved' }])),
      ...(now ? [change([])] : []),
    ];
  }

  #ownBlocks(member: Member, span: DaySpan): CellChange[] {
    const { plan } = this.#schedule;
    const filled = this.#schedule.blocksOf(member.person.id);
    const blocks = new Set(plan.blocksFor(member));
    for (const { slot } of filled) {
      const block = plan.blockById.get(slot.blockId);
      if (block) blocks.add(block);
    }
    return [...blocks]
      .filter((block) => overlapOf(block, span))
      .flatMap((block) => this.#blockCell(member, block));
  }

  #blocksOn(span: DaySpan): CellChange[] {
    return this.#schedule.plan.residents.flatMap((member) => this.#ownBlocks(member, span));
  }

  #blockCell(member: Member, block: Block): readonly CellChange[] {
    const { id } = member.person;
    const cell = `block ${id} ${block.id}`;
    return this.#once(cell, () => {
      const gone = this.#schedule.blocksOf(id).filter(({ slot }) => slot.blockId === block.id);
      if (!this.#isOpen(block, gone)) return [];
      const { rotations } = this.#schedule.plan.rows;
      const isThere = (demandId: string): boolean =>
        gone.length === 1 && gone[0]?.slot.demandId === demandId;
      const mayDo = rotations.filter(
        (rotation) =>
          !rotation.isArchived &&
          !isThere(rotation.id) &&
          rotation.requirements.some(({ pgy, blocksMax }) => pgy === member.year.pgy && blocksMax),
      );
      const change = (came: readonly Filled[]): CellChange =>
        cellChange(cell, { gone, came }, block, 'block');
      const isOwn = this.#schedule.plan.blocksFor(member).includes(block);
      return [
        ...(isOwn ? mayDo : []).map((rotation) => {
          const slot = slotFromParts('block', rotation.id, block.id, 0);
          return change([{ slot, personId: id, source: 'solved' }]);
        }),
        ...(gone.length > 0 ? [change([])] : []),
      ];
    });
  }

  #halfDaysOf(member: Member, day: Day): readonly CellChange[] {
    return this.#once(`half-days ${member.person.id} ${day}`, () =>
      HALVES.flatMap((half) => this.#halfDayCell(member, day, half)),
    );
  }

  /** Free, as the pattern says, or the person's own clinic. */
  #halfDayCell(member: Member, day: Day, half: Half): CellChange[] {
    const { id } = member.person;
    const days = { firstDay: day, lastDay: day };
    const decided = this.#schedule.of(id).decidedAt(day, half);
    const gone = decided ? [decided] : [];
    const now = this.#schedule.halfDay(id, day, half);
    const isAway = now.reason === 'off-duty' || now.reason === 'absent';
    if (isAway || !this.#isOpen(days, gone)) return [];
    const cell = `half-day ${id} ${day}${half}`;
    const change = (came: readonly Filled[]): CellChange =>
      cellChange(cell, { gone, came }, days, 'half-day');
    const become = (activity: Activity): CellChange => {
      const slot = slotFromParts('half-day', activity.id, `${day}${half}`, 0);
      return change([{ slot, personId: id, source: 'solved' }]);
    };
    const clinics = this.#clinicsOf(id, day, half).filter(
      (clinic) => clinic.id !== now.activity?.id && now.reason !== 'post-call',
    );
    return [
      ...(now.activity && this.#free ? [become(this.#free)] : []),
      ...clinics.map(become),
      ...(decided ? [change([])] : []),
    ];
  }

  /** The clinics that the person's weeks hold in that half of a day. */
  #clinicsOf(id: PersonId, day: Day, half: Half): Activity[] {
    const own = this.#schedule.of(id);
    const patterns = [own.member?.year.pattern, own.rotationOn(day)?.pattern];
    const ids = new Set(
      patterns.flatMap((week) =>
        (week ?? []).filter((_, place) => place % 2 === (half === 'am' ? 0 : 1)),
      ),
    );
    return this.#schedule.plan.rows.activities.filter(
      (activity) => activity.kind === 'clinic' && ids.has(activity.id),
    );
  }
}
