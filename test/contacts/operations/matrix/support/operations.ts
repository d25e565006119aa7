import { isObjectType } from 'graphql';
import { OPERATIONS } from '../../../../../src/contacts/operations/index.ts';
import type { DeclaredOperation } from '../../../../../src/contacts/operations/kit/declare-operation.ts';
import { apiSchema } from '../../../../../src/gateway/graphql/schema.ts';
import { ROWS } from '../rows/index.ts';
import type { MatrixRow } from '../rows/row.ts';

/** An operation: its declaration, and its row. */
export interface MatrixOperation {
  readonly declared: DeclaredOperation;
  readonly row: MatrixRow;
  /** The name of its success type. */
  readonly success: string;
  /** The field of the success that has the id of its contact or its user. */
  readonly idField: 'contactId' | 'userId';
  /** The document of its mutation, with the variable `$input`. */
  readonly document: string;
}

/** All operations that have a row, for `describe.each`. */
export const TABLE = OPERATIONS.flatMap((declared) => {
  const row = ROWS.find(({ operation }) => operation === declared.name);
  return row === undefined ? [] : [[declared.mutation, matrixOperation(declared, row)] as const];
});

function matrixOperation(declared: DeclaredOperation, row: MatrixRow): MatrixOperation {
  const { name, mutation } = declared;
  const success = `${name}Success`;
  const successType = apiSchema().getType(success);
  if (!isObjectType(successType)) throw new Error(`There is no ${success}`);
  const idField = 'userId' in successType.getFields() ? 'userId' : 'contactId';
  return {
    declared,
    row,
    success,
    idField,
    document: `mutation ($input: ${name}Input!) {
      ${mutation}(input: $input) {
        __typename
        ... on ${success} { clientToken ${idField} }
        ... on ContactError { message code retryable }
        ... on ContactInputError { fields { path message } }
        ... on ContactOutcomeUnknownError { clientToken }
        ... on ContactServiceError { clientToken }
        ... on ContactThrottledError { clientToken retryAfter }
      }
    }`,
  };
}
