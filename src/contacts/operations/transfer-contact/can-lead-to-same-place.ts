import type { TransferTarget } from './transfer-request.ts';

/**
 * Where a flow alone decides, it can lead anywhere. A contact of a queue goes on to a user, and that of a user who does not
 * take it may go on to a queue.
 */
export function canLeadToSamePlace(one: TransferTarget, other: TransferTarget): boolean {
  if (one.kind === 'flow' || other.kind === 'flow') return true;
  return one.kind !== other.kind || one.id === other.id;
}
