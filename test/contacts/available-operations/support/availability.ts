import { expect } from '@jest/globals';
import {
  CONTACT_OPERATIONS,
  contactOperationOf,
} from '../../../../src/contacts/available-operations/contact-operation.enum.ts';
import type { GatewayClient } from '../../../support/gateway-client.ts';

/** An entry of `Contact.availableOperations`. */
export interface Entry {
  readonly operation: string;
  readonly available: boolean;
  readonly error: string | null;
  readonly reason: string | null;
  readonly unknown: boolean;
}

/** What a valid input names beside the contact. */
export interface Named {
  readonly userId: string;
  readonly queueId: string;
  /** In the future by Connect's clock. */
  readonly later: Date;
}

/** The errors that the contact alone shows, and a valid input, for each operation on an existing contact. */
export const OPERATIONS: Readonly<
  Record<string, { readonly denies: readonly string[]; readonly input?: (named: Named) => object }>
> = {
  ASSOCIATE_CONTACT_WITH_USER: {
    denies: ['ContactNotActiveError', 'ContactNotQueuedError'],
    input: ({ userId }) => ({ userId }),
  },
  DISMISS_USER_CONTACT: { denies: [], input: ({ userId }) => ({ userId }) },
  MONITOR_CONTACT: {
    denies: [
      'ContactChannelNotSupportedError',
      'ContactInitiationMethodNotSupportedError',
      'ContactNotActiveError',
      'ContactNotConnectedError',
    ],
    input: ({ userId }) => ({ userId }),
  },
  PAUSE_CONTACT: {
    denies: [
      'ContactAlreadyPausedError',
      'ContactChannelNotSupportedError',
      'ContactNotActiveError',
      'ContactNotStartedError',
    ],
  },
  RESUME_CONTACT: {
    denies: ['ContactChannelNotSupportedError', 'ContactNotActiveError', 'ContactNotPausedError'],
  },
  RESUME_CONTACT_RECORDING: {
    denies: ['ContactChannelNotSupportedError', 'ContactNotActiveError'],
  },
  STOP_CONTACT: {
    denies: ['ContactInitiationMethodNotSupportedError', 'ContactNotActiveError'],
  },
  SUSPEND_CONTACT_RECORDING: {
    denies: ['ContactChannelNotSupportedError', 'ContactNotActiveError'],
  },
  TAG_CONTACT: {
    denies: ['ContactTaggingClosedError'],
    input: () => ({ tags: [{ key: 'team', value: 'roof' }] }),
  },
  TRANSFER_CONTACT: {
    denies: ['ContactChannelNotSupportedError', 'ContactNotActiveError'],
    input: ({ queueId }) => ({ target: { queueId } }),
  },
  UNTAG_CONTACT: {
    denies: ['ContactTaggingClosedError'],
    input: () => ({ tagKeys: ['team'] }),
  },
  UPDATE_CONTACT: { denies: [], input: () => ({ name: 'Roof damage' }) },
  UPDATE_CONTACT_ATTRIBUTES: {
    denies: [],
    input: () => ({ set: [{ key: 'team', value: 'roof' }] }),
  },
  UPDATE_CONTACT_ROUTING_DATA: {
    denies: ['ContactNotActiveError', 'ContactNotQueuedError'],
    input: () => ({ routing: { queuePriority: 2 } }),
  },
  UPDATE_CONTACT_SCHEDULE: {
    denies: [
      'ContactChannelNotSupportedError',
      'ContactNotActiveError',
      'ContactNotScheduledError',
    ],
    input: ({ later }) => ({ scheduledTime: later.toISOString() }),
  },
};

export const OPERATION_NAMES = Object.keys(OPERATIONS);

export const AVAILABLE_OPERATIONS = `query ($id: ID!) {
  contact(id: $id) { availableOperations { operation available error reason unknown } }
}`;

/** What the gateway says of a contact. */
export async function availabilityOf(client: GatewayClient, id: string): Promise<Entry[]> {
  const { contact } = await client.data(AVAILABLE_OPERATIONS, { id });
  return (contact as { availableOperations: Entry[] }).availableOperations;
}

/**
 * Executes an operation on a contact, and expects what an entry that was read before says of it: what is denied fails with
 * exactly its error, what is available does not fail with an error that the contact alone shows, and `unknown` is neither.
 *
 * @returns the type of the result.
 */
export async function expectTruth(
  client: GatewayClient,
  id: string,
  entry: Entry,
  named: Named,
): Promise<string> {
  const { operation, available, error, unknown } = entry;
  const declared = CONTACT_OPERATIONS.find(({ name }) => contactOperationOf(name) === operation);
  if (declared === undefined) throw new Error(`there is no ${operation}`);
  const { mutation, name } = declared;
  const { denies, input } = OPERATIONS[operation] ?? { denies: [] };
  const data = await client.data(
    `mutation ($input: ${name}Input!) {
      ${mutation}(input: $input) { __typename ... on ContactError { message } }
    }`,
    { input: { contactId: id, ...input?.(named) } },
  );
  const { __typename: type, message = null } = data[mutation] as {
    __typename: string;
    message?: string;
  };
  if (!available) {
    expect({ operation, error: type, reason: message }).toStrictEqual({
      operation,
      error,
      reason: entry.reason,
    });
    expect([operation, denies]).toStrictEqual([operation, expect.arrayContaining([type])]);
  } else if (!unknown) {
    expect([operation, denies]).not.toStrictEqual([operation, expect.arrayContaining([type])]);
  }
  return type;
}
