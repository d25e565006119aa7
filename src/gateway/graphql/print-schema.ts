import { lexicographicSortSchema, printSchema } from 'graphql';
import { apiSchema } from './schema.ts';

/** The SDL of the API, as `schema.graphql` holds it: sorted, so that a change shows as a small difference. */
export function printApiSchema(): string {
  return `${printSchema(lexicographicSortSchema(apiSchema()))}\n`;
}
