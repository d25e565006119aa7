import type {
  RoutingProfileSearchCriteria,
  SearchRoutingProfilesCommandInput,
} from '@aws-sdk/client-connect';
import {
  DescribeUserCommand,
  SearchRoutingProfilesCommand,
  paginateSearchRoutingProfiles,
} from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { idOf } from '../support/wire.ts';
import { ids, unknownId } from './support/built-in.ts';
import { collect, pageSizeFor } from './support/pages.ts';
import { aRequestId, invalidInput, notFound, rejection } from './support/rejection.ts';
import { brokenSearches, where } from './support/search.ts';
import { arnOf, describeOnEmulator, openTarget } from './support/target.ts';

const { client, directory } = await openTarget();
const InstanceId = directory.instanceId;
const send = (change: object = {}) => {
  const input: SearchRoutingProfilesCommandInput = { InstanceId, ...change };
  return client.send(new SearchRoutingProfilesCommand(input));
};

describe('SearchRoutingProfiles', () => {
  test('answers with the routing profile of a user, a count and a request id', async () => {
    const user = new DescribeUserCommand({ InstanceId, UserId: directory.userId });
    const id = (await client.send(user)).User?.RoutingProfileId ?? '';
    const answer = await send({ SearchCriteria: where('resourceID', id) });
    expect(answer.$metadata).toMatchObject({ httpStatusCode: 200, requestId: aRequestId });
    expect(answer).toMatchObject({ ApproximateTotalCount: 1 });
    expect(answer.RoutingProfiles).toMatchObject([
      {
        RoutingProfileId: id,
        RoutingProfileArn: arnOf(directory, 'routing-profile', id),
        Name: expect.stringMatching(/./),
      },
    ]);
  });

  test('pages through everything, each once', async () => {
    const whole = await send({ MaxResults: 500 });
    const pageSize = pageSizeFor(whole.ApproximateTotalCount ?? 0);
    const pages = await collect(
      paginateSearchRoutingProfiles({ client, pageSize }, { InstanceId }),
      (page) => page.RoutingProfiles,
    );
    const all = pages.flat().map(({ RoutingProfileId }) => RoutingProfileId);
    expect(all).toHaveLength(whole.ApproximateTotalCount ?? 0);
    expect(new Set(all).size).toBe(all.length);
  });

  test('rejects an instance that it does not know', async () => {
    expect(await rejection(send({ InstanceId: unknownId }))).toStrictEqual(notFound);
  });

  test.each(brokenSearches('name', 500))('rejects $what', async ({ change }) => {
    expect(await rejection(send(change))).toStrictEqual(invalidInput);
  });
});

describeOnEmulator('SearchRoutingProfiles on the emulator', () => {
  const cases: { criteria: RoutingProfileSearchCriteria; numbers: number[] }[] = [
    { criteria: {}, numbers: [1, 2, 3] },
    { criteria: where('name', 'billing desk'), numbers: [2] },
    { criteria: where('description', 'queue grows', 'CONTAINS'), numbers: [3] },
    { criteria: where('associatedQueueIds', ids.queue(1)), numbers: [1, 3] },
    { criteria: where('associatedQueueIds', ids.queue(4)), numbers: [1, 2] },
  ];
  test.each(cases)('$criteria finds $numbers', async ({ criteria, numbers }) => {
    const { RoutingProfiles = [] } = await send({ SearchCriteria: criteria });
    expect(RoutingProfiles.map(({ RoutingProfileId }) => RoutingProfileId)).toStrictEqual(
      numbers.map((number) => idOf('40', number)),
    );
  });
});
