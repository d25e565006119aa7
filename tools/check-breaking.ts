import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ArgumentError, readCommandLine } from './arguments.ts';
import { compareSchemas } from './compare-schemas.ts';
import { type Base, findBase, git } from './find-base.ts';
import { mayBreak } from './may-break.ts';

const SCHEMA = 'schema.graphql';

const USAGE = `
Usage: npm run check:breaking -- [commit]

Compares schema.graphql with that of a commit, such as v1.2.0; by default with the newest release
behind this commit, or else with where its branch left main, or the commit before.
`;

const folder = process.cwd();
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');

/** The commit that the command line names, or the one that fits what is checked out. */
const given = readCommandLine(USAGE, (args) => {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
  if (positionals.length > 1) throw new ArgumentError('Only one commit can be compared with');
  return positionals[0];
});
const base = given === undefined ? findBase(folder) : { commit: given, name: given };
const before = base && git(folder, 'show', `${base.commit}:${SCHEMA}`);

if (base === undefined) {
  say(`${SCHEMA} was not compared: there is no release, main branch or earlier commit here.`);
} else if (before === undefined) {
  say(`${SCHEMA} was not compared: ${base.name} has none.`);
  // A commit that someone has named is one that they want to compare with.
  if (given !== undefined) process.exitCode = 1;
} else {
  process.exitCode = report(base, before);
}

/** Prints what has changed, and returns the exit status. */
function report({ commit, name }: Base, schemaBefore: string): number {
  const changes = compareSchemas(schemaBefore, read(SCHEMA));
  for (const { criticality, message } of changes) say(`${criticality}: ${message}`);

  const breaking = changes.filter(({ criticality }) => criticality === 'breaking').length;
  say(`${SCHEMA} has ${breaking} breaking changes since ${name}.`);
  if (breaking === 0) return 0;

  const [was, is] = [git(folder, 'show', `${commit}:package.json`), read('package.json')].map(
    versionOf,
  );
  if (mayBreak(was ?? '', is ?? '')) {
    say(`The version ${is ?? ''} may break what ${was ?? ''} promised.`);
    return 0;
  }
  say('Keep what clients use, or raise the version in package.json to one that may break them.');
  return 1;
}

function versionOf(manifest: string | undefined): string {
  const { version = '' } = JSON.parse(manifest ?? '{}') as { version?: string };
  return version;
}
