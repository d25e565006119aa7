import { describe, expect, test } from '@jest/globals';
import { CONTACTS, INSTANCE_ARN, INSTANCE_ID, QUEUES, USERS } from '../../../support/ids.ts';
import { exception } from '../../../support/recording-proxy.ts';
import { startWorld } from '../../../support/world.ts';

const transferReading = (selection: string): string => `
  mutation ($input: TransferContactInput!) {
    transferContact(input: $input) {
      ... on TransferContactSuccess { contactId ${selection} }
    }
  }`;
const toQueue = {
  input: { contactId: CONTACTS.unassignedTask, target: { queueId: QUEUES.billing } },
};
const toUser = { input: { contactId: CONTACTS.unassignedTask, target: { userId: USERS.ben } } };

/** Longer than all pauses of the reading. */
const NEVER = 60_000;

describe('the contacts of a transfer', () => {
  test('are read from Connect for what the transfer itself does not return', async () => {
    await using world = await startWorld();

    const { transferContact } = await world.client.data(
      transferReading(`
        contact { id active agentId previousContactId initiationMethod }
        transferredContact { id active disconnectReason }`),
      toUser,
    );

    expect(transferContact).toStrictEqual({
      contactId: expect.any(String),
      contact: {
        id: (transferContact as { contactId: string }).contactId,
        active: true,
        agentId: USERS.ben,
        previousContactId: CONTACTS.unassignedTask,
        initiationMethod: 'TRANSFER',
      },
      transferredContact: {
        id: CONTACTS.unassignedTask,
        active: false,
        disconnectReason: 'TRANSFERRED',
      },
    });
    expect(world.upstream.operations()).toStrictEqual([
      'DescribeContact',
      'DescribeContact',
      'TransferContact',
    ]);
  });

  test.each([
    ['plain', 'contact { id arn instanceId } transferredContact { id instanceId active }'],
    [
      'through aliases, fragments and directives',
      `contact { ...Known key: id name @skip(if: true) __typename }
       transferredContact { ... on Contact { id active } ... @include(if: false) { name } }`,
    ],
  ])('cost no read for what is known: %s', async (_, selection) => {
    await using world = await startWorld({ emulator: { consistencyDelayMs: NEVER } });

    const { transferContact } = await world.client.data(
      `${transferReading(selection)} ${
        selection.includes('...Known') ? 'fragment Known on Contact { id arn instanceId }' : ''
      }`,
      toQueue,
    );

    const { contactId: id } = transferContact as { contactId: string };
    expect(transferContact).toMatchObject({
      contact: { id, arn: `${INSTANCE_ARN}/contact/${id}`, instanceId: INSTANCE_ID },
      transferredContact: { id: CONTACTS.unassignedTask, active: false },
    });
    expect(world.upstream.operations()).toStrictEqual(['TransferContact']);
  });

  test('are waited for while Connect does not show the transfer', async () => {
    let shows = 0;
    const now = (): Date => new Date(Date.UTC(2026, 0, 1) + shows);
    await using world = await startWorld({ emulator: { now, consistencyDelayMs: NEVER } });
    world.upstream.answerBy(() => {
      if (world.upstream.calls.length > 4) shows = NEVER;
      return undefined;
    });

    const { transferContact } = await world.client.data(
      transferReading('contact { queueId } transferredContact { active disconnectReason }'),
      toQueue,
    );

    expect(transferContact).toMatchObject({
      contact: { queueId: QUEUES.billing },
      transferredContact: { active: false, disconnectReason: 'TRANSFERRED' },
    });
    expect(world.upstream.calls.length).toBeGreaterThan(4);
  });

  test('are null with an error when Connect does not show the transfer in time', async () => {
    await using world = await startWorld({ emulator: { consistencyDelayMs: NEVER } });

    const { data, errors } = await world.client.send(
      transferReading('contact { name } transferredContact { disconnectReason }'),
      toQueue,
    );

    expect(data).toStrictEqual({
      transferContact: { contactId: expect.any(String), contact: null, transferredContact: null },
    });
    const codes = errors.map(({ path, extensions }) => [path?.join('.'), extensions?.['code']]);
    expect(codes.sort()).toStrictEqual([
      ['transferContact.contact', 'CONTACT_NOT_READABLE_YET'],
      ['transferContact.transferredContact', 'CONTACT_NOT_READABLE_YET'],
    ]);
  });

  test('are null with an error when Connect cannot be read', async () => {
    await using world = await startWorld();
    world.upstream.answerAll('DescribeContact', exception('ThrottlingException', 429));

    const { data, errors } = await world.client.send(transferReading('contact { name }'), toQueue);

    expect(data).toStrictEqual({
      transferContact: { contactId: expect.any(String), contact: null },
    });
    expect(errors).toMatchObject([
      { path: ['transferContact', 'contact'], extensions: { code: 'THROTTLED' } },
    ]);
  });
});
