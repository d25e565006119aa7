import { expect, test } from '@jest/globals';
import { Kind, parse } from 'graphql';
import { exampleTabs, type Tab } from '../../src/graphiql/tabs.ts';
import { CONTACTS, QUEUES } from '../support/ids.ts';
import { startWorld, type World } from '../support/world.ts';

const answer = (members: object): unknown => ({
  transferContact: expect.objectContaining(members),
});
const changed = (mutation: string, contact: object, members = {}): unknown => ({
  [mutation]: {
    __typename: `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Success`,
    contact: { id: expect.any(String), ...contact },
    ...members,
  },
});

/** What each operation of each tab is there to show, in order. */
const STORY: readonly (readonly [name: string, data: unknown])[] = [
  ['ActiveTasks', { contacts: expect.objectContaining({ totalCount: 7 }) }],
  ['OneTask', { contact: expect.objectContaining({ queuePriority: 1 }) }],
  [
    'Destinations',
    { transferDestinations: { nodes: expect.arrayContaining([expect.anything()]) } },
  ],
  ['ToQueue', answer({ __typename: 'TransferContactSuccess' })],
  ['ToUser', answer({ __typename: 'TransferContactSuccess' })],
  [
    'Start',
    changed(
      'startTaskContact',
      { name: 'Call Ms Ito back', queue: { name: 'Billing' } },
      { contactId: expect.any(String) },
    ),
  ],
  [
    'Assign',
    changed('associateContactWithUser', { agent: { firstName: 'Ben', lastName: 'Lindqvist' } }),
  ],
  ['Pause', changed('pauseContact', { lastPausedTimestamp: expect.any(String) })],
  ['Resume', changed('resumeContact', { lastResumedTimestamp: expect.any(String) })],
  [
    'Tag',
    changed('tagContact', { tags: expect.arrayContaining([{ key: 'team', value: 'roof' }]) }),
  ],
  [
    'Transfer',
    changed(
      'transferContact',
      { queue: { name: 'Complaints' } },
      { contactId: expect.any(String) },
    ),
  ],
  ['Stop', changed('stopContact', { active: false, disconnectTimestamp: expect.any(String) })],
  ['EndedContact', answer({ __typename: 'ContactNotActiveError' })],
  ['PhoneCall', answer({ __typename: 'ContactChannelNotSupportedError', channel: 'VOICE' })],
  [
    'UnknownUser',
    answer({ __typename: 'ContactResourceNotFoundError', resourceId: 'no-such-user' }),
  ],
  ...['Suspend', 'Resume'].map(
    (verb) =>
      [
        verb,
        {
          [`${verb.toLowerCase()}ContactRecording`]: {
            __typename: `${verb}ContactRecordingSuccess`,
            contactId: CONTACTS.voice,
            clientToken: expect.any(String),
          },
        },
      ] as const,
  ),
  [
    'Monitor',
    {
      monitorContact: {
        __typename: 'MonitorContactSuccess',
        contactId: expect.any(String),
        contact: { initiationMethod: 'MONITOR', previousContactId: CONTACTS.voice },
      },
    },
  ],
  [
    'Dismiss',
    {
      dismissUserContact: expect.objectContaining({
        __typename: 'ContactNotDismissibleError',
        state: 'CONNECTED',
      }),
    },
  ],
  [
    'WhatIsPossible',
    {
      contact: {
        channel: 'VOICE',
        active: true,
        availableOperations: expect.arrayContaining([
          expect.objectContaining({
            operation: 'TRANSFER_CONTACT',
            available: false,
            error: 'ContactChannelNotSupportedError',
          }),
        ]),
      },
    },
  ],
  [
    'CheckTransfer',
    {
      checkTransfer: expect.objectContaining({
        possible: false,
        error: expect.objectContaining({ __typename: 'ContactChannelNotSupportedError' }),
      }),
    },
  ],
  ['CheckStop', { checkStop: expect.objectContaining({ possible: true, error: null }) }],
  [
    'CheckAssociation',
    {
      checkAssociation: expect.objectContaining({
        possible: false,
        error: expect.objectContaining({ __typename: 'ContactNotQueuedError' }),
      }),
    },
  ],
  [
    'Viewer',
    {
      viewer: {
        subject: null,
        permissions: expect.arrayContaining(['DIAL_CONTACTS']),
        scopes: expect.arrayContaining(['contacts:dial']),
        restriction: { instanceIds: null, queueIds: null },
        user: null,
        contacts: null,
      },
    },
  ],
  [
    'ById',
    {
      queue: {
        nodeId: expect.any(String),
        name: 'Billing',
        effectiveHours: {
          timeZone: 'America/New_York',
          openNow: expect.any(Boolean),
          days: [expect.anything(), expect.anything()],
        },
      },
      user: {
        nodeId: expect.any(String),
        username: 'amara',
        routingProfile: { id: expect.any(String), name: 'Claims handlers' },
        manualAssignmentQueues: {
          nodes: expect.arrayContaining([{ channel: 'TASK', queueName: 'Complaints' }]),
        },
      },
      quickConnect: { nodeId: expect.any(String), name: 'Billing' },
      contactFlow: {
        nodeId: expect.any(String),
        name: 'Transfer to queue',
        type: 'QUEUE_TRANSFER',
      },
      routingProfile: { nodeId: expect.any(String), name: 'Claims handlers' },
    },
  ],
  ['Node', { node: { __typename: 'Queue', id: QUEUES.billing, name: 'Billing' } }],
];

