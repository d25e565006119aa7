import { describe, expect, test } from '@jest/globals';
import { exception } from '../support/answers.ts';
import { CONTACTS, INSTANCE_ID, QUEUES } from '../support/ids.ts';
import type { UpstreamCall } from '../support/recording-proxy.ts';
import { transfer } from '../support/transfer.ts';
import { startWorld, type World } from '../support/world.ts';

const MALFORMED = 'no-uuid';

/** A Connect that answers each request with a malformed id in it as invalid. */
async function startPedant(name: string): Promise<World> {
  const world = await startWorld();
  const isMalformed = ({ path, body }: UpstreamCall): boolean =>
    `${path}${JSON.stringify(body ?? {})}`.includes(MALFORMED);
  world.upstream.answerBy((call) => (isMalformed(call) ? exception(name, 400) : undefined));
  return world;
}

const NAMES = ['InvalidParameterException', 'InvalidRequestException', 'ValidationException'];

describe.each(NAMES)('an id that Connect answers with %s', (name) => {
  test.each([
    ['the contact', { contactId: MALFORMED }, 'CONTACT'],
    ['the queue', { target: { queueId: MALFORMED } }, 'QUEUE'],
    ['the user', { target: { userId: MALFORMED } }, 'USER'],
    ['the flow', { contactFlowId: MALFORMED }, 'CONTACT_FLOW'],
    ['the quick connect', { target: { quickConnectId: MALFORMED } }, 'QUICK_CONNECT'],
  ])('is named as unknown by a transfer: %s', async (_, input, resourceType) => {
    await using world = await startPedant(name);

    const result = await transfer(world, {
      contactId: CONTACTS.unassignedTask,
      target: { queueId: QUEUES.billing },
      ...input,
    });

    expect(result).toMatchObject({
      __typename: 'ContactResourceNotFoundError',
      code: 'NOT_FOUND',
      resourceType,
      resourceId: MALFORMED,
      message: expect.stringMatching(
        /^[A-Z].* "no-uuid" was not found in Amazon Connect\. Ids are UUIDs, and this is not one: check the id\.$/,
      ),
    });
    expect(world.executedTransfers).toStrictEqual([]);
  });

  test('is of no contact', async () => {
    await using world = await startPedant(name);

    const data = await world.client.data(`{ contact(id: "${MALFORMED}") { id } }`);

    expect(data).toStrictEqual({ contact: null });
  });

  test('has no destinations', async () => {
    await using world = await startPedant(name);

    const { errors } = await world.client.send(
      `{ transferDestinations(contactId: "${MALFORMED}") { totalCount } }`,
    );

    expect(errors).toMatchObject([
      { extensions: { code: 'RESOURCE_NOT_FOUND', resourceId: MALFORMED } },
    ]);
  });
});

test('an instance whose id is malformed is named, and not the contact', async () => {
  await using world = await startWorld({
    gateway: { instances: { defaultId: MALFORMED, allowedIds: [MALFORMED, INSTANCE_ID] } },
  });
  world.upstream.answerBy(() => exception('InvalidRequestException', 400));

  const result = await transfer(world, {
    contactId: CONTACTS.unassignedTask,
    target: { queueId: QUEUES.billing },
  });

  expect(result).toMatchObject({ resourceType: 'INSTANCE', resourceId: MALFORMED });
});

describe('a rejection as invalid that no malformed id explains', () => {
  test('fails a read, and does not make it find nothing', async () => {
    await using world = await startWorld();
    world.upstream.answerBy(() => exception('InvalidRequestException', 400));

    const { data, errors } = await world.client.send(
      `{ contact(id: "${CONTACTS.unassignedTask}") { id } }`,
    );

    expect(data).toStrictEqual({ contact: null });
    expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_REJECTED' } }]);
  });

  test('does not make what a transfer names unknown', async () => {
    await using world = await startWorld();
    world.upstream.answerBy(() => exception('InvalidRequestException', 400));

    const result = await transfer(world, {
      contactId: CONTACTS.unassignedTask,
      target: { queueId: QUEUES.billing },
    });

    expect(result).toMatchObject({ __typename: 'ContactRequestRejectedError' });
  });
});
