import { rotationKindSchema } from '../../src/domain/rows/rotation.ts';
import { leeway, week } from './weeks.ts';
import type { Draught } from './world.ts';

/** A need of a rotation: how many of these classes (none: all), every block. */
export interface DemandLine {
  readonly classes: readonly number[];
  readonly min: number;
  readonly max: number;
}

/** A rotation as an invented program lists it. */
export interface RotationLine {
  readonly code: string;
  readonly name: string;
  readonly kind: Draught<'rotation'>['kind'];
  readonly siteId: string | null;
  readonly pattern: (string | null)[];
  readonly leeway: Draught<'rotation'>['leeway'];
  /** Blocks in the year by class, PGY-1 first. */
  readonly blocks: readonly number[];
  readonly demand: readonly DemandLine[];
  readonly leaveAllowed: boolean;
  readonly takesCall: boolean;
  readonly isHeavy: boolean;
  /** Codes of rotations that come before. */
  readonly after: readonly string[];
}

/** Weeks that many rotations share. Wednesday afternoon is lecture; Saturday and Sunday are free outside the hospital. */
const WEEKS: Readonly<Record<string, string>> = {
  ward: 'WA WP  WA WP  WA LE  WA WP  WA WP  WA WP  -- --',
  'intensive-care': 'IA IP  IA IP  IA LE  IA IP  IA IP  IA IP  -- --',
  nights: '-- NT  -- NT  -- NT  -- NT  -- --  -- --  -- NT',
  emergency: 'ED --  ED --  -- LE  -- EE  -- EE  -- EE  -- --',
  outpatient: 'SA CP  SA SP  CA LE  SA CP  CA SP  -- --  -- --',
  clinic: 'CA CP  CA CP  CA LE  CA CP  CA CP  -- --  -- --',
  procedures: 'XA CP  XA XP  CA LE  XA CP  CA XP  -- --  -- --',
  consults: 'WA WP  WA WP  WA LE  WA WP  WA CP  -- --  -- --',
  research: 'AA AP  AA AP  CA LE  AA AP  AA AP  -- --  -- --',
  orientation: 'OA OP  OA CP  OA LE  OA CP  OA OP  -- --  -- --',
  shifts: '-- --  -- --  KA --  -- --  -- --  -- --  -- --',
};

/** What of those weeks may be decided otherwise: activities, and how many sessions of the residents' own clinic there are. */
const LEEWAYS: Readonly<Record<string, readonly [codes: string, min: number, max: number]>> = {
  outpatient: ['CA CP SA SP', 3, 5],
  clinic: ['CA CP AA AP', 6, 9],
  procedures: ['CA CP XA XP', 3, 5],
};

/** The id of the rotation with this code. */
export function rotationId(code: string): string {
  return `rotation-${code.toLowerCase()}`;
}

/** The id of the site with this short name. */
export function siteId(name: string): string {
  return `site-${name}`;
}

/**
 * Reads rotations as drawn, one a line:
 * `code | name | kind | site | week | blocks by class | demand | traits | codes that come before`.
 * A demand is `classes:min-max`, `*` for all classes; traits are `leave`, `call`, `heavy`.
 * @throws if a line does not read so.
 */
export function rotationTable(drawn: string): RotationLine[] {
  return drawn
    .trim()
    .split('\n')
    .map((line) => rotationLine(line.split('|').map((cell) => cell.trim())));
}

function rotationLine(cells: readonly string[]): RotationLine {
  const [code = '', name = '', kind, site = '', weekName = '', blocks = '', demand = ''] = cells;
  const [traits = '', after = ''] = cells.slice(7);
  return {
    code,
    name,
    kind: rotationKindSchema.parse(kind),
    siteId: site === '' ? null : siteId(site),
    pattern: week(WEEKS[weekName] ?? weekName),
    leeway: leewayOf(weekName),
    blocks: words(blocks).map(Number),
    demand: words(demand).map(demandLine),
    leaveAllowed: words(traits).includes('leave'),
    takesCall: words(traits).includes('call'),
    isHeavy: words(traits).includes('heavy'),
    after: words(after),
  };
}

function leewayOf(weekName: string): RotationLine['leeway'] {
  const [codes, min, max] = LEEWAYS[weekName] ?? [];
  const pattern = WEEKS[weekName];
  if (!codes || !pattern || min === undefined || max === undefined) return null;
  return leeway(week(pattern), codes.split(' '), ['CA', 'CP'], min, max);
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

function demandLine(text: string): DemandLine {
  const [, classes = '', min, max] = /^(\*|\d+):(\d+)-(\d+)$/.exec(text) ?? [];
  if (min === undefined || max === undefined) throw new Error(`Not a demand: ${text}`);
  return {
    classes: classes === '*' ? [] : Array.from(classes, Number),
    min: Number(min),
    max: Number(max),
  };
}

/** Writes the rotations out as rows. */
export function rotationRows(lines: readonly RotationLine[]): Draught<'rotation'>[] {
  return lines.map(({ blocks, after, demand, ...line }) => ({
    ...line,
    id: rotationId(line.code),
    demand: demand.map((each) => ({ ...each, classes: [...each.classes] })),
    requirements: blocks.flatMap((count, place) =>
      count > 0 ? [{ pgy: place + 1, blocksMin: count, blocksMax: count }] : [],
    ),
    prerequisites: after.map(rotationId),
  }));
}

/** The rotations a class does in the year, each code as often as it has blocks. */
export function curriculumOf(lines: readonly RotationLine[], pgy: number): string[] {
  return lines.flatMap((line) =>
    Array.from({ length: line.blocks[pgy - 1] ?? 0 }, () => line.code),
  );
}
