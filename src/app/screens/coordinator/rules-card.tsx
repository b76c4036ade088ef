import { SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import * as z from 'zod/mini';
import { ruleSet } from '../../../domain/changes/rule-set.ts';
import type { RuleSetting } from '../../../domain/rows/schedule.ts';
import { rules } from '../../../rules/registry.ts';
import type { Force, Rule } from '../../../rules/rule.ts';
import { useSetRule } from '../../hooks/use-definitions.ts';
import { useForm } from '../../hooks/use-form.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/choices.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { CheckField } from '../../parts/field.tsx';
import { Form } from '../../parts/form.tsx';
import { Item, ItemList } from '../../parts/item-list.tsx';
import { Card } from '../../parts/page.tsx';

const FORCES: readonly (readonly [Force, string])[] = [
  ['must', 'Must: never broken by a generated schedule'],
  ['should', 'Should: reported where it is not met'],
  ['wish', 'Wish: weighed against the others'],
];

/** What a rule's parameters can be. */
const paramsSchema = z.record(z.string(), z.union([z.number(), z.boolean()]));
type Params = z.infer<typeof paramsSchema>;

/** The rules a schedule is judged and made by: what they say, on or off, and their numbers. */
export function RulesCard({ settings }: { readonly settings: readonly RuleSetting[] }) {
  const [edited, setEdited] = useState<Rule | null>(null);
  const settingOf = new Map(settings.map((setting) => [setting.id, setting]));
  return (
    <Card title="Rules">
      {FORCES.map(([force, title]) => (
        <section key={force}>
          <h3>{title}</h3>
          <ItemList label={title}>
            {[...rules.values()]
              .filter((rule) => rule.force === force)
              .map((rule) => {
                const setting = settingOf.get(rule.id);
                return (
                  <Item
                    key={rule.id}
                    title={
                      rule.title + ((setting?.isOn ?? rule.isOnByDefault ?? true) ? '' : ' (off)')
                    }
                    subtitle={statementOf(rule, paramsOf(rule, setting))}
                    actions={
                      <Button
                        look="quiet"
                        label={`Set ${rule.title}`}
                        onPress={() => setEdited(rule)}
                      >
                        <SlidersHorizontal aria-hidden size={18} />
                      </Button>
                    }
                  />
                );
              })}
          </ItemList>
        </section>
      ))}
      {edited && (
        <RuleDialog
          rule={edited}
          setting={settingOf.get(edited.id)}
          onClose={() => setEdited(null)}
        />
      )}
    </Card>
  );
}

function paramsOf(rule: Rule, setting: RuleSetting | undefined): Params {
  const set = rule.params.safeParse(setting?.params ?? {});
  return paramsSchema.parse(set.success ? set.data : rule.params.parse({}));
}

function statementOf(rule: Rule, params: Params): string {
  const { citation } = rule;
  return rule.statement(params) + (citation ? ` (ACGME ${citation.current})` : '');
}

function RuleDialog(props: {
  readonly rule: Rule;
  readonly setting: RuleSetting | undefined;
  readonly onClose: () => void;
}) {
  const { rule, setting, onClose } = props;
  const [isOn, setOn] = useState(setting?.isOn ?? rule.isOnByDefault ?? true);
  const [params, setParams] = useState(() => paramsOf(rule, setting));
  const setRule = useSetRule();
  const form = useForm(ruleSet.args, (args) => setRule(args.setting, args.title), onClose);
  const checked = rule.params.safeParse(params);
  const errorOf = (key: string): string | undefined =>
    checked.success || !checked.error.issues.some((issue) => issue.path[0] === key)
      ? undefined
      : 'Outside what this rule allows';
  const submit = async (): Promise<void> => {
    if (checked.success)
      await form.submit({ setting: { ...setting, id: rule.id, isOn, params }, title: rule.title });
  };
  return (
    <Dialog title={rule.title} onClose={onClose}>
      <Form submitLabel="Save" summary={form.summary} onSubmit={submit} onCancel={onClose}>
        <p>{checked.success ? rule.statement(checked.data) : 'Correct the marked number.'}</p>
        <CheckField label="This rule is on" checked={isOn} onChange={setOn} />
        {Object.entries(params).map(([key, value]) =>
          typeof value === 'boolean' ? (
            <CheckField
              key={key}
              label={wordsOf(key)}
              checked={value}
              onChange={(next) => setParams({ ...params, [key]: next })}
            />
          ) : (
            <TextField
              key={key}
              label={wordsOf(key)}
              type="number"
              value={Number.isNaN(value) ? '' : String(value)}
              error={errorOf(key)}
              onChange={(next) =>
                setParams({ ...params, [key]: next === '' ? Number.NaN : Number(next) })
              }
            />
          ),
        )}
      </Form>
    </Dialog>
  );
}

/** A parameter's name as words: `nightsBetween` is "Nights between". */
function wordsOf(key: string): string {
  const words = key.replaceAll(/([A-Z])/g, ' $1').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
