import { groupBy } from '../../domain/group-by.ts';
import { siteSchema } from '../../domain/rows/academic-year.ts';
import {
  type Demand,
  type Requirement,
  type RotationTemplate,
  rotationTemplateSchema,
} from '../../domain/rows/rotation.ts';
import { type ImportContext, isOpen, readersOf, type RowResult, Tally } from './import-context.ts';
import { plainText } from './plain-text.ts';
import { proposeRotation } from './propose-rotations.ts';
import { weekOfPlan } from './read-weeks.ts';
import type { RowReader } from './row-reader.ts';
import type { PlannedTable } from './table-cells.ts';

const CLASSES = [1, 2, 3, 4, 5, 6, 7, 8];

/** Takes in rotations with their sites and weeks; a rotation that is known keeps the week it has. */
export function readRotations(context: ImportContext, table: PlannedTable): Tally {
  const tally = new Tally(table);
  const readers = readersOf(context, table, tally);
  const ids = new Map<string, string>(
    (context.existing.rotation ?? []).map((each) => [each.code, each.id]),
  );
  const rows = new Map<string, number>();
  for (const reader of readers.filter(isOpen)) {
    const code = reader.needed('code');
    if (code === null) continue;
    const before = rows.get(code);
    if (before !== undefined)
      reader.refuse(
        'code',
        `Row ${before} has the same code, ${code}.`,
        'Give each rotation its own.',
      );
    rows.set(code, reader.row);
    if (!ids.has(code)) ids.set(code, context.target.makeId('rotation', code));
  }
  const read: RotationTemplate[] = [];
  for (const reader of readers) {
    const rotation = isOpen(reader) ? readRotation(context, reader, ids) : null;
    if (rotation) read.push(rotation);
    tally.count(reader, rotation ? resultOf(context, rotation) : null);
  }
  nameWeeks(context, table, read);
  checkCurriculum(context, table, read);
  return tally;
}

function resultOf({ target }: ImportContext, rotation: RotationTemplate): RowResult {
  return { ...target.put('rotation', rotation), title: `${rotation.name} (${rotation.code})` };
}

function readRotation(
  context: ImportContext,
  reader: RowReader,
  ids: ReadonlyMap<string, string>,
): RotationTemplate | null {
  const code = reader.text('code');
  const before = context.existing.rotation?.find((each) => each.code === code);
  const name = reader.needed('name');
  const candidate = {
    ...before,
    id: ids.get(code),
    code,
    name,
    ...(before ? {} : kindAndWeek(context, reader, code)),
    ...(reader.isMapped('site') ? { siteId: readSite(context, reader) } : {}),
    ...readDemand(reader),
    ...readRequirements(context, reader),
    ...(reader.isMapped('leaveAllowed')
      ? { leaveAllowed: reader.yesNo('leaveAllowed', true) }
      : {}),
    ...(reader.isMapped('takesCall') ? { takesCall: reader.yesNo('takesCall', true) } : {}),
    ...(reader.isMapped('heavy') ? { isHeavy: reader.yesNo('heavy', false) } : {}),
    ...(reader.isMapped('after') ? { prerequisites: readPrerequisites(reader, ids) } : {}),
  };
  return reader.parse(rotationTemplateSchema, candidate);
}

function kindAndWeek(context: ImportContext, reader: RowReader, code: string): object {
  const planned =
    context.plan.rotations.find((each) => each.code === code) ??
    proposeRotation(code, reader.text('name'), reader.text('kind'));
  const week = context.plan.weeks[planned.week];
  if (!week) {
    reader.refuse('code', `The plan has no week called ${planned.week}.`, 'Choose another week.');
    return {};
  }
  if (!planned.kind.isConfirmed) {
    reader.say(
      'question',
      'kind',
      `${code} is taken for ${planned.kind.value}: ${planned.kind.because}.`,
      'Choose another kind if that is wrong.',
    );
  }
  return { kind: planned.kind.value, pattern: weekOfPlan(context, week.halfDays) };
}

function readSite({ existing, target }: ImportContext, reader: RowReader): string | null {
  const name = reader.text('site');
  const plain = plainText(name);
  if (plain === '') return null;
  if (['any', 'all', 'various', 'none'].includes(plain)) {
    reader.say('notice', 'site', `"${name}" is taken for no particular site.`);
    return null;
  }
  const known = existing.site?.find((site) => plainText(site.name) === plain);
  if (known) return known.id;
  const site = reader.parse(
    siteSchema,
    { id: target.makeId('site', plain), name },
    { name: 'site' },
  );
  if (!site) return null;
  target.put('site', site);
  return site.id;
}

function readDemand(reader: RowReader): { demand?: Demand[] } {
  const columns = ['residentsMin', 'residentsMax', 'demandByClass'];
  if (!columns.some((field) => reader.isMapped(field))) return {};
  const min = reader.count('residentsMin');
  const max = reader.count('residentsMax');
  const byClass = readDemandByClass(reader);
  if (min === null && max === null) return { demand: byClass };
  if (max === null) {
    reader.refuse(
      'residentsMax',
      'It is not said how many residents this rotation can hold.',
      'Fill in the largest number.',
    );
    return {};
  }
  if (max < (min ?? 0)) {
    reader.refuse(
      'residentsMax',
      `At most ${max} is less than at least ${min}.`,
      'Exchange or correct them.',
    );
  }
  return { demand: [{ classes: [], min: min ?? 0, max }, ...byClass] };
}

