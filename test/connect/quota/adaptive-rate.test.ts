import { expect, test } from '@jest/globals';
import { AdaptiveRate } from '../../../src/connect/quota/adaptive-rate.ts';

test.each<[string, throttledAtMs: number[], atMs: number, share: number]>([
  ['all without throttling', [], 0, 1],
  ['less right after one', [0], 0, 0.7],
  ['less once after several at the same time', [0, 1, 999], 999, 0.7333],
  ['less again after one a second later', [0, 1_000], 1_000, 0.5133],
  ['more again after a while', [0], 3_000, 0.8],
  ['all again in the end', [0], 9_000, 1],
  ['a tenth at least', Array.from({ length: 60 }, (_, second) => second * 1_000), 59_000, 0.1],
])('an operation uses of its rate %s', (_, throttledAtMs, atMs, share) => {
  const clock = { ms: 0 };
  const rate = new AdaptiveRate(() => clock.ms);
  for (const ms of throttledAtMs) {
    clock.ms = ms;
    rate.onThrottled();
  }
  clock.ms = atMs;

  expect(rate.share).toBeCloseTo(share, 3);
});
