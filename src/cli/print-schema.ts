import { printApiSchema } from '../gateway/print-schema.ts';

process.stdout.write(printApiSchema());
