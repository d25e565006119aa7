import type { SearchContactsCommandInput } from '@aws-sdk/client-connect';
import { SearchContactsCommand } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { unknownId } from './support/built-in.ts';
import { invalidInput, notFound, rejection } from './support/rejection.ts';
import { openTarget } from './support/target.ts';

const { client, directory } = await openTarget();
const hour = 3_600_000;
const TimeRange = {
  Type: 'INITIATION_TIMESTAMP',
  StartTime: new Date(Date.now() - hour),
  EndTime: new Date(),
} as const;

/** Typed loosely, because most of these calls are wrong. */
const send = (change: object) => {
  const input: SearchContactsCommandInput = { InstanceId: directory.instanceId, TimeRange };
  return client.send(new SearchContactsCommand({ ...input, ...change }));
};
const hundredAndOne = Array.from({ length: 101 }, () => unknownId);

describe('SearchContacts rejects', () => {
  const broken = [
    { what: 'no time range', change: { TimeRange: undefined } },
    {
      what: 'a time range without its type',
      change: { TimeRange: { ...TimeRange, Type: undefined } },
    },
    { what: 'a time range of no known type', change: { TimeRange: { ...TimeRange, Type: 'NOW' } } },
    {
      what: 'a time range without an end',
      change: { TimeRange: { ...TimeRange, EndTime: undefined } },
    },
    {
      what: 'a time range that ends before it begins',
      change: {
        TimeRange: { ...TimeRange, StartTime: TimeRange.EndTime, EndTime: TimeRange.StartTime },
      },
    },
    { what: 'a page of none', change: { MaxResults: 0 } },
    { what: 'a page of 101', change: { MaxResults: 101 } },
    { what: 'a token that is none', change: { NextToken: 'none' } },
    { what: 'an InstanceId of 101 characters', change: { InstanceId: 'x'.repeat(101) } },
    { what: 'no InstanceId', change: { InstanceId: undefined } },
    { what: '101 queues', change: { SearchCriteria: { QueueIds: hundredAndOne } } },
    { what: '101 agents', change: { SearchCriteria: { AgentIds: hundredAndOne } } },
    { what: 'an unknown channel', change: { SearchCriteria: { Channels: ['FAX'] } } },
    { what: 'an unknown order', change: { Sort: { FieldName: 'CHANNEL', Order: 'UP' } } },
    { what: 'an unknown sort field', change: { Sort: { FieldName: 'NAME', Order: 'ASCENDING' } } },
    { what: 'a sort without an order', change: { Sort: { FieldName: 'CHANNEL' } } },
  ];
  test.each(broken)('$what', async ({ change }) => {
    expect(await rejection(send(change))).toStrictEqual(invalidInput);
  });

  test('an instance that it does not know', async () => {
    expect(await rejection(send({ InstanceId: unknownId }))).toStrictEqual(notFound);
  });
});
