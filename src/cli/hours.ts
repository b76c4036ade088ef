import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { averagingPeriods } from '../domain/work/averaging-periods.ts';
import { timeZoneSchema } from '../domain/time/zone.ts';
import {
  HOURS_FILES,
  type HoursFile,
  type HoursOfResident,
  readHours,
} from '../formats/hours-csv.ts';
import { packs, rules } from '../rules/registry.ts';
import {
  checkWork,
  type SetWorkRule,
  type WorkFinding,
  workRulesOf,
} from '../rules/work/check-work.ts';
import { exceptionParams } from '../rules/work/hours-exception.ts';

const USAGE = `npm run hours -- FOLDER --zone ZONE [--json] [--packs acgme,new-york-405]

Judges the work periods in FOLDER by the work-hour rules. FOLDER holds
${Object.entries(HOURS_FILES)
  .map(([file, columns]) => `  ${file.padEnd(14)} ${columns.join(',')}`)
  .join('\n')}
Times are local to ZONE, such as America/New_York, and written YYYY-MM-DDTHH:MM.
periods.csv may have the column reason (why somebody stayed) and rows of the kind off (a day logged as free).`;

/** What went wrong, for the person at the keyboard. */
class Refused extends Error {}

interface Options {
  readonly folder: string;
  readonly zone: string;
  readonly json: boolean;
  readonly setRules: readonly SetWorkRule[];
}

function readOptions(): Options {
  let parsed;
  try {
    parsed = parseArgs({
      allowPositionals: true,
      options: {
        zone: { type: 'string' },
        packs: { type: 'string', default: 'acgme' },
        json: { type: 'boolean', default: false },
      },
    });
  } catch (thrown) {
    throw new Refused(`${thrown instanceof Error ? thrown.message : 'Not understood'}\n\n${USAGE}`);
  }
  const { values, positionals } = parsed;
  const [folder, ...others] = positionals;
  if (folder === undefined || others.length > 0 || values.zone === undefined) {
    throw new Refused(USAGE);
  }
  if (!timeZoneSchema.safeParse(values.zone).success) {
    throw new Refused(`--zone: “${values.zone}” is no time zone such as America/New_York.`);
  }
  const wanted = new Set(values.packs.split(','));
  const known = new Set(packs.values());
  const unknown = [...wanted].filter((pack) => !known.has(pack));
  if (unknown.length > 0) {
    throw new Refused(`--packs: no ${unknown.join(', ')}; there are ${[...known].join(', ')}.`);
  }
  return { folder, zone: values.zone, json: values.json, setRules: workRulesOf(wanted) };
}

function readText(folder: string, file: HoursFile): string {
  try {
    return readFileSync(path.join(folder, file), 'utf8');
  } catch {
    throw new Refused(`${file}: there is no such file in ${folder}, or it cannot be read.`);
  }
}

function readFolder({ folder, zone }: Options): readonly HoursOfResident[] {
  const text = (file: HoursFile) => readText(folder, file);
  const texts = {
    'residents.csv': text('residents.csv'),
    'rotations.csv': text('rotations.csv'),
    'leave.csv': text('leave.csv'),
    'periods.csv': text('periods.csv'),
  };
  const read = readHours(texts, zone, exceptionParams.parse({}).hoursMax);
  if (!read.ok) {
    const { file, row, column, reason } = read.fault;
    throw new Refused(
      `${file}, row ${row}${column === null ? '' : `, column ${column}`}: ${reason}`,
    );
  }
  for (const note of read.notes) process.stderr.write(`${note}\n`);
  return read.residents;
}

function citationOf(ruleId: string): string | null {
  const citation = rules.get(ruleId)?.citation;
  if (!citation) return null;
  return citation.older === '' ? citation.current : `${citation.current} (${citation.older})`;
}

function asJson(finding: WorkFinding) {
  return {
    rule: finding.ruleId,
    citation: citationOf(finding.ruleId),
    force: rules.get(finding.ruleId)?.force ?? null,
    verdict: finding.verdict,
    resident: finding.personId,
    from: finding.firstDay,
    to: finding.lastDay,
    measured: finding.measured,
    limit: finding.limit,
    unit: finding.unit,
    because: finding.because,
  };
}

function asText(name: string, finding: WorkFinding): string {
  const { ruleId, verdict, firstDay, lastDay, measured, limit, unit, because } = finding;
  const days = firstDay === lastDay ? firstDay : `${firstDay} to ${lastDay}`;
  const numbers = measured === null ? '' : ` ${measured} against ${limit} ${unit}.`;
  const cited = citationOf(ruleId);
  const rule = cited === null ? ruleId : `${ruleId}, ${cited}`;
  return `${verdict.toUpperCase().padEnd(11)} ${name}, ${days}: ${because}${numbers} [${rule}]`;
}

function main(): void {
  const options = readOptions();
  const residents = readFolder(options);
  const checked = residents.map(({ name, record }) => ({
    name,
    findings: checkWork(record, options.setRules),
  }));
  const periodsChecked = residents.reduce(
    (count, { record }) => count + averagingPeriods(record).length,
    0,
  );
  if (options.json) {
    const findings = checked.flatMap((each) => each.findings.map(asJson));
    process.stdout.write(`${JSON.stringify({ findings, periodsChecked }, null, 2)}\n`);
    return;
  }
  const lines = checked.flatMap(({ name, findings }) =>
    findings.map((finding) => asText(name, finding)),
  );
  const counted = (verdict: WorkFinding['verdict']) =>
    checked.flatMap((each) => each.findings).filter((each) => each.verdict === verdict).length;
  const summary = `${periodsChecked} averaging periods of ${residents.length} residents: ${counted('violation')} violations, ${counted('advisory')} advisories, ${counted('cannot-tell')} that cannot be told.`;
  process.stdout.write(`${[...lines, summary].join('\n')}\n`);
}

try {
  main();
} catch (thrown) {
  if (!(thrown instanceof Refused)) throw thrown;
  process.stderr.write(`${thrown.message}\n`);
  process.exitCode = 1;
}
