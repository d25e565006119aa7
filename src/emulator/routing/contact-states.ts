import type { ContactState } from '@aws-sdk/client-connect';
import type { AgentContact } from '../store/contact-record.ts';

/*
 * What the states of a contact at an agent mean (documented): INCOMING and PENDING belong to callbacks,
 * CONNECTING is every other contact that is offered, ENDED is after-contact work.
 */

const offered: readonly ContactState[] = ['INCOMING', 'CONNECTING', 'PENDING'];
const handled: readonly ContactState[] = ['PENDING', 'CONNECTED', 'CONNECTED_ONHOLD', 'ENDED'];
const failed: readonly ContactState[] = ['MISSED', 'REJECTED', 'ERROR'];

/** Whether the agent is not connected to it yet. */
export function isOffered({ state }: AgentContact): boolean {
  return offered.includes(state);
}

/** Whether the agent works on it: connected, on hold, in after-contact work, or calling back. */
export function isHandled({ state }: AgentContact): boolean {
  return handled.includes(state);
}

/** Whether the agent did not get connected to it: missed, rejected, or lost. */
export function isFailed({ state }: AgentContact): boolean {
  return failed.includes(state);
}

/** Whether it stays in the agent's list only until it is cleared (documented for DismissUserContact). */
export function isClearable(at: AgentContact): boolean {
  return at.state === 'ENDED' || isFailed(at);
}
