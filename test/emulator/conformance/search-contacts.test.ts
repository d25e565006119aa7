import type {
  ContactSearchSummary,
  SearchContactsCommandInput,
  SearchCriteria,
} from '@aws-sdk/client-connect';
import { SearchContactsCommand, paginateSearchContacts } from '@aws-sdk/client-connect';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { contactsOf } from './support/contacts.ts';
import { collect, pageSizeFor } from './support/pages.ts';
import { aRequestId } from './support/rejection.ts';
import { arnOf, describeOnEmulator, openTarget } from './support/target.ts';

const target = await openTarget();
const { client, directory, eventually } = target;
const { start, stop, toQueue, toUser, transfer } = contactsOf(target);
const InstanceId = directory.instanceId;
const minute = 60_000;

const newestFirst = { FieldName: 'INITIATION_TIMESTAMP', Order: 'DESCENDING' } as const;

type Search = Omit<Partial<SearchContactsCommandInput>, 'InstanceId'>;

/** Everything that was started from a minute before this run to an hour after it. */
const TimeRange = {
  Type: 'INITIATION_TIMESTAMP',
  StartTime: new Date(Date.now() - minute),
  EndTime: new Date(Date.now() + 60 * minute),
} as const;

const inputOf = (search: Search) => ({ InstanceId, TimeRange, ...search });
const send = (search: Search) =>
  client.send(new SearchContactsCommand({ MaxResults: 100, ...inputOf(search) }));
const idsOf = (found: readonly ContactSearchSummary[]) => found.map(({ Id }) => Id);

/** The contacts that the tests look for, among whatever else the instance has. */
const own = { stopped: '', waiting: '', moved: '', queued: '', withUser: '' };
const nameOf = (Id: string | undefined) =>
  Object.entries(own).find(([, id]) => id === Id)?.[0] ?? 'other';

const pagesOf = (search: Search, pageSize = 100) =>
  collect(paginateSearchContacts({ client, pageSize }, inputOf(search)), (page) => page.Contacts);

/** The names of the tests' own contacts that a search finds, in its order. */
async function found(search: Search): Promise<string[]> {
  const contacts = (await pagesOf(search)).flat();
  return contacts.map(({ Id }) => nameOf(Id)).filter((name) => name !== 'other');
}

beforeAll(async () => {
  own.stopped = await start();
  await stop(own.stopped);
  own.waiting = await start({ Name: 'Conformance, waiting' });
  own.moved = await start();
  own.queued = await transfer(toQueue(own.moved));
  own.withUser = await transfer(toUser(own.queued));
});

describe('SearchContacts', () => {
  test('answers with summaries, a total and a request id', async () => {
    await eventually(async () => {
      const answer = await send({ Sort: newestFirst });
      expect(answer.$metadata).toMatchObject({ httpStatusCode: 200, requestId: aRequestId });
      expect(answer.TotalCount).toBeGreaterThanOrEqual(5);
      expect(answer.Contacts?.find(({ Id }) => Id === own.withUser)).toMatchObject({
        Arn: arnOf(directory, 'contact', own.withUser),
        InitialContactId: own.moved,
        PreviousContactId: own.queued,
        InitiationMethod: 'TRANSFER',
        Channel: 'TASK',
      });
    });
  });

  const all = ['moved', 'queued', 'stopped', 'waiting', 'withUser'];
  const past = { StartTime: new Date(0), EndTime: new Date(24 * 60 * minute) };
  const ranges = [
    { range: 'started now', search: {}, names: all },
    { range: 'started in 1970', search: { TimeRange: { ...TimeRange, ...past } }, names: [] },
    {
      range: 'ended now',
      search: { TimeRange: { ...TimeRange, Type: 'DISCONNECT_TIMESTAMP' } },
      names: ['moved', 'queued', 'stopped'],
    },
  ] satisfies { range: string; search: Search; names: string[] }[];
  test.each(ranges)('finds what was $range', async ({ search, names }) => {
    await eventually(async () => {
      expect((await found(search)).sort()).toStrictEqual(names);
    });
  });

  const criteria = [
    { by: 'channel', criteria: { Channels: ['TASK'] }, names: all },
    { by: 'another channel', criteria: { Channels: ['VOICE', 'CHAT'] }, names: [] },
    {
      by: 'initiation method',
      criteria: { InitiationMethods: ['TRANSFER'] },
      names: ['queued', 'withUser'],
    },
    {
      by: 'two initiation methods',
      criteria: { InitiationMethods: ['TRANSFER', 'API'] },
      names: all,
    },
    {
      by: 'channel and initiation method',
      criteria: { Channels: ['VOICE'], InitiationMethods: ['TRANSFER'] },
      names: [],
    },
  ] satisfies { by: string; criteria: SearchCriteria; names: string[] }[];
  test.each(criteria)('filters by $by', async ({ criteria: SearchCriteria, names }) => {
    await eventually(async () => {
      expect((await found({ SearchCriteria })).sort()).toStrictEqual(names);
    });
  });

  const orders = [
    { Order: 'ASCENDING', sign: 1 },
    { Order: 'DESCENDING', sign: -1 },
  ] as const;
  test.each(orders)('sorts by time, $Order', async ({ Order, sign }) => {
    const Sort = { FieldName: 'INITIATION_TIMESTAMP', Order } as const;
    const times = (await pagesOf({ Sort }))
      .flat()
      .map(({ InitiationTimestamp }) => Number(InitiationTimestamp));
    expect(times).toStrictEqual(times.toSorted((a, b) => sign * (a - b)));
    expect(times.length).toBeGreaterThanOrEqual(5);
  });

  test('pages through everything, each contact once', async () => {
    const whole = idsOf((await pagesOf({})).flat());
    const pageSize = pageSizeFor(whole.length);
    const pages = await pagesOf({}, pageSize);
    expect(Math.max(...pages.map(({ length }) => length))).toBe(pageSize);
    expect(idsOf(pages.flat()).sort()).toStrictEqual([...new Set(whole)].sort());
  });
});

/** On AWS the flow decides when a contact is queued, and the agent when it is accepted. */
describeOnEmulator('SearchContacts on the emulator', () => {
  const criteria = [
    { by: 'queue', lists: { QueueIds: [directory.otherQueueId] }, names: ['queued'] },
    { by: 'agent', lists: { AgentIds: [directory.userId] }, names: ['withUser'] },
  ];
  test.each(criteria)('filters by $by', async ({ lists, names }) => {
    expect(await found({ SearchCriteria: lists })).toStrictEqual(names);
  });

  test('counts exactly', async () => {
    const SearchCriteria = { InitiationMethods: ['TRANSFER' as const] };
    const page = await send({ SearchCriteria, MaxResults: 1 });
    expect(page.TotalCount).toBe(2);
    expect(page.Contacts).toHaveLength(1);
  });
});
