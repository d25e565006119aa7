import { CHAOS_OPERATIONS } from '../operations/index.ts';
import { drawOperationPlan, type OperationPlan } from './operation-plan.ts';
import { drawPlan, type Plan } from './plan.ts';
import { randomOf } from './random.ts';

/** The operation that has schedules of its own. */
export const TRANSFER = 'TransferContact';

/** The names of all operations that schedules are drawn of. */
export const OPERATION_NAMES: readonly string[] = [
  TRANSFER,
  ...CHAOS_OPERATIONS.map(({ operation }) => operation),
];

/** One in three schedules is about transfers: what they can do to each other takes many to try. */
const TRANSFERS = 1 / 3;

/** A schedule of a run: of transfers, or of another operation. */
export type Schedule =
  | { readonly kind: 'transfers'; readonly plan: Plan }
  | { readonly kind: 'operation'; readonly plan: OperationPlan };

/**
 * The schedule with an index; the same for the same seed and index.
 *
 * @param only the operations that it may be about.
 */
export function drawSchedule(
  seed: number,
  index: number,
  share: boolean,
  only: readonly string[] = OPERATION_NAMES,
): Schedule {
  // Another source of chance than that of the plan, which does not depend on what else there is.
  const random = randomOf(seed, -2 - index);
  const others = CHAOS_OPERATIONS.filter(({ operation }) => only.includes(operation));
  const [first, ...rest] = others;
  const isTransfer = first === undefined || (only.includes(TRANSFER) && random.chance(TRANSFERS));
  if (isTransfer) return { kind: 'transfers', plan: drawPlan(seed, index, share) };
  const operation = random.pick([first, ...rest]);
  return { kind: 'operation', plan: drawOperationPlan(seed, index, share, operation) };
}
