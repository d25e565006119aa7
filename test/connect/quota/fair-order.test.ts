import { describe, expect, test } from '@jest/globals';
import { FairOrder } from '../../../src/connect/quota/fair-order.ts';
import type { CallPurpose } from '../../../src/connect/quota/quota.ts';

/** Calls by their callers' letters, in the order in which they come; a capital is a mutation's. */
function calls(letters: string): { letter: string; purpose: CallPurpose }[] {
  return Array.from(letters, (letter) => {
    const caller = letter.toLowerCase();
    return { letter, purpose: { caller, priority: letter === caller ? 'read' : 'mutation' } };
  });
}

/** Lets all calls through, one at a time, and tells in what order. */
function letThrough(order: FairOrder, letters: string): string {
  let waiting = calls(letters);
  let through = '';
  while (waiting.length > 0) {
    const [next] = order.sort(waiting);
    if (next === undefined) break;
    order.onAdmitted(next.purpose);
    waiting = waiting.filter((call) => call !== next);
    through += next.letter;
  }
  return through;
}

describe('calls are let through', () => {
  test.each([
    ['as they come, from callers with one each', 'abc', 'abc'],
    ['as they come, from one caller', 'aaa', 'aaa'],
    ['in turn, from callers with several', 'aaaabb', 'ababaa'],
    ['in turn, though one has asked for far more', 'aaaaaaaaab', 'abaaaaaaaa'],
    ['mutations before reads', 'aabBA', 'BAaba'],
    ['mutations in turn, too', 'AAAB', 'ABAA'],
  ])('%s', (_, coming, expected) => {
    expect(letThrough(new FairOrder(), coming)).toBe(expected);
  });

  test('so that who has just had a turn comes after who has not', () => {
    const order = new FairOrder();
    letThrough(order, 'ab');

    expect(letThrough(order, 'abc')).toBe('cab');
  });

  test('so that who was away is owed nothing', () => {
    const order = new FairOrder();
    letThrough(order, 'aaaaaaaaaa');

    expect(letThrough(order, 'bbbaaa')).toBe('bbabaa');
  });

  test('fairly among more callers than are remembered', () => {
    const order = new FairOrder();
    const purposes = Array.from({ length: 3_000 }, (_, index): CallPurpose => {
      return { caller: `caller ${index}`, priority: 'read' };
    });
    for (const purpose of purposes) order.onAdmitted(purpose);
    const [last] = purposes.slice(-1).map((purpose) => ({ purpose }));

    const sorted = order.sort([
      ...(last === undefined ? [] : [last]),
      { purpose: { caller: 'another', priority: 'read' } as const },
    ]);

    expect(sorted.map(({ purpose }) => purpose.caller)).toStrictEqual(['another', 'caller 2999']);
  });
});
