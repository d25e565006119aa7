/** What is known of a scheduled contact. */
export interface ScheduledContact {
  readonly scheduledTimestamp: Date;
  readonly active: boolean;
  /** Connect may omit it, although the contact has ended. */
  readonly disconnectTimestamp: Date | null;
}

/**
 * Whether a scheduled contact has started: Connect shows its time also afterwards, and nothing else of it (inferred).
 *
 * @param connectTime by Connect's clock, in milliseconds since 1970.
 */
export function hasStarted(
  { scheduledTimestamp, active, disconnectTimestamp }: ScheduledContact,
  connectTime: number,
): boolean {
  const end = active ? Infinity : (disconnectTimestamp?.getTime() ?? Infinity);
  return scheduledTimestamp.getTime() <= Math.min(connectTime, end);
}