/** Runs the operations of a tab in their order, and does what its comments say: it copies each contactId into the variables. */
async function run({ client }: World, { query, variables }: Tab): Promise<[string, unknown][]> {
  const values = JSON.parse(variables) as Record<string, unknown>;
  const answers: [string, unknown][] = [];
  for (const each of parse(query).definitions) {
    const operationName = each.kind === Kind.OPERATION_DEFINITION ? each.name?.value : undefined;
    const response = await fetch(`${client.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: values, operationName }),
    });
    const { data, errors } = (await response.json()) as {
      readonly data: Readonly<Record<string, { readonly contactId?: string }>>;
      readonly errors?: unknown;
    };
    expect(errors).toBeUndefined();
    const [result] = Object.values(data);
    if (values['contactId'] === '' || operationName === 'Transfer') {
      values['contactId'] = result?.contactId;
    }
    answers.push([operationName ?? '', data]);
  }
  return answers;
}

test('the tabs are numbered', () => {
  const numbers = (contactCentre: 'built-in' | 'other'): unknown[] =>
    exampleTabs(contactCentre).map(({ query }) => Number(/^# (\d+)\. /.exec(query)?.[1]));
  const expected = exampleTabs('built-in').map((_, index) => index + 1);

  expect(numbers('built-in')).toStrictEqual(expected);
  expect(numbers('other')).toStrictEqual(expected);
});

test.each(['from top to bottom', 'again after a restart'])(
  'every tab of GraphiQL shows what it promises, %s',
  async () => {
    await using world = await startWorld();

    const answers = [];
    for (const tab of exampleTabs('built-in')) answers.push(...(await run(world, tab)));

    expect(answers).toStrictEqual(STORY);
  },
);

test('every tab for another contact centre shows the same, with ids put in where it says so', async () => {
  await using world = await startWorld();
  const builtIn = exampleTabs('built-in');
  const other = exampleTabs('other');

  const answers = [];
  for (const [index, tab] of other.entries()) {
    const requested = JSON.parse(tab.variables.replaceAll(/^ *\/\/.*$/gm, '')) as object;
    const ids = JSON.parse(builtIn[index]?.variables ?? '{}') as Record<string, unknown>;
    const empty = Object.entries(requested).filter(([, value]) => value === '');
    const filled = Object.fromEntries(empty.map(([key]) => [key, ids[key]]));
    const variables = JSON.stringify({ ...requested, ...filled });
    answers.push(...(await run(world, { query: tab.query, variables })));

    // Each value to put in has a comment that says what.
    expect(tab.variables.match(/\/\/ .*\n +"\w+": ""/g) ?? []).toHaveLength(empty.length);
  }

  expect(answers).toStrictEqual(STORY);
  expect(JSON.stringify(other)).not.toMatch(/\d0000000-0000-4000/);
});
