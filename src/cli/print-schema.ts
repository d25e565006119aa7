import '../require-node.ts';
import { printApiSchema } from '../gateway/graphql/schema.ts';

process.stdout.write(printApiSchema());
