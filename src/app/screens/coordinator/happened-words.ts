import { nameOf } from '../../../answers/naming.ts';
import type { Disruption } from '../../../domain/schedule/disruption.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
import { rules } from '../../../rules/registry.ts';
import { dayWords, spanWords } from './day-words.ts';

/** What happened, such as "Ada Example is away, Dec 8 – 9, 2026". */
export function happenedWords(disruption: Disruption, plan: Plan): string {
  switch (disruption.kind) {
    case 'absence': {
      const { personId, firstDay, lastDay } = disruption.absence;
      const when = firstDay === lastDay ? dayWords(firstDay) : spanWords({ firstDay, lastDay });
      return `${nameOf(plan, personId).name} is away, ${when}`;
    }
    case 'departure':
      return `${nameOf(plan, disruption.personId).name} leaves after ${dayWords(disruption.lastDay)}`;
    case 'call-role': {
      const { name, firstDay, lastDay, start, end } = disruption.callRole;
      const when =
        firstDay && lastDay && firstDay !== lastDay
          ? spanWords({ firstDay, lastDay })
          : firstDay && dayWords(firstDay);
      return `${name}, ${when ?? 'every day it is needed'}, ${start} to ${end}`;
    }
    case 'rotation': {
      const { code, demand } = disruption.rotation;
      return `${code} needs ${demand.map(({ min, classes }) => `${min}${classes.length > 0 ? ` of PGY-${classes.join(' and ')}` : ''}`).join(', ')}`;
    }
    case 'rule': {
      const { id, isOn } = disruption.setting;
      return `${rules.get(id)?.title ?? id}: switched ${isOn ? 'on' : 'off'}`;
    }
  }
}
