import { parseArgs } from 'node:util';
import { configOrExit } from '../config/config-or-exit.ts';
import { readScopeNames } from '../config/config.ts';
import { printFederatedSchema } from '../gateway/graphql/print-subgraph-schema.ts';

const USAGE = 'Usage: npm run --silent schema:subgraph -- [--access-directives=on|off]';

const accessDirectives = readArguments();
const scopeNames = await configOrExit(() => readScopeNames());
process.stdout.write(printFederatedSchema({ scopeNames, accessDirectives }));

/** Whether the SDL is to have access directives; arguments that cannot be used end the process with status 2. */
function readArguments(): boolean {
  try {
    const { values } = parseArgs({
      options: { 'access-directives': { type: 'string', default: 'on' } },
    });
    const value = values['access-directives'];
    if (value === 'on' || value === 'off') return value === 'on';
  } catch {
    // What parseArgs has to say takes several lines.
  }
  process.stderr.write(`${USAGE}\n`);
  process.exit(2);
}
