import * as z from 'zod/mini';
import type { Rule } from './rule.ts';
import { capitalised } from './rule-words.ts';

/** What a setting can hold. */
export type ParameterValue = number | boolean | string | readonly string[];

/** One setting of a rule, as its schema describes it. */
export interface Parameter {
  /** Its name in the settings. */
  readonly key: string;
  /** Its name as words. */
  readonly label: string;
  readonly kind: 'number' | 'weekday' | 'yes-no' | 'text' | 'list';
  /** What a number counts, such as `hours`; null where the name says it. */
  readonly unit: string | null;
  readonly least: number | null;
  readonly most: number | null;
  readonly isWhole: boolean;
  readonly byDefault: ParameterValue;
}

const valuesSchema = z.record(
  z.string(),
  z.union([z.number(), z.boolean(), z.string(), z.array(z.string())]),
);

const propertySchema = z.object({
  type: z.string(),
  minimum: z.optional(z.number()),
  exclusiveMinimum: z.optional(z.number()),
  maximum: z.optional(z.number()),
});
const describedSchema = z.object({
  properties: z._default(z.record(z.string(), propertySchema), {}),
});

const UNITS = [
  'hours',
  'nights',
  'days',
  'weeks',
  'weekends',
  'months',
  'sessions',
  'duties',
  'people',
  'residents',
  'blocks',
];

/** The settings of a rule in the order of its schema. @throws if the schema holds what no form can show. */
export function parametersOf(rule: Rule): Parameter[] {
  const { properties } = describedSchema.parse(z.toJSONSchema(rule.params, { io: 'input' }));
  const defaults = valuesSchema.parse(rule.params.parse({}));
  return Object.entries(defaults).map(([key, byDefault]): Parameter => {
    const described = properties[key];
    if (!described) throw new Error(`${rule.id} does not describe ${key}`);
    return {
      key,
      label: labelOf(key),
      kind: kindOf(key, described.type),
      unit: unitOf(key),
      least: described.minimum ?? described.exclusiveMinimum ?? null,
      most: described.maximum ?? null,
      isWhole: described.type === 'integer',
      byDefault,
    };
  });
}

/** The settings a rule is used with; its defaults where they cannot be read. */
export function parameterValues(
  rule: Rule,
  set: Readonly<Record<string, unknown>> | undefined,
): Record<string, ParameterValue> {
  const parsed = rule.params.safeParse(set ?? {});
  return valuesSchema.parse(parsed.success ? parsed.data : rule.params.parse({}));
}

/** What a number may be, such as `hours, 0 to 24; 8 unless set`. */
export function rangeWords({ unit, least, most, isWhole, byDefault, kind }: Parameter): string {
  if (kind !== 'number') return '';
  const range =
    least === null || most === null ? null : `${least} to ${most}${isWhole ? '' : ', or parts'}`;
  return [[unit, range].filter(Boolean).join(', '), `${String(byDefault)} unless set`]
    .filter(Boolean)
    .join('; ');
}

function kindOf(key: string, type: string): Parameter['kind'] {
  switch (type) {
    case 'number':
    case 'integer':
      return key.endsWith('Weekday') ? 'weekday' : 'number';
    case 'boolean':
      return 'yes-no';
    case 'array':
      return 'list';
    case 'string':
      return 'text';
    default:
      throw new Error(`No form can show ${key}, which is ${type}`);
  }
}

function wordsOf(key: string): string[] {
  return key
    .replaceAll(/([A-Z])/g, ' $1')
    .toLowerCase()
    .split(' ');
}

/** `hoursMax` is "Hours, at most", `nightsBetween` "Nights between". */
function labelOf(key: string): string {
  const words = wordsOf(key);
  const bound = { max: ', at most', min: ', at least' }[words.at(-1) ?? ''];
  return capitalised((bound ? words.slice(0, -1) : words).join(' ')) + (bound ?? '');
}

function unitOf(key: string): string | null {
  const words = wordsOf(key);
  return words.includes('weight') ? 'weight' : (words.find((word) => UNITS.includes(word)) ?? null);
}
