import {
  getNullableType,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
} from 'graphql';
import { apiSchema } from '../../../../../src/gateway/graphql/schema.ts';
import type { MatrixInput } from '../rows/row.ts';

/** The input of an operation as it is written in a document. */
export function inputLiteral(operation: string, input: MatrixInput): string {
  const type = apiSchema().getType(`${operation}Input`);
  if (!isInputType(type)) throw new Error(`${operation} has no input`);
  return literalOf(type, input);
}

/** `astFromValue` of GraphQL.js serializes values, but these are inputs: it rejects the text of a DateTime. */
function literalOf(nullable: GraphQLInputType, value: unknown): string {
  const type = getNullableType(nullable);
  if (value === null) return 'null';
  if (isListType(type) && Array.isArray(value)) {
    return `[${value.map((item) => literalOf(type.ofType, item)).join(', ')}]`;
  }
  if (isInputObjectType(type)) {
    const fields = type.getFields();
    const members = Object.entries(value as object).map(([name, member]) => {
      const field = fields[name];
      if (field === undefined) throw new Error(`${type.name} has no field ${name}`);
      return `${name}: ${literalOf(field.type, member)}`;
    });
    return `{ ${members.join(', ')} }`;
  }
  // Enum values are written without quotes.
  return isEnumType(type) ? JSON.stringify(value).slice(1, -1) : JSON.stringify(value);
}
