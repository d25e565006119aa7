import { expect, test } from '@jest/globals';
import { OPERATIONS } from '../../../src/contacts/operations/index.ts';
import { TRANSFER } from '../plan/draw-schedule.ts';
import { CHAOS_OPERATIONS } from './index.ts';

test('schedules are drawn of each operation that the gateway declares', () => {
  const declared = OPERATIONS.map(({ name }) => name).filter((name) => name !== TRANSFER);

  expect(CHAOS_OPERATIONS.map(({ operation }) => operation)).toStrictEqual(declared);
});

test('each operation promises what its judge judges', () => {
  const promised = new Map(OPERATIONS.map(({ name, retry }) => [name, retry]));

  for (const { operation, promise } of CHAOS_OPERATIONS) {
    expect([operation, promised.get(operation)]).toStrictEqual([operation, promise]);
  }
});
