import { printApiSchema } from '../gateway/graphql/print-schema.ts';

process.stdout.write(printApiSchema());
