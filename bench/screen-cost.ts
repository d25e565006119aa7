import { type CallsByOperation, difference } from './upstream-calls.ts';

/** What it took to show a screen once. */
export interface ScreenCost {
  readonly calls: CallsByOperation;
  readonly milliseconds: number;
}

/**
 * Shows a screen once.
 *
 * @param show returns how many entries the screen has: to be complete, as many as expected.
 * @param count returns what has been sent to Connect so far.
 */
export async function costOf(
  show: () => Promise<number | undefined>,
  count: () => CallsByOperation | Promise<CallsByOperation>,
  entries: number,
): Promise<ScreenCost> {
  const before = await count();
  const startedAt = performance.now();
  const shown = await show();
  const milliseconds = performance.now() - startedAt;
  if (shown !== entries) throw new Error(`A screen has ${shown ?? 0} of ${entries} entries`);
  return { calls: difference(before, await count()), milliseconds };
}

/** The cost whose time is in the middle. */
export function middleOf(costs: readonly ScreenCost[]): ScreenCost {
  const sorted = costs.toSorted((a, b) => a.milliseconds - b.milliseconds);
  const middle = sorted[Math.floor(costs.length / 2)];
  if (middle === undefined) throw new Error('A screen was never shown');
  return middle;
}
