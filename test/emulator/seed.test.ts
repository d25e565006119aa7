import { afterEach, describe, expect, test } from '@jest/globals';
import contactCentre from '../../src/emulator/data/contact-centre.json' with { type: 'json' };
import { parseSeed, SeedError } from '../../src/emulator/seed.ts';
import { closeEmulators, ids, send, start } from './support/wire.ts';

afterEach(closeEmulators);

const instances = [{ id: 'i' }];

function issuesOf(json: unknown): readonly string[] {
  try {
    parseSeed(json);
  } catch (error) {
    if (error instanceof SeedError) return error.issues;
    throw error;
  }
  return [];
}

describe('a seed', () => {
  const shapes: { what: string; json: unknown; issue: RegExp }[] = [
    { what: 'no object', json: [], issue: /^seed: / },
    { what: 'no instance', json: { instances: [] }, issue: /^instances: / },
    { what: 'a missing id', json: { instances: [{}] }, issue: /^instances\[0\]\.id: / },
    {
      what: 'a short account',
      json: { instances: [{ id: 'i', account: '12' }] },
      issue: /^instances\[0\]\.account: must be twelve digits$/,
    },
    {
      what: 'a queue without a name',
      json: { instances, queues: [{ id: 'q', name: 'Q' }, { id: 'r' }] },
      issue: /^queues\[1\]\.name: /,
    },
    {
      what: 'a misspelt property',
      json: { instances, queues: [{ id: 'q', name: 'Q', descripton: '' }] },
      issue: /^queues\[0\]: .*descripton/,
    },
    {
      what: 'an unknown flow type',
      json: { instances, contactFlows: [{ id: 'f', name: 'F', type: 'NONE' }] },
      issue: /^contactFlows\[0\]\.type: /,
    },
    {
      what: 'a time that is none',
      json: { instances, contacts: [{ id: 'c', initiationTimestamp: 'yesterday' }] },
      issue: /^contacts\[0\]\.initiationTimestamp: /,
    },
    {
      what: 'a quick connect without its target',
      json: {
        instances,
        quickConnects: [{ id: 'k', name: 'K', type: 'QUEUE', contactFlowId: 'f' }],
      },
      issue: /^quickConnects\[0\]\.queueId: /,
    },
    {
      what: 'two calls at once',
      json: {
        instances,
        routingProfiles: [
          { id: 'r', name: 'R', mediaConcurrencies: [{ channel: 'VOICE', concurrency: 2 }] },
        ],
      },
      issue: /^routingProfiles\[0\]\.mediaConcurrencies\[0\]\.concurrency: must be 1 for VOICE$/,
    },
    {
      what: 'an attribute that is no string',
      json: { instances, contacts: [{ id: 'c', attributes: { a: 1 } }] },
      issue: /^contacts\[0\]\.attributes\.a: /,
    },
  ];
  test.each(shapes)('with $what is rejected', ({ json, issue }) => {
    expect(issuesOf(json)).toStrictEqual([expect.stringMatching(issue)]);
  });

  const queue = { id: 'q', name: 'Q' };
  const references: { json: object; issue: string }[] = [
    {
      json: { queues: [queue, queue] },
      issue: 'queues[1].id: another queue or user has the id "q"',
    },
    {
      json: { queues: [queue], users: [{ id: 'q', username: 'u' }] },
      issue: 'users[0].id: another queue or user has the id "q"',
    },
    {
      json: { contacts: [{ id: 'c' }, { id: 'c' }] },
      issue: 'contacts[1].id: another contact has the id "c"',
    },
    {
      json: { queues: [{ ...queue, instanceId: 'j' }] },
      issue: 'queues[0].instanceId: no instance with id "j"',
    },
    {
      json: { contacts: [{ id: 'a' }, { id: 'b', queueId: 'q' }] },
      issue: 'contacts[1].queueId: no queue with id "q" in this instance',
    },
    {
      json: { contacts: [{ id: 'a', userId: 'u' }] },
      issue: 'contacts[0].userId: no user with id "u" in this instance',
    },
    {
      json: { contacts: [{ id: 'a', previousContactId: 'b' }] },
      issue: 'contacts[0].previousContactId: no contact with id "b" in this instance',
    },
    {
      json: { contacts: [{ id: 'a', relatedContactId: 'b' }] },
      issue: 'contacts[0].relatedContactId: no contact with id "b" in this instance',
    },
    {
      json: { contacts: [{ id: 'a', previousContactId: 'a' }] },
      issue: 'contacts[0].previousContactId: leads back to this contact',
    },
    {
      json: { users: [{ id: 'u', username: 'u', routingProfileId: 'r' }] },
      issue: 'users[0].routingProfileId: no routing profile with id "r" in this instance',
    },
    {
      json: { queues: [{ ...queue, quickConnectIds: ['k'] }] },
      issue: 'queues[0].quickConnectIds[0]: no quick connect with id "k" in this instance',
    },
    {
      json: { routingProfiles: [{ id: 'r', name: 'R', defaultOutboundQueueId: 'q' }] },
      issue:
        'routingProfiles[0].defaultOutboundQueueId: no standard queue with id "q" in this instance',
    },
    {
      json: {
        users: [{ id: 'u', username: 'u' }],
        routingProfiles: [{ id: 'r', name: 'R', queues: [{ queueId: 'u' }] }],
      },
      issue: 'routingProfiles[0].queues[0].queueId: no standard queue with id "u" in this instance',
    },
    {
      json: { contacts: [{ id: 'a', agentState: 'MISSED' }] },
      issue: 'contacts[0].agentState: needs a userId',
    },
    {
      json: {
        users: [{ id: 'u', username: 'u' }],
        contacts: [{ id: 'a', userId: 'u', agentState: 'ENDED' }],
      },
      issue: 'contacts[0].agentState: ENDED needs a disconnectTimestamp',
    },
    {
      json: {
        users: [{ id: 'u', username: 'u' }],
        contacts: [{ id: 'a', userId: 'u', agentState: 'CONNECTING', disconnectTimestamp: 0 }],
      },
      issue: 'contacts[0].agentState: CONNECTING contradicts the disconnectTimestamp',
    },
    {
      json: { contactFlows: [{ id: 'f', name: 'F', queueId: 'q' }] },
      issue: 'contactFlows[0].queueId: no queue with id "q" in this instance',
    },
    {
      json: {
        quickConnects: [{ id: 'k', name: 'K', type: 'FLOW', contactFlowId: 'f' }],
      },
      issue: 'quickConnects[0].contactFlowId: no contact flow with id "f" in this instance',
    },
    {
      json: {
        instances: [{ id: 'i' }, { id: 'j' }],
        queues: [queue],
        contacts: [{ id: 'c', instanceId: 'j', queueId: 'q' }],
      },
      issue: 'contacts[0].queueId: no queue with id "q" in this instance',
    },
  ];
  test.each(references)('is rejected with: $issue', ({ json, issue }) => {
    expect(issuesOf({ instances, ...json })).toStrictEqual([issue]);
  });

  test('is rejected with all its issues at once', () => {
    const json = {
      instances,
      users: [{ id: 'u', username: 'u', routingProfileId: 'r' }],
      contacts: [{ id: 'c', queueId: 'q', userId: 'v' }],
    };
    expect(() => parseSeed(json)).toThrow(
      [
        'users[0].routingProfileId: no routing profile with id "r" in this instance',
        'contacts[0].queueId: no queue with id "q" in this instance',
        'contacts[0].userId: no user with id "v" in this instance',
      ].join('\n'),
    );
  });

  test('is rejected with the issues of its shape and of its references at once', () => {
    const json = {
      instances,
      queues: [{ id: 'q' }, { id: 'r', name: 'R' }],
      users: [{ id: 'u', username: 'u', routingProfileId: 'p' }, { username: 7 }],
      contacts: [
        { id: 'a', queueId: 'q' },
        { id: 'b', queueId: 'x', previousContactId: 'c' },
        { id: 'c', channel: 'FAX', queueId: 'y' },
        { id: 'r-2', instanceId: 'j' },
        { id: 'a' },
      ],
    };
    expect(issuesOf(json)).toStrictEqual([
      expect.stringMatching(/^queues\[0\]\.name: /),
      expect.stringMatching(/^users\[1\]\.id: /),
      expect.stringMatching(/^users\[1\]\.username: /),
      expect.stringMatching(/^contacts\[2\]\.channel: /),
      'contacts[4].id: another contact has the id "a"',
      'contacts[3].instanceId: no instance with id "j"',
      'users[0].routingProfileId: no routing profile with id "p" in this instance',
      'contacts[1].queueId: no queue with id "x" in this instance',
    ]);
  });

  const unreadable = [
    {
      what: 'a list is none',
      json: { instances, queues: {}, contacts: [{ id: 'a', queueId: 'q' }] },
    },
    {
      what: 'an instance has no id',
      json: { instances: [{}], contacts: [{ id: 'a', queueId: 'q' }] },
    },
  ];
  test.each(unreadable)('reports no references when $what', ({ json }) => {
    expect(issuesOf(json)).toStrictEqual([expect.stringMatching(/^(queues|instances\[0\]\.id): /)]);
  });

  test('is read in time when one of 20,000 contacts is not well-formed', () => {
    const contacts: object[] = Array.from({ length: 20_000 }, (_, index) => ({ id: `c-${index}` }));
    expect(issuesOf({ instances, contacts: [...contacts, { id: 'c-0', name: 1 }] })).toStrictEqual([
      expect.stringMatching(/^contacts\[20000\]\.name: /),
      'contacts[20000].id: another contact has the id "c-0"',
    ]);
  });

  test('may be one instance, and puts everything in the first one', () => {
    const seed = parseSeed({
      instances: [{ id: 'i' }, { id: 'j' }],
      queues: [
        { id: 'q', name: 'Q' },
        { id: 'r', name: 'R', instanceId: 'j' },
      ],
    });
    expect(seed.queues.map(({ instanceId }) => instanceId)).toStrictEqual(['i', 'j']);
    expect(parseSeed({ instances }).contacts).toStrictEqual([]);
  });

  test('may send a contact to an agent queue', () => {
    const users = [{ id: 'u', username: 'u' }];
    expect(issuesOf({ instances, users, contacts: [{ id: 'c', queueId: 'u' }] })).toStrictEqual([]);
  });
});

