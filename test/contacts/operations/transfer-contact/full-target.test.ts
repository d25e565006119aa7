import { describe, expect, test } from '@jest/globals';
import contactCentre from '../../../../src/emulator/data/contact-centre.json' with { type: 'json' };
import { parseSeed } from '../../../../src/emulator/seed.ts';
import { FAULTS } from '../../../support/faults.ts';
import { CONTACTS, QUEUES } from '../../../support/ids.ts';
import { transfer } from '../../../support/transfer.ts';
import { startWorld, type World } from '../../../support/world.ts';

/** The built-in contact centre with a billing queue that takes no contact. */
const startFull = (): Promise<World> =>
  startWorld({
    emulator: {
      seed: parseSeed({
        ...contactCentre,
        queues: contactCentre.queues.map((queue) => ({
          ...queue,
          ...(queue.id === QUEUES.billing && { maxContacts: 0 }),
        })),
      }),
    },
  });

const input = { contactId: CONTACTS.unassignedTask, target: { queueId: QUEUES.billing } };

describe('a transfer to a full queue', () => {
  test('succeeds, and shows that the new contact has ended', async () => {
    await using world = await startFull();

    const { transferContact } = await world.client.data(
      `mutation ($input: TransferContactInput!) {
        transferContact(input: $input) {
          __typename
          ... on TransferContactSuccess {
            contactId
            contact { id active queueId disconnectReason previousContactId disconnectTimestamp }
            transferredContact { active disconnectReason }
          }
        }
      }`,
      { input },
    );

    expect(transferContact).toStrictEqual({
      __typename: 'TransferContactSuccess',
      contactId: world.executedTransfers[0]?.newContactId,
      contact: {
        id: world.executedTransfers[0]?.newContactId,
        active: false,
        queueId: null,
        disconnectReason: 'CONTACT_FLOW_DISCONNECT',
        previousContactId: CONTACTS.unassignedTask,
        disconnectTimestamp: expect.any(String),
      },
      transferredContact: { active: false, disconnectReason: 'TRANSFERRED' },
    });
  });

  test('is one transfer when it is repeated with its token', async () => {
    await using world = await startFull();

    const first = await transfer(world, { ...input, clientToken: 'full' });
    const second = await transfer(world, { ...input, clientToken: 'full' });

    expect(first.__typename).toBe('TransferContactSuccess');
    expect(second).toStrictEqual(first);
    expect(world.executedTransfers).toHaveLength(1);
  });

  test('is unknown when its answer was lost, because nothing shows its target, and a retry resolves it', async () => {
    await using world = await startFull();
    world.upstream.answerNext('TransferContact', FAULTS.resetAfter);
    const request = { ...input, clientToken: 'full' };

    const lost = await transfer(world, request);
    const retried = await transfer(world, request);

    expect(lost.__typename).toBe('ContactOutcomeUnknownError');
    expect(retried).toMatchObject({
      __typename: 'TransferContactSuccess',
      contactId: world.executedTransfers[0]?.newContactId,
    });
    expect(world.executedTransfers).toHaveLength(1);
  });
});

/** Is offline, so that contacts wait in the agent's queue. */
const EMIL = '30000000-0000-4000-8000-000000000005';
const MAX_WAITING = 10;

/** The built-in contact centre with as many contacts in an agent's queue as Connect allows. */
const startWithFullAgentQueue = (): Promise<World> =>
  startWorld({
    emulator: {
      seed: parseSeed({
        ...contactCentre,
        contacts: [
          ...contactCentre.contacts,
          ...Array.from({ length: MAX_WAITING }, (_, index) => ({
            id: `waiting-${index}`,
            name: 'Waits for Emil',
            queueId: EMIL,
            initiationTimestamp: -600,
          })),
        ],
      }),
    },
  });

test('a transfer to a full agent queue succeeds, shows that the new contact has ended, and is in the audit log', async () => {
  await using world = await startWithFullAgentQueue();

  const { transferContact } = await world.client.data(
    `mutation ($input: TransferContactInput!) {
      transferContact(input: $input) {
        __typename
        ... on TransferContactSuccess {
          contactId
          contact { id active agentId disconnectReason }
          transferredContact { active disconnectReason transfers { id active } }
        }
      }
    }`,
    { input: { contactId: CONTACTS.unassignedTask, target: { userId: EMIL } } },
  );

  const id = world.executedTransfers[0]?.newContactId;
  expect(transferContact).toStrictEqual({
    __typename: 'TransferContactSuccess',
    contactId: id,
    contact: { id, active: false, agentId: null, disconnectReason: 'CONTACT_FLOW_DISCONNECT' },
    transferredContact: {
      active: false,
      disconnectReason: 'TRANSFERRED',
      transfers: [
        { id: CONTACTS.unassignedTask, active: false },
        { id, active: false },
      ],
    },
  });
  expect(world.audit.at(-1)).toMatchObject({
    record: 'OUTCOME',
    result: 'TransferContactSuccess',
    newContactId: id,
  });
});
