import type { ContactState } from '@aws-sdk/client-connect';
import type { OperationContext } from '../operations/operation.ts';
import type { AgentRecord } from '../store/agent-store.ts';
import { type AgentContact, atAgent, type ContactRecord } from '../store/contact-record.ts';
import { accept, withState } from './offers.ts';
import { clear, end } from './route-contact.ts';

/** What agents do with the contacts in their lists. */
export type AgentAction =
  'accept' | 'reject' | 'miss' | 'error' | 'hold' | 'unhold' | 'complete' | 'clear';

/** The states in which each action is possible. */
const possible: Readonly<Record<AgentAction, readonly ContactState[]>> = {
  accept: ['INCOMING', 'PENDING', 'CONNECTING'],
  reject: ['INCOMING', 'CONNECTING'],
  miss: ['INCOMING', 'CONNECTING'],
  error: ['INCOMING', 'PENDING', 'CONNECTING'],
  hold: ['CONNECTED'],
  unhold: ['CONNECTED_ONHOLD'],
  complete: ['CONNECTED', 'CONNECTED_ONHOLD'],
  clear: ['MISSED', 'REJECTED', 'ERROR', 'ENDED'],
};

export const agentActions = Object.keys(possible) as readonly AgentAction[];

/** The states in which an action is possible. */
export function statesFor(action: AgentAction): readonly ContactState[] {
  return possible[action];
}

/** Why an action is not possible; nothing has changed then. */
export type DriveFailure =
  /** The agent's list has no such contact. */
  | { readonly reason: 'NOT_IN_LIST' }
  | {
      readonly reason: 'WRONG_STATE';
      readonly state: ContactState;
      readonly possible: readonly ContactState[];
    }
  /** Only calls can be put on hold. */
  | { readonly reason: 'NO_HOLD' };

/**
 * Makes an agent do something with a contact of the agent's list. A contact that is not accepted waits
 * in its queue, and is in the agent's list until it is cleared. A callback is accepted twice: by the
 * agent, and by the customer who is called (inferred).
 */
export function driveContact(
  contactId: string,
  { instanceId, userId }: Pick<AgentRecord, 'instanceId' | 'userId'>,
  action: AgentAction,
  context: OperationContext,
): DriveFailure | undefined {
  const contact = context.contacts.atAgent(instanceId, userId).find(({ id }) => id === contactId);
  const at = contact && atAgent(contact, userId);
  if (contact === undefined || at === undefined) return { reason: 'NOT_IN_LIST' };
  const { state } = at;
  if (!possible[action].includes(state)) {
    return { reason: 'WRONG_STATE', state, possible: possible[action] };
  }
  if (action === 'hold' && contact.channel !== 'VOICE') return { reason: 'NO_HOLD' };
  perform(action, contact, at, context);
  return undefined;
}

function perform(
  action: AgentAction,
  contact: ContactRecord,
  at: AgentContact,
  context: OperationContext,
): void {
  const { now, contacts } = context;
  const become = (state: ContactState, since = now): void => {
    contacts.write(withState(contact, { ...at, state, since }), now);
  };
  switch (action) {
    case 'accept':
      if (at.state === 'INCOMING') become('PENDING');
      else accept(contact, at.userId, context);
      return;
    case 'reject':
      become('REJECTED');
      return;
    case 'miss':
      become('MISSED');
      return;
    case 'error':
      become('ERROR');
      return;
    // On hold, the state's time stays that of the connection (documented).
    case 'hold':
      become('CONNECTED_ONHOLD', at.since);
      return;
    case 'unhold':
      become('CONNECTED', at.since);
      return;
    case 'complete':
      end(contact, contact.channel === 'TASK' ? 'AGENT_COMPLETED' : 'AGENT_DISCONNECT', context);
      return;
    case 'clear':
      clear(contact, at.userId, context);
  }
}
