import type {
  ContactFlowSearchCriteria,
  SearchContactFlowsCommandInput,
} from '@aws-sdk/client-connect';
import { SearchContactFlowsCommand, paginateSearchContactFlows } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { idOf } from '../support/wire.ts';
import { unknownId } from './support/built-in.ts';
import { collect, pageSizeFor } from './support/pages.ts';
import {
  aRequestId,
  invalidInput,
  invalidRequest,
  notFound,
  rejection,
} from './support/rejection.ts';
import { brokenSearches, where } from './support/search.ts';
import { arnOf, describeOnEmulator, openTarget } from './support/target.ts';

const { client, directory } = await openTarget();
const InstanceId = directory.instanceId;
const send = (change: object = {}) => {
  const input: SearchContactFlowsCommandInput = { InstanceId, ...change };
  return client.send(new SearchContactFlowsCommand(input));
};

describe('SearchContactFlows', () => {
  test('finds the flows of a type, with a request id', async () => {
    const answer = await send({ SearchCriteria: { TypeCondition: 'QUEUE_TRANSFER' } });
    expect(answer.$metadata).toMatchObject({ httpStatusCode: 200, requestId: aRequestId });
    const id = directory.queueTransferFlowId;
    expect(answer.ContactFlows?.find(({ Id }) => Id === id)).toMatchObject({
      Arn: arnOf(directory, 'contact-flow', id),
      Name: expect.stringMatching(/./),
      Type: 'QUEUE_TRANSFER',
      State: 'ACTIVE',
      Status: 'PUBLISHED',
    });
  });

  test('pages through everything, each once', async () => {
    const total = (await send({ MaxResults: 100 })).ApproximateTotalCount ?? 0;
    const pages = await collect(
      paginateSearchContactFlows({ client, pageSize: pageSizeFor(total) }, { InstanceId }),
      (page) => page.ContactFlows,
    );
    const all = pages.flat().map(({ Id }) => Id);
    expect(all).toHaveLength(total);
    expect(new Set(all).size).toBe(all.length);
  });

  test('rejects an instance that it does not know', async () => {
    expect(await rejection(send({ InstanceId: unknownId }))).toStrictEqual(notFound);
  });

  const broken = [
    ...brokenSearches('name', 100),
    { what: 'an unknown type', change: { SearchCriteria: { TypeCondition: 'SHORT' } } },
    { what: 'an unknown state', change: { SearchCriteria: { StateCondition: 'SOLID' } } },
    { what: 'an unknown status', change: { SearchCriteria: { StatusCondition: 'LOST' } } },
  ];
  test.each(broken)('rejects $what', async ({ change }) => {
    expect(await rejection(send(change))).toStrictEqual(invalidInput);
  });
});

describeOnEmulator('SearchContactFlows on the emulator', () => {
  const cases: { criteria: ContactFlowSearchCriteria; numbers: number[] }[] = [
    { criteria: { TypeCondition: 'QUEUE_TRANSFER' }, numbers: [2, 11] },
    { criteria: { StateCondition: 'ARCHIVED' }, numbers: [11] },
    { criteria: { TypeCondition: 'QUEUE_TRANSFER', StateCondition: 'ACTIVE' }, numbers: [2] },
    { criteria: { StatusCondition: 'SAVED' }, numbers: [] },
    { criteria: where('name', 'transfer to', 'STARTS_WITH'), numbers: [2, 3, 11] },
    { criteria: where('description', 'on hold', 'CONTAINS'), numbers: [5, 7] },
    {
      criteria: {
        AndConditions: [
          where('name', 'transfer', 'CONTAINS'),
          { OrConditions: [{ TypeCondition: 'AGENT_TRANSFER' }, { StateCondition: 'ARCHIVED' }] },
        ],
      },
      numbers: [3, 11],
    },
  ];
  test.each(cases)('$criteria finds $numbers', async ({ criteria, numbers }) => {
    const { ContactFlows = [] } = await send({ SearchCriteria: criteria });
    expect(ContactFlows.map(({ Id }) => Id)).toStrictEqual(numbers.map((n) => idOf('50', n)));
  });

  test('does not show the content', async () => {
    const { ContactFlows = [] } = await send();
    expect(ContactFlows.filter(({ Content }) => Content !== undefined)).toStrictEqual([]);
  });

  test('says that a filter by flow attributes is not emulated', async () => {
    const filter = { SearchFilter: { FlowAttributeFilter: { TagCondition: { TagKey: 'k' } } } };
    expect(await rejection(send(filter))).toStrictEqual(invalidRequest);
  });
});
