import type { RuleSetting } from '../../../domain/rows/schedule.ts';
import { packs, rules } from '../../../rules/registry.ts';
import type { Rule } from '../../../rules/rule.ts';
import { FORCE_WORDS, packWords } from '../../../rules/rule-words.ts';
import { useSetRulePack } from '../../hooks/use-definitions.ts';
import { CheckField } from '../../parts/field.tsx';
import { Item, ItemList } from '../../parts/item-list.tsx';
import { Card } from '../../parts/page.tsx';
import { isRuleOn } from './rule-setting.ts';

/** The rules of a pack, by id. */
export function rulesOfPack(pack: string): Rule[] {
  return [...rules.values()].filter(({ id }) => packs.get(id) === pack);
}

/** Packs in the order in which people look for them: requirements first, wishes last. */
export function packNames(): string[] {
  const rank = (pack: string): number => {
    const own = rulesOfPack(pack);
    if (own.some(({ citation }) => citation !== null)) return 0;
    return own.every(({ force }) => force === 'wish') ? 2 : 1;
  };
  return [...new Set(packs.values())].toSorted(
    (one, other) => rank(one) - rank(other) || (one < other ? -1 : 1),
  );
}

/** Chooses whole packs: a program switches on those that are meant for it. */
export function RulePacks(props: { readonly settingOf: ReadonlyMap<string, RuleSetting> }) {
  const { settingOf } = props;
  return (
    <Card title="Packs">
      <p>
        Switch on the packs that are meant for your program. A single rule is switched and set where
        it stands below.
      </p>
      <ItemList label="Packs">
        {packNames().map((pack) => (
          <PackItem key={pack} pack={pack} settingOf={settingOf} />
        ))}
      </ItemList>
    </Card>
  );
}

function PackItem(props: {
  readonly pack: string;
  readonly settingOf: ReadonlyMap<string, RuleSetting>;
}) {
  const { pack, settingOf } = props;
  const setPack = useSetRulePack();
  const own = rulesOfPack(pack);
  const on = own.filter((rule) => isRuleOn(rule, settingOf.get(rule.id)));
  const ids = own.map(({ id }) => id);
  const name = packWords(pack);
  return (
    <Item
      title={
        <CheckField
          label={name}
          checked={on.length === own.length ? true : on.length === 0 ? false : null}
          onChange={(isOn) => void setPack(ids, isOn, name)}
        />
      }
      facts={[`${on.length} of ${own.length} on`, forcesIn(own)]}
    />
  );
}

function forcesIn(own: readonly Rule[]): string {
  return (['must', 'should', 'wish'] as const)
    .flatMap((force) => {
      const count = own.filter((rule) => rule.force === force).length;
      return count === 0 ? [] : [`${FORCE_WORDS[force].title}: ${count}`];
    })
    .join(' · ');
}
