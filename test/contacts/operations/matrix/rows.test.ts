import { expect, test } from '@jest/globals';
import { OPERATIONS } from '../../../../src/contacts/operations/index.ts';
import { ROWS } from './rows/index.ts';

test('the matrix has a row for each operation', () => {
  expect(ROWS.map(({ operation }) => operation)).toStrictEqual(OPERATIONS.map(({ name }) => name));
});
