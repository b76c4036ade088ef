import type { Example } from './example.ts';
import { type Parameter, parametersOf, rangeWords } from './parameters.ts';
import { packs, rules } from './registry.ts';
import type { Rule } from './rule.ts';
import { examplesOf, judgedCalendar, judgedWork, type RuleExamples } from './rule-examples.ts';
import {
  capitalised,
  CHECK_YOUR_REQUIREMENTS,
  citationWords,
  FORCE_WORDS,
  packWords,
  VERDICT_OF_CASE,
  verifiedWords,
} from './rule-words.ts';
import { solverWords } from './solver-words.ts';
import type { WorkExample } from './work/work-example.ts';

/** A rule with all that its file says of it. */
export interface DescribedRule {
  readonly rule: Rule;
  readonly pack: string;
  readonly examples: RuleExamples;
}

/** Every rule there is, by pack and then by id. */
export function describedRules(): DescribedRule[] {
  return [...rules.values()]
    .map((rule) => ({ rule, pack: packs.get(rule.id) ?? '', examples: examplesOf(rule.id) }))
    .toSorted((one, other) => (one.pack < other.pack ? -1 : one.pack > other.pack ? 1 : 0));
}

/** `docs/rules.md`: what every rule says, with its settings and cases. @param described in the order of the document. */
export function rulesDocument(described: readonly DescribedRule[]): string {
  const packNames = [...new Set(described.map(({ pack }) => pack))];
  return [
    '# Rules',
    'Written by `npm run docs` from the rules themselves (`src/rules/<pack>/<id>.rule.ts`); what is changed here by hand is lost.',
    `Citations give the number of the requirement and, in brackets, the older one. ${CHECK_YOUR_REQUIREMENTS} Every setting can be changed by a program.`,
    ...Object.values(FORCE_WORDS).map(({ title, meaning }) => `- **${title}**: ${meaning}.`),
    ...packNames.flatMap((pack) => [
      `## ${packWords(pack)}`,
      ...described.filter((each) => each.pack === pack).map(sectionOf),
    ]),
  ]
    .join('\n\n')
    .concat('\n');
}

function sectionOf({ rule, examples }: DescribedRule): string {
  const { citation, force, nearMiss } = rule;
  const facts = [
    `\`${rule.id}\``,
    FORCE_WORDS[force].title,
    rule.isOnByDefault === false ? 'off until a program asks for it' : 'on',
    citation && citationWords(citation),
  ];
  const parameters = parametersOf(rule).map(parameterLine);
  const cases = [
    ...examples.drawn.map((example) => calendarCase(rule, example)),
    ...examples.work.map((example) => workCase(rule, example)),
  ];
  return [
    `### ${rule.title}`,
    facts.filter(Boolean).join(' · '),
    rule.statement(rule.params.parse({})),
    ...(citation ? [verifiedWords(citation)] : []),
    solverWords(rule.id),
    ...(nearMiss ? [`Near miss: ${nearMiss.words(rule.params.parse({}))}.`] : []),
    ...(parameters.length > 0 ? [parameters.join('\n')] : []),
    ...cases,
  ].join('\n\n');
}

function parameterLine(parameter: Parameter): string {
  const { key, label, byDefault } = parameter;
  const usual = Array.isArray(byDefault) ? byDefault.join(', ') : String(byDefault);
  const words = rangeWords(parameter) || `${usual === '' ? 'empty' : usual} unless set`;
  return `- \`${key}\`: ${label}. ${capitalised(words)}.`;
}

function calendarCase(rule: Rule, example: Example): string {
  const { findings, verdict } = judgedCalendar(rule, example);
  const { title, isAllowed: _isAllowed, cannotTell: _cannotTell, drawn, ...particular } = example;
  const said = findings.map(({ because, personIds }) =>
    because.replaceAll(/\{(\d+)\}/g, (_, place: string) => personIds[Number(place)] ?? 'somebody'),
  );
  return caseText(VERDICT_OF_CASE[verdict], title, said, drawn, particular);
}

function workCase(rule: Rule, example: WorkExample): string {
  const { findings } = judgedWork(rule, example);
  const { title, verdict, drawn, ...particular } = example;
  const said = findings.map(({ because }) => because);
  return caseText(VERDICT_OF_CASE[verdict], title, said, drawn, particular);
}

function caseText(
  verdict: string,
  title: string,
  said: readonly string[],
  drawn: string,
  particular: object,
): string {
  const lines = drawn.split('\n').map((line) => line.trim());
  const known = Object.entries(particular).map(
    ([name, value]) => `${name}: ${JSON.stringify(value)}`,
  );
  const words = [...new Set(said)].join(' ');
  return [
    `**${verdict}**: ${title}${words ? `. Says: ${words}` : ''}`,
    ['```text', ...lines, ...known, '```'].join('\n'),
  ].join('\n\n');
}
