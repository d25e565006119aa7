import type { ContactFlowType, ListContactFlowsCommandInput } from '@aws-sdk/client-connect';
import { ListContactFlowsCommand, paginateListContactFlows } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { ids, unknownId } from './support/built-in.ts';
import { collect, pageSizeFor } from './support/pages.ts';
import { aRequestId, invalidInput, notFound, rejection } from './support/rejection.ts';
import { arnOf, describeOnEmulator, openTarget } from './support/target.ts';

const { client, directory } = await openTarget();
const InstanceId = directory.instanceId;
const send = (input: ListContactFlowsCommandInput) =>
  client.send(new ListContactFlowsCommand(input));

const flowNames = new Map<string | undefined, string>([
  [directory.inboundFlowId, 'inbound'],
  [directory.queueTransferFlowId, 'queueTransfer'],
  [directory.userTransferFlowId, 'userTransfer'],
  [directory.holdFlowId, 'hold'],
]);

describe('ListContactFlows', () => {
  test('answers with summaries and a request id', async () => {
    const answer = await send({ InstanceId, MaxResults: 1000 });
    expect(answer.$metadata).toMatchObject({ httpStatusCode: 200, requestId: aRequestId });
    expect(answer.NextToken).toBeUndefined();
    const flow = answer.ContactFlowSummaryList?.find(({ Id }) => Id === directory.inboundFlowId);
    expect(flow).toMatchObject({
      Arn: arnOf(directory, 'contact-flow', directory.inboundFlowId),
      Name: expect.stringMatching(/./),
      ContactFlowType: 'CONTACT_FLOW',
    });
  });

  test('pages through everything, each once', async () => {
    const { ContactFlowSummaryList: whole = [] } = await send({ InstanceId, MaxResults: 1000 });
    const pageSize = pageSizeFor(whole.length);
    const pages = await collect(
      paginateListContactFlows({ client, pageSize }, { InstanceId }),
      (page) => page.ContactFlowSummaryList,
    );
    expect(Math.max(...pages.map(({ length }) => length))).toBe(pageSize);
    expect(
      pages
        .flat()
        .map(({ Id }) => Id)
        .sort(),
    ).toStrictEqual([...new Set(whole.map(({ Id }) => Id))].sort());
  });

  const types = [
    { types: ['CONTACT_FLOW'], named: ['inbound'] },
    { types: ['QUEUE_TRANSFER'], named: ['queueTransfer'] },
    { types: ['AGENT_TRANSFER'], named: ['userTransfer'] },
    { types: ['CUSTOMER_HOLD'], named: ['hold'] },
    { types: ['AGENT_TRANSFER', 'QUEUE_TRANSFER'], named: ['queueTransfer', 'userTransfer'] },
  ] satisfies { types: ContactFlowType[]; named: string[] }[];
  test.each(types)('filters by type: $types', async ({ types: ContactFlowTypes, named }) => {
    const { ContactFlowSummaryList = [] } = await send({ InstanceId, ContactFlowTypes });
    const found = new Set(ContactFlowSummaryList.map(({ ContactFlowType: type }) => type));
    expect([...found].sort()).toStrictEqual(ContactFlowTypes);
    const known = ContactFlowSummaryList.map(({ Id }) => flowNames.get(Id)).filter(
      (name) => name !== undefined,
    );
    expect(known.sort()).toStrictEqual(named);
  });

  test('rejects an instance that it does not know', async () => {
    expect(await rejection(send({ InstanceId: unknownId }))).toStrictEqual(notFound);
  });

  const broken = [
    { what: 'a page of none', change: { MaxResults: 0 } },
    { what: 'a page of 1001', change: { MaxResults: 1001 } },
    { what: 'a token that is none', change: { NextToken: 'none' } },
    { what: 'an InstanceId of 101 characters', change: { InstanceId: 'x'.repeat(101) } },
    { what: 'an unknown type', change: { ContactFlowTypes: ['FLOW'] } },
    {
      what: 'eleven types',
      change: { ContactFlowTypes: Array.from({ length: 11 }, () => 'CONTACT_FLOW') },
    },
  ];
  test.each(broken)('rejects $what', async ({ change }) => {
    const input = { InstanceId, ...change } as ListContactFlowsCommandInput;
    expect(await rejection(send(input))).toStrictEqual(invalidInput);
  });
});

describeOnEmulator('ListContactFlows on the emulator', () => {
  test('knows the built-in data', async () => {
    const { ContactFlowSummaryList = [] } = await send({ InstanceId });
    const types = new Map(
      ContactFlowSummaryList.map(({ Id, ContactFlowType: type }) => [Id, type]),
    );
    expect([1, 2, 3, 4, 5].map((n) => types.get(ids.flow(n)))).toStrictEqual([
      'CONTACT_FLOW',
      'QUEUE_TRANSFER',
      'AGENT_TRANSFER',
      'CUSTOMER_QUEUE',
      'CUSTOMER_HOLD',
    ]);
  });
});
