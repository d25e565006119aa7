import { readFileSync } from 'node:fs';

/**
 * Ends the process with one line when its Node.js is older than package.json allows. To be imported before anything else:
 * other modules use what an old Node.js lacks.
 */

const PACKAGE = new URL('../package.json', import.meta.url);
const { engines } = JSON.parse(readFileSync(PACKAGE, 'utf8')) as { engines: { node: string } };

const numbersOf = (version: string): number[] => (version.match(/\d+/g) ?? []).map(Number);
const [major = 0, minor = 0] = numbersOf(process.versions.node);
const [minMajor = 0, minMinor = 0] = numbersOf(engines.node);

if (major < minMajor || (major === minMajor && minor < minMinor)) {
  process.stderr.write(
    `Node.js ${process.versions.node} is too old: install ${minMajor}.${minMinor} or later, or use the npm scripts, which bring their own\n`,
  );
  process.exit(1);
}
