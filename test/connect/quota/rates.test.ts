import { expect, test } from '@jest/globals';
import { type RateOptions, effectiveRate } from '../../../src/connect/quota/rates.ts';
import type { Rate } from '../../../src/connect/quota/token-buckets.ts';

const WHOLE: RateOptions = { rates: new Map(), share: 1 };
const HALF: RateOptions = { rates: new Map(), share: 0.5 };
const RAISED: RateOptions = {
  rates: new Map([['TransferContact', { perSecond: 50, burst: 100 }]]),
  share: 1,
};
const DECLARED: RateOptions = {
  defaults: new Map([
    ['PauseContact', { perSecond: 20, burst: 25 }],
    ['TransferContact', { perSecond: 4, burst: 8 }],
  ]),
  ...RAISED,
};

test.each<[string, RateOptions, Rate]>([
  ['TransferContact', WHOLE, { perSecond: 1.96, burst: 4 }],
  ['SearchUsers', WHOLE, { perSecond: 1.96, burst: 4 }],
  ['DescribeContact', WHOLE, { perSecond: 9.8, burst: 12 }],
  ['DescribeQueue', WHOLE, { perSecond: 1.96, burst: 4 }],
  ['DescribeUser', WHOLE, { perSecond: 1.96, burst: 4 }],
  ['GetCurrentMetricData', WHOLE, { perSecond: 4.9, burst: 6 }],
  ['SearchContacts', WHOLE, { perSecond: 0.49, burst: 1 }],
  ['TransferContact', HALF, { perSecond: 0.98, burst: 2 }],
  ['SearchContacts', HALF, { perSecond: 0.245, burst: 1 }],
  ['TransferContact', RAISED, { perSecond: 49, burst: 87 }],
  ['PauseContact', WHOLE, { perSecond: 1.96, burst: 4 }],
  ['PauseContact', DECLARED, { perSecond: 19.6, burst: 20 }],
  ['TransferContact', DECLARED, { perSecond: 49, burst: 87 }],
  ['DescribeContact', DECLARED, { perSecond: 9.8, burst: 12 }],
])('%s with %j is called at this rate at most', (operation, options, expected) => {
  const rate = effectiveRate(options, operation);

  expect(rate).toStrictEqual({
    perSecond: expect.closeTo(expected.perSecond, 6),
    burst: expected.burst,
  });
});
