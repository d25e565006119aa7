import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TransferContactDocument } from '../../support/generated/graphql.ts';
import { CONTACTS, QUEUES } from '../../support/ids.ts';
import { startWorld, type World } from '../../support/world.ts';
import { ABSURD_TEXTS, OWN_NAMES } from './support/hostile-texts.ts';

const UNKNOWN = 'RESOURCE_NOT_FOUND';
const HOSTILE_TEXTS = [...OWN_NAMES, ...Object.values(ABSURD_TEXTS)];

describe('ids with a meaning elsewhere', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(async () => world[Symbol.asyncDispose]());

  test.each(HOSTILE_TEXTS)('a contact %j is unknown', async (id) => {
    const { data, errors } = await world.client.send(
      'query ($id: ID!) { contact(id: $id) { id } transferDestinations(contactId: $id) { totalCount } }',
      { id },
    );

    expect(data).toStrictEqual({ contact: null, transferDestinations: null });
    expect(errors.map(({ extensions }) => extensions?.['code'])).toStrictEqual([UNKNOWN]);
    expect(world.upstream.calls.at(-1)?.path).toMatch(/^\/contacts\/[0-9a-f-]{36}\//);
  });

  test.each(HOSTILE_TEXTS)('a transfer to %j is not executed', async (queueId) => {
    const input = { contactId: CONTACTS.billingTask, target: { queueId } };
    const { transferContact } = await world.client.data(TransferContactDocument, { input });

    expect(transferContact).toMatchObject({
      __typename: 'ContactResourceNotFoundError',
      resourceId: queueId,
    });
    expect(world.executedTransfers).toStrictEqual([]);
  });

  test.each(HOSTILE_TEXTS)('no instance is %j', async (instanceId) => {
    const before = world.upstream.calls.length;
    const input = { contactId: CONTACTS.voice, instanceId, target: { queueId: QUEUES.billing } };
    const { transferContact } = await world.client.data(TransferContactDocument, { input });

    expect(transferContact).toMatchObject({ __typename: 'ContactInputError' });
    expect(world.upstream.calls).toHaveLength(before);
  });

  test.each(['..', '.'])('an id of %j leads to no other operation', async (id) => {
    const before = world.upstream.calls.length;
    const { data, errors } = await world.client.send(
      'query ($id: ID!) { contact(id: $id) { id } transferDestinations(contactId: $id) { totalCount } }',
      { id },
    );

    expect(data).toStrictEqual({ contact: null, transferDestinations: null });
    expect(errors.map(({ extensions }) => extensions?.['code'])).toStrictEqual([
      'BAD_USER_INPUT',
      'BAD_USER_INPUT',
    ]);
    expect(world.upstream.calls).toHaveLength(before);
  });

  test.each(HOSTILE_TEXTS)('%j is no cursor', async (after) => {
    const { errors } = await world.client.send(
      'query ($after: String!) { queues(after: $after) { totalCount } }',
      { after },
    );

    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('none of it caused an internal error', () => {
    expect(world.log.filter(({ level }) => Number(level) >= 50)).toStrictEqual([]);
  });
});

test('tokens are counted by their characters, not by their bytes', async () => {
  await using world = await startWorld();
  const send = async (clientToken: string): Promise<unknown> => {
    const input = {
      contactId: CONTACTS.billingTask,
      target: { queueId: QUEUES.billing },
      clientToken,
    };
    const { transferContact } = await world.client.data(TransferContactDocument, { input });
    return transferContact?.__typename;
  };

  expect(await send('😀'.repeat(501))).toBe('ContactInputError');
  expect(await send('😀'.repeat(500))).toBe('TransferContactSuccess');
  expect(world.executedTransfers).toHaveLength(1);
});

test.each(OWN_NAMES)('%s is a token like any other', async (clientToken) => {
  await using world = await startWorld();
  const input = {
    contactId: CONTACTS.billingTask,
    target: { queueId: QUEUES.billing },
    clientToken,
  };

  const answers = [
    await world.client.data(TransferContactDocument, { input }),
    await world.client.data(TransferContactDocument, { input }),
  ];

  expect(answers[0]).toMatchObject({ transferContact: { __typename: 'TransferContactSuccess' } });
  expect(answers[1]).toStrictEqual(answers[0]);
  expect(world.executedTransfers).toHaveLength(1);
});