/** Reads `PGY1: 1 to 2; PGY1+2: 0 to 3`. */
function readDemandByClass(reader: RowReader): Demand[] {
  const parts = reader
    .text('demandByClass')
    .split(';')
    .map((part) => part.trim());
  return parts
    .filter((part) => part !== '')
    .flatMap((part) => {
      const match = /^PGY([\d+]+): (\d+) to (\d+)$/i.exec(part);
      if (!match) {
        reader.refuse('demandByClass', `"${part}" is no demand.`, 'Write it as "PGY1+2: 0 to 3".');
        return [];
      }
      const classes = (match[1] ?? '').split('+').map(Number);
      return [{ classes, min: Number(match[2]), max: Number(match[3]) }];
    });
}

function readRequirements(
  context: ImportContext,
  reader: RowReader,
): { requirements?: Requirement[] } {
  const mapped = CLASSES.filter((pgy) => reader.isMapped(`pgy${pgy}`));
  if (mapped.length === 0) return {};
  return { requirements: mapped.flatMap((pgy) => readRequirement(context, reader, pgy)) };
}

function readRequirement(context: ImportContext, reader: RowReader, pgy: number): Requirement[] {
  const field = `pgy${pgy}`;
  const text = reader.text(field);
  const match = /^(\d{1,2})(?:\.0+)?(?: ?(?:to|-|–) ?(\d{1,2}))?$/.exec(text);
  if (text !== '' && !match) {
    reader.refuse(field, `"${text}" is no number of blocks.`, 'Write 2, or "1 to 2".');
    return [];
  }
  const blocksMin = Number(match?.[1] ?? 0);
  const blocksMax = Number(match?.[2] ?? blocksMin);
  if (blocksMax === 0) return [];
  if (blocksMax < blocksMin)
    reader.refuse(field, `${text}: at most is less than at least.`, 'Exchange them.');
  const { value: pgyMax } = context.plan.settings.pgyMax;
  if (pgy > pgyMax)
    reader.refuse(
      field,
      `The program's last class is PGY-${pgyMax}.`,
      'Raise it, or clear this value.',
    );
  return [{ pgy, blocksMin, blocksMax }];
}

function readPrerequisites(reader: RowReader, ids: ReadonlyMap<string, string>): string[] {
  const codes = reader
    .text('after')
    .split(/[,;/+]/)
    .map((code) => code.trim())
    .filter((code) => code !== '');
  return codes.flatMap((code) => {
    const id = ids.get(code);
    if (id !== undefined && code !== reader.text('code')) return [id];
    reader.refuse(
      'after',
      id === undefined
        ? `No rotation has the code ${code}.`
        : 'A rotation cannot come before itself.',
      'Write the code of the rotation that must come before.',
    );
    return [];
  });
}

/** No table says what a week looks like: names each proposed week with the new rotations that follow it. */
function nameWeeks(
  { plan, log, existing }: ImportContext,
  table: PlannedTable,
  rotations: readonly RotationTemplate[],
): void {
  const known = new Set(existing.rotation?.map(({ id }) => id));
  const codes = new Set(rotations.filter(({ id }) => !known.has(id)).map(({ code }) => code));
  const place = { file: table.source.file, row: null, column: null, value: null };
  for (const [week, own] of groupBy(
    plan.rotations.filter(({ code }) => codes.has(code)),
    (each) => each.week,
  )) {
    const message = `Week of ${own.map(({ code }) => code).join(', ')}: ${plan.weeks[week]?.words ?? week}. No file says it.`;
    log.say(
      'question',
      place,
      message,
      'Change the week here, or later with the rotation.',
      `weeks.${week}`,
    );
  }
}

/** Says how many blocks each class has to do, and that nothing is known of earlier years. */
function checkCurriculum(
  { log, plan, blocks }: ImportContext,
  table: PlannedTable,
  rotations: readonly RotationTemplate[],
): void {
  const place = { file: table.source.file, row: null, column: null, value: null };
  const inYear = new Set(blocks.map((block) => block.ordinal)).size;
  for (const pgy of CLASSES.slice(0, plan.settings.pgyMax.value)) {
    const column = table.plan.headers[table.plan.columns[`pgy${pgy}`] ?? -1] ?? null;
    const own = rotations.flatMap((each) => each.requirements.filter((one) => one.pgy === pgy));
    const blocksMin = own.reduce((sum, each) => sum + each.blocksMin, 0);
    const blocksMax = own.reduce((sum, each) => sum + each.blocksMax, 0);
    if (column === null || inYear === 0 || (blocksMin <= inYear && inYear <= blocksMax)) continue;
    const total = blocksMin === blocksMax ? `${blocksMin}` : `${blocksMin} to ${blocksMax}`;
    const message = `The rotations of PGY-${pgy} add up to ${total} blocks, and the year has ${inYear}.`;
    log.say(
      'notice',
      { ...place, column },
      message,
      'Correct the numbers of blocks, or no schedule can meet them.',
    );
  }
  const later = rotations.filter((each) => each.prerequisites.length > 0).map((each) => each.code);
  if (later.length === 0) return;
  const message = `No file says what residents completed before this year. What must come before ${later.join(', ')} counts as done by the classes above the one whose year holds it.`;
  log.say(
    'question',
    place,
    message,
    'Enter completed rotations with the person where that is wrong.',
  );
}
