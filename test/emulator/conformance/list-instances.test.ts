import type { ListInstancesCommandInput } from '@aws-sdk/client-connect';
import { ListInstancesCommand, paginateListInstances } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { collect, pageSizeFor } from './support/pages.ts';
import { aRequestId, invalidInput, rejection } from './support/rejection.ts';
import { openTarget } from './support/target.ts';

const { client, directory } = await openTarget();
const send = (input: ListInstancesCommandInput) => client.send(new ListInstancesCommand(input));

describe('ListInstances', () => {
  test('answers with summaries and a request id', async () => {
    const answer = await send({ MaxResults: 10 });
    expect(answer.$metadata).toMatchObject({ httpStatusCode: 200, requestId: aRequestId });
    const instance = answer.InstanceSummaryList?.find(({ Id }) => Id === directory.instanceId);
    expect(instance).toMatchObject({
      Arn: directory.userArn.replace(/\/agent\/.*/, ''),
      InstanceStatus: 'ACTIVE',
    });
  });

  test('pages through everything, each once', async () => {
    const { InstanceSummaryList: whole = [] } = await send({ MaxResults: 10 });
    const pageSize = pageSizeFor(whole.length);
    const pages = await collect(
      paginateListInstances({ client, pageSize }, {}),
      (page) => page.InstanceSummaryList,
    );
    const seen = pages.flat().map(({ Id }) => Id);
    expect(Math.max(...pages.map(({ length }) => length))).toBe(pageSize);
    expect(seen.sort()).toStrictEqual([...new Set(seen)]);
    expect(seen).toContain(directory.instanceId);
  });

  const broken = [
    { what: 'a page of none', input: { MaxResults: 0 } },
    { what: 'a page of 11', input: { MaxResults: 11 } },
    { what: 'a token that is none', input: { NextToken: 'none' } },
  ];
  test.each(broken)('rejects $what', async ({ input }) => {
    expect(await rejection(send(input))).toStrictEqual(invalidInput);
  });
});
