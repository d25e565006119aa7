import type { SearchUsersCommandInput, UserSearchCriteria } from '@aws-sdk/client-connect';
import { SearchUsersCommand, paginateSearchUsers } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { idOf } from '../support/wire.ts';
import { ids, unknownId } from './support/built-in.ts';
import { collect, pageSizeFor } from './support/pages.ts';
import {
  aRequestId,
  invalidInput,
  invalidRequest,
  notFound,
  rejection,
} from './support/rejection.ts';
import { brokenSearches, where } from './support/search.ts';
import { describeOnEmulator, openTarget } from './support/target.ts';

const { client, directory } = await openTarget();
const InstanceId = directory.instanceId;
const send = (change: object = {}) => {
  const input: SearchUsersCommandInput = { InstanceId, ...change };
  return client.send(new SearchUsersCommand(input));
};
const found = async (SearchCriteria: UserSearchCriteria) =>
  (await send({ SearchCriteria })).Users?.map(({ Id }) => Id);

describe('SearchUsers', () => {
  test('answers with the user, a count and a request id', async () => {
    const answer = await send({ SearchCriteria: where('resourceId', directory.userId) });
    expect(answer.$metadata).toMatchObject({ httpStatusCode: 200, requestId: aRequestId });
    expect(answer).toMatchObject({ ApproximateTotalCount: 1 });
    expect(answer.Users).toMatchObject([
      {
        Id: directory.userId,
        Arn: directory.userArn,
        Username: expect.stringMatching(/./),
        RoutingProfileId: expect.stringMatching(/./),
      },
    ]);
    expect(answer.Users?.[0]?.IdentityInfo).not.toHaveProperty('Email');
  });

  test('pages through everything, each once', async () => {
    const whole = await send({ MaxResults: 500 });
    const pageSize = pageSizeFor(whole.ApproximateTotalCount ?? 0);
    const pages = await collect(
      paginateSearchUsers({ client, pageSize }, { InstanceId }),
      (page) => page.Users,
    );
    const all = pages.flat().map(({ Id }) => Id);
    expect(all).toHaveLength(whole.ApproximateTotalCount ?? 0);
    expect(new Set(all).size).toBe(all.length);
  });

  test('rejects an instance that it does not know', async () => {
    expect(await rejection(send({ InstanceId: unknownId }))).toStrictEqual(notFound);
  });

  const group = { Value: 'g', HierarchyGroupMatchType: 'EXACT' };
  const broken = [
    ...brokenSearches('Username', 500),
    { what: 'the id field of queues', change: { SearchCriteria: where('resourceID', 'x') } },
    {
      what: 'a group that matches somehow',
      change: {
        SearchCriteria: { HierarchyGroupCondition: { ...group, HierarchyGroupMatchType: 'NEAR' } },
      },
    },
  ];
  test.each(broken)('rejects $what', async ({ change }) => {
    expect(await rejection(send(change))).toStrictEqual(invalidInput);
  });
});

describeOnEmulator('SearchUsers on the emulator', () => {
  const inGroup = (Value: string): UserSearchCriteria => ({
    HierarchyGroupCondition: { Value, HierarchyGroupMatchType: 'WITH_CHILD_GROUPS' },
  });
  const cases: { criteria: UserSearchCriteria; numbers: number[] }[] = [
    { criteria: {}, numbers: [1, 2, 3, 4, 5] },
    { criteria: where('Username', 'amara'), numbers: [1] },
    { criteria: where('Username', 'AMARA'), numbers: [1] },
    { criteria: where('FirstName', 'e', 'STARTS_WITH'), numbers: [5] },
    { criteria: where('LastName', 'kaf', 'CONTAINS'), numbers: [1] },
    { criteria: where('RoutingProfileId', idOf('40', 2)), numbers: [3, 5] },
    { criteria: where('SecurityProfileId', idOf('90', 2)), numbers: [4] },
    { criteria: inGroup(idOf('91', 1)), numbers: [1, 2, 3, 4, 5] },
    { criteria: inGroup(idOf('91', 2)), numbers: [] },
    {
      criteria: { OrConditions: [2, 5].map((n) => where('resourceId', ids.user(n))) },
      numbers: [2, 5],
    },
    {
      criteria: {
        AndConditions: [
          where('RoutingProfileId', idOf('40', 2)),
          where('LastName', 'n', 'STARTS_WITH'),
        ],
      },
      numbers: [5],
    },
  ];
  test.each(cases)('$criteria finds $numbers', async ({ criteria, numbers }) => {
    expect(await found(criteria)).toStrictEqual(numbers.map(ids.user));
  });

  const notEmulated = [
    { SearchCriteria: { ListCondition: { TargetListType: 'PROFICIENCIES', Conditions: [] } } },
    { SearchFilter: { UserAttributeFilter: { TagCondition: { TagKey: 'k' } } } },
  ];
  test.each(notEmulated)('says that %j is not emulated', async (change) => {
    const rejected = await rejection(send(change));
    expect(rejected).toStrictEqual(invalidRequest);
    expect(rejected.message).toContain('is not emulated');
  });

  test('rejects a group condition that is not complete', async () => {
    const call = send({ SearchCriteria: { HierarchyGroupCondition: { Value: 'g' } } });
    expect(await rejection(call)).toStrictEqual(invalidInput);
  });
});
