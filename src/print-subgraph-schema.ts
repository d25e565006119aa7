import { configOrExit } from './config-or-exit.ts';
import { readScopeNames } from './config.ts';
import { printFederatedSchema } from './gateway/print-subgraph-schema.ts';

process.stdout.write(printFederatedSchema(await configOrExit(() => readScopeNames())));
