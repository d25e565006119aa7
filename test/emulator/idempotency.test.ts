import { describe, expect, test } from '@jest/globals';
import { IdempotencyTable } from '../../src/emulator/store/idempotency.ts';
import { PageStore } from '../../src/emulator/store/page-store.ts';

/** Runs calls, and counts how often they were executed. */
function table(max?: number) {
  const tokens = new IdempotencyTable(max);
  let executed = 0;
  const call = (token: string | undefined, args: object = {}): number => {
    const scope = { operation: 'TransferContact', instanceId: 'i', token };
    return tokens.once(scope, args, () => ({ number: (executed += 1) })).number;
  };
  return call;
}

describe('client tokens', () => {
  test('give the first answer again, and reject other arguments', () => {
    const call = table();
    expect([call('a'), call('b'), call('a')]).toStrictEqual([1, 2, 1]);
    expect(() => call('a', { other: true })).toThrow(
      expect.objectContaining({ name: 'IdempotencyException' }),
    );
  });

  test('are not needed', () => {
    const call = table();
    expect([call(undefined), call(undefined)]).toStrictEqual([1, 2]);
  });

  test('are bounded: those that were not used for longest are forgotten', () => {
    const call = table(2);
    expect([call('a'), call('b'), call('a'), call('c')]).toStrictEqual([1, 2, 1, 3]);
    expect(call('a')).toBe(1);
    expect(call('b')).toBe(4);
  });

  test('are remembered, 100,000 of them', () => {
    const call = table();
    for (let n = 1; n <= 100_001; n += 1) call(`token-${n}`);
    expect(call('token-2')).toBe(2);
    expect(call('token-1')).toBe(100_002);
  });
});

describe('results for later pages', () => {
  const at = new Date(0);
  const results = (count: number) => ({ items: Array.from({ length: count }, (_, n) => n), at });

  test('are kept for 10,000 lists', () => {
    const pages = new PageStore();
    const ids = Array.from({ length: 10_001 }, () => pages.keep(results(2)));
    expect(pages.find(ids[0] ?? '')).toBeUndefined();
    expect(pages.find(ids[1] ?? '')).toStrictEqual(results(2));
  });

  test('have two million items at most', () => {
    const pages = new PageStore();
    const many = results(1_000_000);
    const [first = '', second = '', third = ''] = [1, 2, 3].map(() => pages.keep(many));
    expect([first, second, third].map((id) => pages.find(id)?.items.length)).toStrictEqual([
      undefined,
      1_000_000,
      1_000_000,
    ]);
  });
});
