import { readFileSync } from 'node:fs';
import { build } from './build.ts';
import { type Component, judgeLicenses } from './judge-licenses.ts';
import { runtimeSbom } from './runtime-sbom.ts';

/** What `npm run build` has bundled in GraphiQL's page. */
const BUNDLED = new URL('../dist/graphiql/packages.json', import.meta.url);

await build('graphiql');

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const { components } = JSON.parse(runtimeSbom()) as { components: readonly Component[] };
const known = new Set(components.map(({ name, version }) => `${name}@${version}`));
const bundled = JSON.parse(readFileSync(BUNDLED, 'utf8')) as readonly string[];

const issues = [
  ...judgeLicenses(components),
  ...bundled
    .filter((each) => !known.has(each))
    .map((each) => `${each}: it is bundled in GraphiQL's page, and the SBOM does not have it`),
];
for (const issue of issues) say(issue);
say(`${components.length} packages run in production. Issues: ${issues.length}.`);
if (issues.length > 0) process.exitCode = 1;
