import { describe, expect, test } from '@jest/globals';
import { FairOrder } from '../../../src/connect/quota/fair-order.ts';
import type { CallPurpose } from '../../../src/connect/quota/quota.ts';

/** Calls by their callers' letters, in order of arrival; a capital letter is a mutation. */
function calls(letters: string): { letter: string; purpose: CallPurpose }[] {
  return Array.from(letters, (letter) => {
    const caller = letter.toLowerCase();
    return { letter, purpose: { caller, priority: letter === caller ? 'read' : 'mutation' } };
  });
}

/** Admits all calls, one at a time, and returns their order. */
function admit(order: FairOrder, letters: string): string {
  let waiting = calls(letters);
  let admitted = '';
  while (waiting.length > 0) {
    const [next] = order.sort(waiting);
    if (next === undefined) break;
    order.onAdmitted(next.purpose);
    waiting = waiting.filter((call) => call !== next);
    admitted += next.letter;
  }
  return admitted;
}

describe('calls are admitted', () => {
  test.each([
    ['in order of arrival, from callers with one each', 'abc', 'abc'],
    ['in order of arrival, from one caller', 'aaa', 'aaa'],
    ['in turn, from callers with several', 'aaaabb', 'ababaa'],
    ['in turn, though one has sent far more', 'aaaaaaaaab', 'abaaaaaaaa'],
    ['mutations before reads', 'aabBA', 'BAaba'],
    ['mutations in turn, too', 'AAAB', 'ABAA'],
  ])('%s', (_, coming, expected) => {
    expect(admit(new FairOrder(), coming)).toBe(expected);
  });

  test('so that a caller that has just had a turn comes after one that has not', () => {
    const order = new FairOrder();
    admit(order, 'ab');

    expect(admit(order, 'abc')).toBe('cab');
  });

  test('so that an idle caller earns no turns', () => {
    const order = new FairOrder();
    admit(order, 'aaaaaaaaaa');

    expect(admit(order, 'bbbaaa')).toBe('bbabaa');
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
