import { describe, expect, test } from '@jest/globals';
import {
  CONTACTS,
  FLOWS,
  INSTANCE_ARN,
  INSTANCE_ID,
  QUEUES,
  UNKNOWN_ID,
  USERS,
} from '../../../support/ids.ts';
import { transfer } from '../../../support/transfer.ts';
import { startWorld } from '../../../support/world.ts';

const INPUT = {
  contactId: CONTACTS.unassignedTask,
  target: { queueId: QUEUES.billing },
  clientToken: 'token',
};

describe('invalid input is rejected before Connect is called', () => {
  const OTHER_INSTANCE = INSTANCE_ARN.replace(INSTANCE_ID, UNKNOWN_ID);

  test.each([
    ['an empty contact id', { contactId: '' }, 'contactId'],
    ['a contact id of 257 characters', { contactId: 'c'.repeat(257) }, 'contactId'],
    ['the ARN of a contact', { contactId: `${INSTANCE_ARN}/contact/1` }, 'contactId'],
    ['half a character', { contactId: 'a\ud800' }, 'contactId'],
    ['a contact id that leads elsewhere', { contactId: '..' }, 'contactId'],
    ['a queue id that leads elsewhere', { target: { queueId: '.' } }, 'target.queueId'],
    ['a user id that leads elsewhere', { target: { userId: '..' } }, 'target.userId'],
    [
      'the ARN of a user that leads elsewhere',
      { target: { userId: `${INSTANCE_ARN}/agent/..` } },
      'target.userId',
    ],
    ['a flow id that leads elsewhere', { contactFlowId: '..' }, 'contactFlowId'],
    ['an empty queue id', { target: { queueId: '' } }, 'target.queueId'],
    ['the ARN of a queue', { target: { queueId: `${INSTANCE_ARN}/queue/1` } }, 'target.queueId'],
    ['an empty user id', { target: { userId: '' } }, 'target.userId'],
    ['a user id of 257 characters', { target: { userId: 'u'.repeat(257) } }, 'target.userId'],
    ['an ARN of no user', { target: { userId: `${INSTANCE_ARN}/queue/1` } }, 'target.userId'],
    [
      'the ARN of a user of another instance',
      { target: { userId: `${OTHER_INSTANCE}/agent/${USERS.ben}` } },
      'target.userId',
    ],
    ['an empty flow id', { contactFlowId: '' }, 'contactFlowId'],
    ['a flow id of 501 characters', { contactFlowId: 'f'.repeat(501) }, 'contactFlowId'],
    ['the ARN of a flow', { contactFlowId: `${INSTANCE_ARN}/contact-flow/1` }, 'contactFlowId'],
    ['an empty token', { clientToken: '' }, 'clientToken'],
    ['a token of 501 characters', { clientToken: 't'.repeat(501) }, 'clientToken'],
    ['an instance that is not allowed', { instanceId: UNKNOWN_ID }, 'instanceId'],
  ])('%s', async (_, input, path) => {
    await using world = await startWorld();

    const result = await transfer(world, { ...INPUT, ...input });

    expect(result).toMatchObject({
      __typename: 'ContactInputError',
      code: 'BAD_INPUT',
      retryable: false,
      fields: [{ path: ['input', ...path.split('.')], message: expect.any(String) }],
    });
    expect(world.upstream.calls).toStrictEqual([]);
  });

  test('no flow, given or configured', async () => {
    await using world = await startWorld({
      gateway: { transferFlowIds: { queue: undefined, user: FLOWS.userTransfer } },
    });

    const result = await transfer(world, INPUT);

    expect(result).toMatchObject({
      fields: [
        {
          path: ['input', 'contactFlowId'],
          message: 'must be given: none is configured for transfers to a queue',
        },
      ],
    });
    expect(world.upstream.calls).toStrictEqual([]);
  });

  test('all issues are returned together', async () => {
    await using world = await startWorld();

    const result = await transfer(world, {
      contactId: '',
      target: { userId: '' },
      contactFlowId: '',
      instanceId: '',
      clientToken: '',
    });

    expect(result).toMatchObject({
      fields: [
        { path: ['input', 'contactId'] },
        { path: ['input', 'target', 'userId'] },
        { path: ['input', 'contactFlowId'] },
        { path: ['input', 'instanceId'] },
        { path: ['input', 'clientToken'] },
      ],
    });
  });
});
