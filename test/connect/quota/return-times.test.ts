import { expect, test } from '@jest/globals';
import { ReturnTimes } from '../../../src/connect/quota/return-times.ts';

/** Two calls are let through in a second. */
const INTERVAL_MS = 500;

test.each<[string, told: [caller: string, now: number, earliest: number, time: number][]]>([
  [
    'one after the other',
    [
      ['a', 0, 1_000, 1_000],
      ['b', 0, 1_000, 1_500],
      ['c', 0, 1_000, 2_000],
    ],
  ],
  [
    'as one, whoever asks again and again',
    [
      ['a', 0, 1_000, 1_000],
      ['a', 0, 1_000, 1_000],
      ['a', 0, 1_000, 1_000],
      ['b', 0, 1_000, 1_500],
    ],
  ],
  [
    'without those whose time has come',
    [
      ['a', 0, 1_000, 1_000],
      ['b', 0, 1_000, 1_500],
      ['c', 1_200, 2_200, 2_700],
      ['d', 9_000, 9_500, 9_500],
    ],
  ],
  ['not before there is room, however late that is', [['a', 0, 90_000, 90_000]]],
])('callers are told to come back %s', (_, told) => {
  const times = new ReturnTimes();

  expect(
    told.map(([caller, now, earliest]) => [
      caller,
      now,
      earliest,
      times.tell(caller, earliest, INTERVAL_MS, now),
    ]),
  ).toStrictEqual(told);
});

test('nobody is told to wait longer than half a minute for others', () => {
  const times = new ReturnTimes();
  const told = Array.from({ length: 2_000 }, (_, index) =>
    times.tell(`caller ${index}`, 1_000, INTERVAL_MS, 0),
  );

  expect(told.at(-1)).toBe(30_000);
});

test('a caller whose call was let through takes no place', () => {
  const times = new ReturnTimes();
  times.tell('a', 1_000, INTERVAL_MS, 0);
  times.forget('a');

  expect(times.tell('b', 1_000, INTERVAL_MS, 0)).toBe(1_000);
});
