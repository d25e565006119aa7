import type { Contact } from '@aws-sdk/client-connect';
import { hasEnded } from '../../contact-from-connect.ts';
import type { Fact } from './facts.ts';
import { observeContact } from './observe.ts';

/**
 * What the times of the last pause and the last resumption prove of a contact; Connect shows nothing else of pauses.
 * `undecided`: they are equal, so that either may have been the later one.
 */
export function pauseOf(contact: Contact): 'none' | 'paused' | 'resumed' | 'undecided' {
  const { LastPausedTimestamp: paused, LastResumedTimestamp: resumed } = contact;
  if (hasEnded(contact)) return 'none';
  // Connect may not show yet that a contact was paused.
  if (paused === undefined) return resumed === undefined ? 'none' : 'resumed';
  if (resumed === undefined || resumed < paused) return 'paused';
  return resumed > paused ? 'resumed' : 'undecided';
}

/** Shows whether a contact is paused, or was resumed. */
export const OBSERVE_PAUSES = observeContact((contact): readonly Fact[] | null => {
  const pause = pauseOf(contact);
  return pause === 'undecided' ? null : [[pause]];
});