describe('the built-in contact centre', () => {
  test('is a seed without issues', () => {
    expect(issuesOf(contactCentre)).toStrictEqual([]);
  });

  test('has defaults for transfers, and no archived flow among them', async () => {
    const emulator = await start();
    expect(emulator.defaults).toStrictEqual({
      instanceId: ids.instance,
      region: 'us-east-1',
      queueTransferFlowId: ids.toQueue,
      userTransferFlowId: ids.toAgent,
    });
  });
});

test('an emulator of two instances keeps them apart', async () => {
  const seed = parseSeed({
    instances: [{ id: 'i' }, { id: 'j', region: 'cn-north-1', account: '999988887777' }],
    users: [{ id: 'u', username: 'u', instanceId: 'j' }],
    contacts: [{ id: 'c' }],
  });
  const emulator = await start({ seed });
  expect(emulator.defaults).toStrictEqual({ instanceId: 'i', region: 'us-east-1' });
  expect((await send(emulator, { path: '/contacts/i/c' })).status).toBe(200);
  expect((await send(emulator, { path: '/contacts/j/c' })).status).toBe(404);
  const user = await send(emulator, { path: '/users/j/u' });
  expect(user.body['User']).toMatchObject({
    Arn: 'arn:aws-cn:connect:cn-north-1:999988887777:instance/j/agent/u',
  });
});
