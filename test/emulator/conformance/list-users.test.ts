import type { ListUsersCommandInput } from '@aws-sdk/client-connect';
import { ListUsersCommand, paginateListUsers } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { ids, unknownId } from './support/built-in.ts';
import { collect, pageSizeFor } from './support/pages.ts';
import { aRequestId, invalidInput, notFound, rejection } from './support/rejection.ts';
import { describeOnEmulator, openTarget } from './support/target.ts';

const { client, directory } = await openTarget();
const InstanceId = directory.instanceId;
const send = (input: ListUsersCommandInput) => client.send(new ListUsersCommand(input));

describe('ListUsers', () => {
  test('answers with summaries and a request id', async () => {
    const answer = await send({ InstanceId, MaxResults: 1000 });
    expect(answer.$metadata).toMatchObject({ httpStatusCode: 200, requestId: aRequestId });
    expect(answer.NextToken).toBeUndefined();
    const user = answer.UserSummaryList?.find(({ Id }) => Id === directory.userId);
    expect(user).toMatchObject({ Arn: directory.userArn, Username: expect.stringMatching(/./) });
  });

  test('pages through everything, each once', async () => {
    const { UserSummaryList: whole = [] } = await send({ InstanceId, MaxResults: 1000 });
    const pageSize = pageSizeFor(whole.length);
    const pages = await collect(
      paginateListUsers({ client, pageSize }, { InstanceId }),
      (page) => page.UserSummaryList,
    );
    expect(Math.max(...pages.map(({ length }) => length))).toBe(pageSize);
    expect(
      pages
        .flat()
        .map(({ Id }) => Id)
        .sort(),
    ).toStrictEqual([...new Set(whole.map(({ Id }) => Id))].sort());
  });

  test('rejects an instance that it does not know', async () => {
    expect(await rejection(send({ InstanceId: unknownId }))).toStrictEqual(notFound);
  });

  const broken = [
    { what: 'a page of none', change: { MaxResults: 0 } },
    { what: 'a page of 1001', change: { MaxResults: 1001 } },
    { what: 'a token that is none', change: { NextToken: 'none' } },
    { what: 'an InstanceId of 101 characters', change: { InstanceId: 'x'.repeat(101) } },
  ];
  test.each(broken)('rejects $what', async ({ change }) => {
    const input = { InstanceId, ...change } as ListUsersCommandInput;
    expect(await rejection(send(input))).toStrictEqual(invalidInput);
  });
});

describeOnEmulator('ListUsers on the emulator', () => {
  test('knows the built-in data', async () => {
    const { UserSummaryList = [] } = await send({ InstanceId });
    const users = UserSummaryList.map(({ Id, Username }) => `${Id} ${Username}`);
    const names = ['amara', 'ben', 'chen', 'dolores', 'emil'];
    expect(users.sort()).toStrictEqual(names.map((name, n) => `${ids.user(n + 1)} ${name}`));
  });
});
