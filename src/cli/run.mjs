// node src/cli/run.mjs NAME [ARGUMENTS]: runs src/cli/NAME.ts, installing and building first if need be.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuild } from './ensure-build.mjs';
import { ensureDependencies } from './ensure-dependencies.mjs';

const [node, , name, ...rest] = process.argv;
const entry = path.join(import.meta.dirname, '../../dist/cli', `${name}.js`);

ensureDependencies();
ensureBuild('cli');
if (name === 'serve') ensureBuild('app');

// npm runs scripts at the root; file names on the command line mean the folder it was called from.
if (process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
process.argv = [node, entry, ...rest];
await import(pathToFileURL(entry).href);
