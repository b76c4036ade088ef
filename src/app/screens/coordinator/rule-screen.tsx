import { Link, useParams } from '@tanstack/react-router';
import { packs, rules } from '../../../rules/registry.ts';
import type { Citation, Rule } from '../../../rules/rule.ts';
import {
  CHECK_YOUR_REQUIREMENTS,
  citationWords,
  FORCE_WORDS,
  packWords,
  verifiedWords,
} from '../../../rules/rule-words.ts';
import { parameterValues } from '../../../rules/parameters.ts';
import { useRuleSettings } from '../../hooks/use-definitions.ts';
import { usePlan } from '../../hooks/use-directory.ts';
import { useOpenYear } from '../../hooks/use-program.ts';
import { Card, EmptyState, Page } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { LoadingPage, NoProgram } from './no-program.tsx';
import { RuleCases } from './rule-cases.tsx';
import { RuleForm } from './rule-form.tsx';
import { RuleInUse } from './rule-in-use.tsx';
import { RuleUses } from './rule-uses.tsx';
import { isRuleOn, rotationCodesIn } from './rule-setting.ts';
import styles from './rules.module.css';

/** One rule: what it says, where it comes from, its settings, what it finds now, and its cases. */
export function RuleScreen() {
  const { ruleId } = useParams({ from: '/rules/$ruleId' });
  const open = useOpenYear();
  const settings = useRuleSettings();
  const plan = usePlan();
  const rule = rules.get(ruleId);
  if (!rule) {
    return (
      <Page title="Rule">
        <EmptyState title="There is no such rule">
          <Link to="/rules">All rules</Link>
        </EmptyState>
      </Page>
    );
  }
  if (open.status === 'none') return <NoProgram title={rule.title} />;
  if (!settings || !plan) return <LoadingPage title={rule.title} />;
  const setting = settings.find(({ id }) => id === rule.id);
  const { rotations } = plan.rows;
  const read = rotationCodesIn(rotations)(parameterValues(rule, setting?.params));
  return (
    <Page title={rule.title}>
      <p>
        <Link to="/rules">All rules</Link> · {packWords(packs.get(rule.id) ?? '')}
      </p>
      <Card title="What it says">
        <p className={classOf(styles, 'statement')}>{rule.statement(read)}</p>
        <RuleFacts rule={rule} isOn={isRuleOn(rule, setting)} />
      </Card>
      <Card title="Settings">
        <RuleForm key={rule.id} rule={rule} setting={setting} rotations={rotations} />
      </Card>
      <RuleUses rule={rule} setting={setting} />
      <RuleInUse rule={rule} plan={plan} isOn={isRuleOn(rule, setting)} />
      <RuleCases key={`cases of ${rule.id}`} rule={rule} />
    </Page>
  );
}

function RuleFacts({ rule, isOn }: { readonly rule: Rule; readonly isOn: boolean }) {
  const { title, meaning } = FORCE_WORDS[rule.force];
  return (
    <dl className={classOf(styles, 'facts')}>
      <div>
        <dt>Force</dt>
        <dd>
          <b className={classOf(styles, 'force')} data-force={rule.force}>
            {title}
          </b>
          : {meaning}
        </dd>
      </div>
      <div>
        <dt>Citation</dt>
        <dd>
          {rule.citation ? <CitationNote citation={rule.citation} /> : 'None: a program’s own.'}
        </dd>
      </div>
      <div>
        <dt>In use</dt>
        <dd>{isOn ? 'On' : 'Off'}</dd>
      </div>
    </dl>
  );
}

function CitationNote({ citation }: { readonly citation: Citation }) {
  return (
    <>
      <b>{citationWords(citation)}</b>. {CHECK_YOUR_REQUIREMENTS} {verifiedWords(citation)}
    </>
  );
}
