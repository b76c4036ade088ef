import { groupBy } from '../../domain/group-by.ts';
import {
  type Block,
  type BlockCalendar,
  blockCalendarSchema,
  blockSchema,
} from '../../domain/rows/academic-year.ts';
import { blocksOf } from '../../domain/time/block-schemes.ts';
import { addDays, daysIn } from '../../domain/time/day.ts';
import { type ImportContext, isOpen, readersOf, Tally } from './import-context.ts';
import { NOWHERE } from './import-report.ts';
import { plainText } from './plain-text.ts';
import { readClass } from './read-values.ts';
import type { RowReader } from './row-reader.ts';
import type { PlannedTable } from './table-cells.ts';

const DEFAULT_CALENDAR = 'Blocks';

/** Takes in the blocks of the year, which must adjoin without gap or overlap. */
export function readBlocks(context: ImportContext, table: PlannedTable): Tally {
  const tally = new Tally(table);
  const readers = readersOf(context, table, tally);
  const drawn = readers.flatMap((reader) => {
    const block = isOpen(reader) ? readBlock(context, reader) : null;
    return block ? [{ reader, block }] : [];
  });
  const blocks: Block[] = [];
  for (const own of groupBy(drawn, ({ block }) => block.calendarId).values()) {
    const ordered = own.toSorted((one, other) =>
      one.block.firstDay < other.block.firstDay ? -1 : 1,
    );
    ordered.forEach(({ reader, block }, ordinal) => {
      const earlier = ordered.slice(0, ordinal).map((each) => each.block);
      checkNeighbour(reader, block, earlier);
      if (isOpen(reader)) blocks.push({ ...block, ordinal });
    });
    nameOddLengths(ordered);
    refuseLeftOver(
      context,
      table,
      own.map(({ block }) => block),
    );
  }
  for (const reader of readers) {
    const block = blocks.find((each) =>
      drawn.some((one) => one.reader === reader && one.block.id === each.id),
    );
    tally.count(
      reader,
      block ? { ...context.target.put('block', block), title: `Block ${block.label}` } : null,
    );
  }
  context.blocks.push(
    ...blocks.filter((block) => !context.blocks.some(({ id }) => id === block.id)),
  );
  return tally;
}

function readBlock(context: ImportContext, reader: RowReader): Block | null {
  const label = reader.needed('label');
  const firstDay = reader.neededDay('firstDay');
  const lastDay = reader.neededDay('lastDay');
  if (!label || !firstDay || !lastDay || !isOpen(reader)) return null;
  if (lastDay < firstDay) {
    return reader.refuse(
      'lastDay',
      `The last day, ${lastDay}, is before the first, ${firstDay}.`,
      'Exchange or correct them.',
    );
  }
  const calendar = calendarOf(context, reader);
  if (!calendar) return null;
  const before = context.existing.block?.find(
    (each) => each.calendarId === calendar.id && each.label === label,
  );
  const id = before?.id ?? context.target.makeId('block', `${calendar.id} ${label}`);
  const candidate = {
    ...before,
    id,
    yearId: context.year.id,
    calendarId: calendar.id,
    ordinal: 0,
    label,
    firstDay,
    lastDay,
  };
  return reader.parse(blockSchema, candidate);
}

function calendarOf(context: ImportContext, reader: RowReader): BlockCalendar | null {
  const { existing, target, year } = context;
  const named = reader.text('calendar');
  const own = existing.blockCalendar?.filter((each) => each.yearId === year.id) ?? [];
  const before =
    named === ''
      ? own.find((each) => each.classes === null)
      : own.find((each) => plainText(each.name) === plainText(named));
  const name = named || before?.name || DEFAULT_CALENDAR;
  const classes = reader
    .text('classes')
    .split(/[+,; ]+/)
    .flatMap((text) => readClass(text) ?? []);
  const id = before?.id ?? target.makeId('blockCalendar', `${year.id} ${plainText(name)}`);
  const ofClasses = reader.isMapped('classes')
    ? classes.length > 0
      ? classes
      : null
    : (before?.classes ?? null);
  const calendar = reader.parse(blockCalendarSchema, {
    ...before,
    id,
    yearId: year.id,
    name,
    classes: ofClasses,
  });
  if (calendar) target.put('blockCalendar', calendar);
  return calendar;
}

function checkNeighbour(reader: RowReader, block: Block, earlier: readonly Block[]): void {
  const before = earlier.at(-1);
  if (!before) return;
  if (earlier.some((each) => each.label === block.label)) {
    reader.refuse(
      'label',
      `Two blocks are called ${block.label}.`,
      'Give each block its own label.',
    );
  } else if (addDays(before.lastDay, 1) !== block.firstDay) {
    const what = block.firstDay <= before.lastDay ? 'begins before' : 'leaves a gap after';
    reader.refuse(
      'firstDay',
      `Block ${block.label} ${what} the end of block ${before.label} (${before.lastDay}).`,
      'Each block begins the day after the one before ends.',
    );
  }
}

function nameOddLengths(ordered: readonly { reader: RowReader; block: Block }[]): void {
  const lengths = ordered.map(({ block }) => daysIn(block));
  const usual = lengths.toSorted((one, other) => one - other)[Math.floor(lengths.length / 2)];
  ordered.forEach(({ reader, block }, place) => {
    const days = lengths[place];
    if (days !== usual && isOpen(reader) && Math.abs((days ?? 0) - (usual ?? 0)) > 0) {
      reader.say(
        'notice',
        'lastDay',
        `Block ${block.label} has ${days} days, the others ${usual}.`,
      );
    }
  });
}

/** Blocks that the program has and the file does not would overlap the new ones. */
function refuseLeftOver(
  { existing, log }: ImportContext,
  table: PlannedTable,
  read: readonly Block[],
): void {
  const ids = new Set(read.map((block) => block.id));
  const left =
    existing.block?.filter(
      (block) => block.calendarId === read[0]?.calendarId && !ids.has(block.id),
    ) ?? [];
  if (left.length === 0) return;
  const place = { file: table.source.file, row: null, column: null, value: null };
  const labels = left.map((block) => block.label).join(', ');
  log.say(
    'refused',
    place,
    `The program has blocks that this file lacks: ${labels}.`,
    'Set the blocks of the year anew in the app, or complete the file.',
  );
}

/** The usual blocks of the year, for a program that has none and whose files list none. */
export function proposedBlocks(context: ImportContext): void {
  const { target, log, year, plan, blocks } = context;
  const { value: scheme, because } = plan.settings.blockScheme;
  if (blocks.length > 0 || scheme === null) return;
  const calendarId = target.makeId('blockCalendar', `${year.id} ${plainText(DEFAULT_CALENDAR)}`);
  const calendar = { id: calendarId, yearId: year.id, name: DEFAULT_CALENDAR, classes: null };
  target.put('blockCalendar', blockCalendarSchema.parse(calendar));
  for (const [ordinal, span] of blocksOf(year, scheme).entries()) {
    const id = target.makeId('block', `${calendarId} ${span.label}`);
    const block = blockSchema.parse({ ...span, id, yearId: year.id, calendarId, ordinal });
    target.put('block', block);
    blocks.push(block);
  }
  const message = `The year is cut into ${blocks.length} blocks: ${because}.`;
  const remedy = 'Choose another way to cut the year, or add a table of blocks.';
  log.say('question', NOWHERE, message, remedy, 'settings.blockScheme');
}
