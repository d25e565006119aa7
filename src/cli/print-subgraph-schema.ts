import '../require-node.ts';
import { parseArgs } from 'node:util';
import { readSubgraphOptions } from '../config/config.ts';
import { configOrExit } from '../config/parse-variables.ts';
import { printSubgraphSdl } from '../gateway/graphql/federation/subgraph-sdl.ts';

const USAGE = 'Usage: npm run --silent schema:subgraph -- [--access-directives=on|off]';

const accessDirectives = readArguments();
const options = await configOrExit(() => readSubgraphOptions());
process.stdout.write(printSubgraphSdl({ ...options, accessDirectives }));

/** Whether the SDL has access directives; invalid arguments end the process with status 2. */
function readArguments(): boolean {
  try {
    const { values } = parseArgs({
      options: { 'access-directives': { type: 'string', default: 'on' } },
    });
    const value = values['access-directives'];
    if (value === 'on' || value === 'off') return value === 'on';
  } catch {
    // The messages of parseArgs take several lines.
  }
  process.stderr.write(`${USAGE}\n`);
  process.exit(2);
}
