import { describe, expect, test } from '@jest/globals';
import { altered, exception } from '../../support/answers.ts';
import type { Answer } from '../../support/exchange.ts';
import {
  CONTACTS,
  INSTANCE_ARN,
  QUEUES,
  QUICK_CONNECTS,
  UNKNOWN_ID,
  USERS,
} from '../../support/ids.ts';
import { transfer, transferOrThrow } from '../../support/transfer.ts';
import { startWorld, type World } from '../../support/world.ts';

const UNKNOWN = exception('ResourceNotFoundException', 404);
const FIELDS = 'id arn type name enabled metrics { contactsInQueue }';
const OWN = {
  id: USERS.ben,
  arn: `${INSTANCE_ARN}/queue/agent/${USERS.ben}`,
  type: 'AGENT',
  name: null,
  enabled: true,
  metrics: null,
};

interface WithOwnQueue extends AsyncDisposable {
  readonly world: World;
  readonly contactId: string;
}

/** A world in which a contact is in Ben's own queue, which Connect describes in this way. */
async function startWithOwnQueue(answer: Answer): Promise<WithOwnQueue> {
  const world = await startWorld();
  const { contactId } = await transferOrThrow(world, {
    contactId: CONTACTS.unassignedTask,
    target: { userId: USERS.ben },
  });
  world.upstream.answerAll('DescribeQueue', answer);
  return { world, contactId, [Symbol.asyncDispose]: () => world[Symbol.asyncDispose]() };
}

describe("a user's own queue", () => {
  test.each([
    ['is not known', UNKNOWN],
    ['is not taken as an id of a queue', exception('InvalidParameterException', 400)],
  ])('that %s to DescribeQueue is there all the same', async (_, answer) => {
    await using own = await startWithOwnQueue(answer);
    const { world, contactId } = own;

    const data = await world.client.data(`{ contact(id: "${contactId}") { queue { ${FIELDS} } } }`);

    expect(data).toStrictEqual({ contact: { queue: OWN } });
    expect(world.upstream.operations()).not.toContain('GetCurrentMetricData');
  });

  test('whose ARN does not show it is of the type AGENT', async () => {
    const withoutAgent = altered(({ Queue: queue }) => ({
      Queue: { ...(queue as object), QueueArn: `${INSTANCE_ARN}/queue/${USERS.ben}` },
    }));
    await using own = await startWithOwnQueue(withoutAgent);
    const { world, contactId } = own;

    const data = await world.client.data(
      `{ contact(id: "${contactId}") { queue { type name metrics { contactsInQueue } } } }`,
    );

    expect(data).toStrictEqual({
      contact: { queue: { type: 'AGENT', name: null, metrics: null } },
    });
  });

  test('does not break the metrics of the other queues of a request', async () => {
    await using own = await startWithOwnQueue(UNKNOWN);
    const { world, contactId } = own;

    const data = await world.client.data(
      `{ own: contact(id: "${contactId}") { queue { ${FIELDS} } }
         other: contact(id: "${CONTACTS.billingTask}") { queue { id metrics { contactsInQueue } } } }`,
    );

    expect(data).toMatchObject({
      own: { queue: OWN },
      other: { queue: { id: QUEUES.billing, metrics: { contactsInQueue: expect.any(Number) } } },
    });
  });

  test('without metrics that looks like a standard queue has null metrics', async () => {
    const asStandard = altered(({ Queue: queue }) => ({
      Queue: {
        ...(queue as object),
        QueueArn: `${INSTANCE_ARN}/queue/${USERS.ben}`,
        Name: 'Ben',
      },
    }));
    await using own = await startWithOwnQueue(asStandard);
    const { world, contactId } = own;
    world.upstream.answerAll('GetCurrentMetricData', UNKNOWN);

    const data = await world.client.data(
      `{ contact(id: "${contactId}") { queue { name metrics { contactsInQueue } } } }`,
    );

    expect(data).toStrictEqual({ contact: { queue: { name: 'Ben', metrics: null } } });
  });

  test('offers all quick connects, even when Connect does not know what it offers', async () => {
    await using own = await startWithOwnQueue(UNKNOWN);
    const { world, contactId } = own;
    world.upstream.answerAll('ListQueueQuickConnects', UNKNOWN);

    const { transferDestinations } = await world.client.data(
      `{ transferDestinations(contactId: "${contactId}") { nodes { id } } }`,
    );

    const { nodes } = transferDestinations as { nodes: object[] };
    expect(nodes).toContainEqual({ id: QUICK_CONNECTS.billing });
  });

  test('is not reported as the missing target of a rejected transfer', async () => {
    await using world = await startWorld();
    world.upstream.answerAll('DescribeQueue', UNKNOWN);
    world.upstream.answerNext(
      'TransferContact',
      exception('InvalidRequestException', 400),
      UNKNOWN,
    );

    const transferTo = (queueId: string): Promise<unknown> =>
      transfer(world, { contactId: CONTACTS.unassignedTask, target: { queueId } });

    expect(await transferTo(USERS.ben)).toMatchObject({
      __typename: 'ContactRequestRejectedError',
    });
    expect(await transferTo(USERS.ben)).toMatchObject({ resourceType: null, resourceId: null });
  });

  test('does not exist for an id that no user has', async () => {
    await using world = await startWorld();
    world.upstream.answerAll('DescribeQueue', UNKNOWN);

    const result = await transfer(world, {
      contactId: CONTACTS.unassignedTask,
      target: { queueId: UNKNOWN_ID },
    });

    expect(result).toMatchObject({ resourceType: 'QUEUE', resourceId: UNKNOWN_ID });
  });
});
