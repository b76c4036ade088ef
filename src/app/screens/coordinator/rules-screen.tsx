import { Link } from '@tanstack/react-router';
import type { RuleSetting } from '../../../domain/rows/schedule.ts';
import { parameterValues } from '../../../rules/parameters.ts';
import type { Rule } from '../../../rules/rule.ts';
import {
  CHECK_YOUR_REQUIREMENTS,
  citationWords,
  FORCE_WORDS,
  packWords,
} from '../../../rules/rule-words.ts';
import { useRuleSettings, useSetRule } from '../../hooks/use-definitions.ts';
import { useRotationTemplates } from '../../hooks/use-directory.ts';
import { useOpenYear } from '../../hooks/use-program.ts';
import { CheckField } from '../../parts/field.tsx';
import { Item, ItemList } from '../../parts/item-list.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { LoadingPage, NoProgram } from './no-program.tsx';
import { packNames, RulePacks, rulesOfPack } from './rule-packs.tsx';
import { isRuleOn, rotationCodesIn } from './rule-setting.ts';
import styles from './rules.module.css';
import { classOf } from '../../styles/css-modules.ts';

/** Every rule, by pack: what it says with the program's settings, its force, its citation and whether it is on. */
export function RulesScreen() {
  const open = useOpenYear();
  const settings = useRuleSettings();
  const rotations = useRotationTemplates();
  if (open.status === 'none') return <NoProgram title="Rules" />;
  if (open.status === 'loading' || !settings || !rotations) return <LoadingPage title="Rules" />;
  const settingOf = new Map(settings.map((setting) => [setting.id, setting]));
  const codes = rotationCodesIn(rotations);
  return (
    <Page title="Rules">
      <p>
        Breaking a <b>must</b> is a violation; some are checked only after a schedule is made. A{' '}
        <b>should</b> is reported where it is not met, and a <b>wish</b> is weighed against the
        others. {CHECK_YOUR_REQUIREMENTS}
      </p>
      <RulePacks settingOf={settingOf} />
      {packNames().map((pack) => (
        <Card key={pack} title={packWords(pack)}>
          <ItemList label={packWords(pack)}>
            {rulesOfPack(pack).map((rule) => (
              <RuleItem key={rule.id} rule={rule} setting={settingOf.get(rule.id)} codes={codes} />
            ))}
          </ItemList>
        </Card>
      ))}
    </Page>
  );
}

function RuleItem(props: {
  readonly rule: Rule;
  readonly setting: RuleSetting | undefined;
  readonly codes: (values: ReturnType<typeof parameterValues>) => object;
}) {
  const { rule, setting, codes } = props;
  const setRule = useSetRule();
  const isOn = isRuleOn(rule, setting);
  const switchTo = (next: boolean): void => {
    void setRule({ params: {}, ...setting, id: rule.id, isOn: next }, rule.title);
  };
  return (
    <Item
      actions={
        <CheckField label="On" spoken={`On: ${rule.title}`} checked={isOn} onChange={switchTo} />
      }
      title={
        <>
          <Link to="/rules/$ruleId" params={{ ruleId: rule.id }}>
            {rule.title}
          </Link>{' '}
          <small className={classOf(styles, 'force')} data-force={rule.force}>
            {FORCE_WORDS[rule.force].title}
          </small>
        </>
      }
      subtitle={
        <>
          {rule.statement(codes(parameterValues(rule, setting?.params)))}
          {rule.citation && (
            <>
              {' '}
              <b>{citationWords(rule.citation)}</b>
            </>
          )}
        </>
      }
    />
  );
}
