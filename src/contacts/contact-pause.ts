/** When a contact was last paused and last resumed; null for never. */
export interface PauseTimes {
  readonly paused: Date | null;
  readonly resumed: Date | null;
}

/**
 * What the times prove of an active contact; Connect shows nothing else of pauses. `undecided`: they are equal, so that
 * either may have been the later one.
 */
export function pauseBy({
  paused,
  resumed,
}: PauseTimes): 'none' | 'paused' | 'resumed' | 'undecided' {
  // Connect may not show yet that a contact was paused.
  if (paused === null) return resumed === null ? 'none' : 'resumed';
  if (resumed === null || resumed < paused) return 'paused';
  return resumed > paused ? 'resumed' : 'undecided';
}

/** Whether the times prove that an active contact is paused. */
export function isPausedBy(times: PauseTimes): boolean {
  return pauseBy(times) === 'paused';
}
