import { table } from './access-document.ts';
import { settings } from './operations/configuration.ts';
import { Observer } from './operations/observe.ts';

/** The table of every variable that the server reads. */
export function settingsTable(): string {
  const lines = Object.entries(settings).map(([name, { says, otherwise, must }]) => [
    `\`${name}\``,
    says,
    must,
    otherwise,
  ]);
  return table(['variable', 'what it decides', 'must be', 'where it is not set'], lines);
}

/** The table of everything that a server counts. */
export function metricsTable(): string {
  const lines = new Observer(null).metrics.described.map(({ name, kind, help }) => [
    `\`${name}\``,
    kind,
    help,
  ]);
  return table(['name', 'kind', 'what it says'], lines);
}
