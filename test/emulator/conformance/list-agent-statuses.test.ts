import type { ListAgentStatusesCommandInput } from '@aws-sdk/client-connect';
import { ListAgentStatusesCommand, paginateListAgentStatuses } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { idOf } from '../support/wire.ts';
import { unknownId } from './support/built-in.ts';
import { collect, pageSizeFor } from './support/pages.ts';
import { aRequestId, invalidInput, notFound, rejection } from './support/rejection.ts';
import { arnOf, describeOnEmulator, openTarget } from './support/target.ts';

const { client, directory } = await openTarget();
const InstanceId = directory.instanceId;
/** Typed loosely, because some of these calls are wrong. */
const send = (change: object = {}) => {
  const input: ListAgentStatusesCommandInput = { InstanceId };
  return client.send(new ListAgentStatusesCommand({ ...input, ...change }));
};
const listed = async (change?: object) => (await send(change)).AgentStatusSummaryList ?? [];

describe('ListAgentStatuses', () => {
  test('lists the two statuses that every instance has', async () => {
    const answer = await send();
    expect(answer.$metadata).toMatchObject({ httpStatusCode: 200, requestId: aRequestId });
    const [available] = await listed({ AgentStatusTypes: ['ROUTABLE'] });
    expect(available).toStrictEqual({
      Id: expect.stringMatching(/./),
      Arn: arnOf(directory, 'agent-state', available?.Id ?? ''),
      Name: 'Available',
      Type: 'ROUTABLE',
      LastModifiedTime: expect.any(Date),
      LastModifiedRegion: expect.any(String),
    });
    const offline = await listed({ AgentStatusTypes: ['OFFLINE'] });
    expect(offline.map(({ Name }) => Name)).toStrictEqual(['Offline']);
  });

  test('lists one or several types', async () => {
    const all = await listed();
    for (const AgentStatusTypes of [['CUSTOM'], ['ROUTABLE', 'CUSTOM']]) {
      const some = await listed({ AgentStatusTypes });
      expect(some).toStrictEqual(all.filter(({ Type = '' }) => AgentStatusTypes.includes(Type)));
    }
    expect(await listed({ AgentStatusTypes: ['ROUTABLE', 'CUSTOM', 'OFFLINE'] })).toStrictEqual(
      all,
    );
  });

  test('pages through everything, each once', async () => {
    const all = (await listed({ MaxResults: 1000 })).map(({ Id }) => Id);
    const pageSize = pageSizeFor(all.length);
    const pages = await collect(
      paginateListAgentStatuses({ client, pageSize }, { InstanceId }),
      (page) => page.AgentStatusSummaryList?.map(({ Id }) => Id),
    );
    expect(pages.flat()).toStrictEqual(all);
    expect(Math.max(...pages.map(({ length }) => length))).toBeLessThanOrEqual(pageSize);
  });

  const broken = [
    { what: 'a page of none', change: { MaxResults: 0 } },
    { what: 'a page of 1001', change: { MaxResults: 1001 } },
    { what: 'an unknown type', change: { AgentStatusTypes: ['BUSY'] } },
    {
      what: 'four types',
      change: { AgentStatusTypes: ['CUSTOM', 'CUSTOM', 'CUSTOM', 'CUSTOM'] },
    },
    { what: 'a token that is none', change: { NextToken: 'none' } },
    { what: 'an InstanceId of 101 characters', change: { InstanceId: 'x'.repeat(101) } },
  ];
  test.each(broken)('rejects $what', async ({ change }) => {
    expect(await rejection(send(change))).toStrictEqual(invalidInput);
  });

  test('rejects an unknown instance', async () => {
    expect(await rejection(send({ InstanceId: unknownId }))).toStrictEqual(notFound);
  });
});

describeOnEmulator('ListAgentStatuses on the emulator', () => {
  test("lists the company's own statuses with their ids, a disabled one, too", async () => {
    const own = await listed({ AgentStatusTypes: ['CUSTOM'] });
    expect(own.map(({ Id, Name }) => [Id, Name])).toStrictEqual([
      [idOf('92', 1), 'Lunch'],
      [idOf('92', 2), 'Training'],
      [idOf('92', 3), 'Fax desk'],
    ]);
    const all = await listed();
    expect(all.map(({ Type }) => Type)).toStrictEqual([
      'ROUTABLE',
      'OFFLINE',
      'CUSTOM',
      'CUSTOM',
      'CUSTOM',
    ]);
  });
});
