import { printFederatedSchema } from './gateway/print-subgraph-schema.ts';

process.stdout.write(printFederatedSchema());
