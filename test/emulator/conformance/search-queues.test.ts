import type { QueueSearchCriteria, SearchQueuesCommandInput } from '@aws-sdk/client-connect';
import { SearchQueuesCommand, paginateSearchQueues } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { ids, unknownId } from './support/built-in.ts';
import { collect, pageSizeFor } from './support/pages.ts';
import { aRequestId, invalidInput, notFound, rejection } from './support/rejection.ts';
import { brokenSearches, where } from './support/search.ts';
import { arnOf, describeOnEmulator, openTarget } from './support/target.ts';

const { client, directory } = await openTarget();
const InstanceId = directory.instanceId;
const send = (change: object = {}) => {
  const input: SearchQueuesCommandInput = { InstanceId, ...change };
  return client.send(new SearchQueuesCommand(input));
};
const found = async (SearchCriteria: QueueSearchCriteria) =>
  (await send({ SearchCriteria })).Queues?.map(({ QueueId }) => QueueId);

describe('SearchQueues', () => {
  test('answers with the queue, a count and a request id', async () => {
    const answer = await send({ SearchCriteria: where('resourceID', directory.queueId) });
    expect(answer.$metadata).toMatchObject({ httpStatusCode: 200, requestId: aRequestId });
    expect(answer).toMatchObject({ ApproximateTotalCount: 1 });
    expect(answer.NextToken).toBeUndefined();
    expect(answer.Queues).toMatchObject([
      {
        QueueId: directory.queueId,
        QueueArn: arnOf(directory, 'queue', directory.queueId),
        Name: expect.stringMatching(/./),
        Status: 'ENABLED',
      },
    ]);
  });

  test('finds several by id, and leaves out what is none', async () => {
    const wanted = [directory.queueId, directory.otherQueueId, unknownId, directory.userId];
    const queues = await found({ OrConditions: wanted.map((id) => where('resourceID', id)) });
    expect(queues?.toSorted()).toStrictEqual(wanted.slice(0, 2).toSorted());
  });

  test('pages through everything, each once', async () => {
    const whole = await send({ MaxResults: 500 });
    const pageSize = pageSizeFor(whole.ApproximateTotalCount ?? 0);
    const pages = await collect(
      paginateSearchQueues({ client, pageSize }, { InstanceId }),
      (page) => page.Queues,
    );
    const all = pages.flat().map(({ QueueId }) => QueueId);
    expect(all).toHaveLength(whole.ApproximateTotalCount ?? 0);
    expect(new Set(all).size).toBe(all.length);
  });

  test('rejects an instance that it does not know', async () => {
    expect(await rejection(send({ InstanceId: unknownId }))).toStrictEqual(notFound);
  });

  const agentQueues = { SearchCriteria: { QueueTypeCondition: 'AGENT' } };
  test.each([...brokenSearches('name', 500), { what: 'agent queues', change: agentQueues }])(
    'rejects $what',
    async ({ change }) => {
      expect(await rejection(send(change))).toStrictEqual(invalidInput);
    },
  );
});

describeOnEmulator('SearchQueues on the emulator', () => {
  const cases: { criteria: QueueSearchCriteria; numbers: number[] }[] = [
    { criteria: {}, numbers: [1, 2, 3, 4] },
    { criteria: { QueueTypeCondition: 'STANDARD' }, numbers: [1, 2, 3, 4] },
    { criteria: where('name', 'Claims'), numbers: [1] },
    { criteria: where('name', 'claims'), numbers: [1] },
    { criteria: where('name', 'Claim'), numbers: [] },
    { criteria: where('name', 'c', 'STARTS_WITH'), numbers: [1, 3] },
    { criteria: where('name', 'laim', 'STARTS_WITH'), numbers: [] },
    { criteria: where('name', 'LAI', 'CONTAINS'), numbers: [1, 3] },
    { criteria: where('description', 'insurance claims', 'CONTAINS'), numbers: [1] },
    { criteria: where('resourceID', '20000000', 'STARTS_WITH'), numbers: [1, 2, 3, 4] },
    { criteria: { OrConditions: [], AndConditions: [] }, numbers: [1, 2, 3, 4] },
    {
      criteria: { OrConditions: [where('name', 'Claims'), where('name', 'Billing')] },
      numbers: [1, 2],
    },
    {
      criteria: {
        AndConditions: [
          where('name', 'lai', 'CONTAINS'),
          {
            OrConditions: [where('name', 'Complaints'), where('name', 'Billing')],
            QueueTypeCondition: 'STANDARD',
          },
        ],
      },
      numbers: [3],
    },
  ];
  test.each(cases)('$criteria finds $numbers', async ({ criteria, numbers }) => {
    expect(await found(criteria)).toStrictEqual(numbers.map(ids.queue));
  });

  test.each(['c', 'x'.repeat(26)])('rejects CONTAINS of "%s"', async (text) => {
    const call = send({ SearchCriteria: where('name', text, 'CONTAINS') });
    expect(await rejection(call)).toStrictEqual(invalidInput);
  });
});
