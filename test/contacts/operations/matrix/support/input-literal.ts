import { astFromValue, isInputType, print } from 'graphql';
import { apiSchema } from '../../../../../src/gateway/graphql/schema.ts';
import type { MatrixInput } from '../rows/row.ts';

/** The input of an operation as it is written in a document. */
export function inputLiteral(operation: string, input: MatrixInput): string {
  const type = apiSchema().getType(`${operation}Input`);
  const literal = isInputType(type) ? astFromValue(input, type) : undefined;
  if (literal === undefined || literal === null) {
    throw new Error(`${operation} has no such input: ${JSON.stringify(input)}`);
  }
  return print(literal);
}
