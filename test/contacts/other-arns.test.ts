import { describe, expect, test } from '@jest/globals';
import { altered } from '../support/answers.ts';
import { CONTACTS, FLOWS, INSTANCE_ARN, INSTANCE_ID, QUEUES, USERS } from '../support/ids.ts';
import { transfer } from '../support/transfer.ts';
import { startWorld } from '../support/world.ts';

const PARTITIONS = [
  INSTANCE_ARN,
  `arn:aws-us-gov:connect:us-gov-west-1:111122223333:instance/${INSTANCE_ID}`,
  `arn:aws-cn:connect:cn-north-1:111122223333:instance/${INSTANCE_ID}`,
];
const INPUT = { contactId: CONTACTS.unassignedTask, target: { queueId: QUEUES.billing } };

describe.each(PARTITIONS)('an ARN in the place of an id: %s', (instance) => {
  const queue = `${instance}/queue/q1`;
  const ownQueue = `${instance}/queue/agent/u1`;
  const flow = `${instance}/contact-flow/f1:$SAVED`;
  const user = `${instance}/agent/u1`;
  const quickConnect = `${instance}/transfer-destination/qc1`;
  const notThis = (id: string): string => `must be an id, not an ARN. The id in this ARN is ${id}`;
  const names = (what: string, ofWhat: string): string =>
    `must be the id of a ${what}, not an ARN. This ARN names the ${ofWhat}`;

  test.each([
    ['target.queueId', { target: { queueId: queue } }, notThis('q1')],
    ['target.queueId', { target: { queueId: ownQueue } }, notThis('u1')],
    ['target.queueId', { target: { queueId: flow } }, names('queue', 'flow f1')],
    ['target.queueId', { target: { queueId: user } }, names('queue', 'user u1')],
    ['target.queueId', { target: { queueId: quickConnect } }, names('queue', 'quick connect qc1')],
    ['target.queueId', { target: { queueId: instance } }, 'must be the id of a queue, not an ARN'],
    ['target.userId', { target: { userId: ownQueue } }, notThis('u1')],
    [
      'target.userId',
      { target: { userId: flow } },
      'must be the id or the ARN of a user, not another ARN. This ARN names the flow f1',
    ],
    ['target.quickConnectId', { target: { quickConnectId: quickConnect } }, notThis('qc1')],
    [
      'target.quickConnectId',
      { target: { quickConnectId: queue } },
      names('quick connect', 'queue q1'),
    ],
    ['contactFlowId', { contactFlowId: flow }, notThis('f1')],
    ['contactFlowId', { contactFlowId: `${instance}/contact-flow/f1:$LATEST` }, notThis('f1')],
    ['contactFlowId', { contactFlowId: queue }, names('flow', 'queue q1')],
    ['contactId', { contactId: `${instance}/contact/c1` }, notThis('c1')],
    ['contactId', { contactId: ownQueue }, names('contact', 'queue of the user u1')],
    [
      'contactId',
      { contactId: `${instance}/operating-hours/h1` },
      names('contact', 'hours of operation h1'),
    ],
    ['contactId', { contactId: `${instance}/prompt/p1` }, names('contact', 'prompt p1')],
  ])('%s', async (path, input, message) => {
    await using world = await startWorld();

    const result = await transfer(world, { ...INPUT, ...input });

    expect(result).toMatchObject({
      __typename: 'ContactInputError',
      fields: [{ path: ['input', ...path.split('.')], message }],
    });
    expect(world.upstream.calls).toStrictEqual([]);
  });

  test.each([
    ['contact(id: $arn) { id }', flow, 'contact', 'flow f1'],
    ['contactFlow(id: $arn) { id }', queue, 'flow', 'queue q1'],
    ['queue(id: $arn) { id }', user, 'queue', 'user u1'],
    ['quickConnect(id: $arn) { id }', queue, 'quick connect', 'queue q1'],
    ['routingProfile(id: $arn) { id }', user, 'routing profile', 'user u1'],
    ['user(id: $arn) { id }', flow, 'user', 'flow f1'],
    ['transferDestinations(contactId: $arn) { totalCount }', queue, 'contact', 'queue q1'],
    ['users(routingProfileId: $arn) { totalCount }', user, 'routing profile', 'user u1'],
    ['users(hierarchyGroupId: $arn) { totalCount }', queue, 'hierarchy group', 'queue q1'],
    ['contacts(filter: { queueIds: [$arn] }) { totalCount }', flow, 'queue', 'flow f1'],
    ['contacts(filter: { agentIds: [$arn] }) { totalCount }', queue, 'user', 'queue q1'],
  ])('in %s', async (field, arn, what, ofWhat) => {
    await using world = await startWorld();

    const { errors } = await world.client.send(`query ($arn: ID!) { ${field} }`, { arn });

    expect(errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', fields: [{ message: names(what, ofWhat) }] } },
    ]);
    expect(world.upstream.calls).toStrictEqual([]);
  });
});

describe('the alias of the version of a flow', () => {
  test.each([':$SAVED', ':$LATEST'])('%s is not passed on', async (alias) => {
    await using world = await startWorld({
      gateway: {
        transferFlowIds: { queue: `${FLOWS.queueTransfer}${alias}`, user: FLOWS.userTransfer },
      },
    });

    const byDefault = await transfer(world, INPUT);
    const given = await transfer(world, {
      contactId: CONTACTS.billingTask,
      target: { userId: USERS.ben },
      contactFlowId: `${FLOWS.userTransfer}${alias}`,
    });

    expect([byDefault.__typename, given.__typename]).toStrictEqual([
      'TransferContactSuccess',
      'TransferContactSuccess',
    ]);
    const flows = world.upstream.calls
      .filter(({ operation }) => operation === 'TransferContact')
      .map(({ body }) => body?.['ContactFlowId']);
    expect(flows).toStrictEqual([FLOWS.queueTransfer, FLOWS.userTransfer]);
  });

  test('is taken off what Connect answers', async () => {
    await using world = await startWorld();
    world.upstream.answerAll(
      'SearchQuickConnects',
      altered(
        (answer) =>
          JSON.parse(
            JSON.stringify(answer).replaceAll(
              `"ContactFlowId":"${FLOWS.queueTransfer}"`,
              `"ContactFlowId":"${FLOWS.queueTransfer}:$LATEST"`,
            ),
          ) as object,
      ),
    );
    world.upstream.answerAll(
      'ListContactFlows',
      altered(
        (answer) =>
          JSON.parse(
            JSON.stringify(answer).replaceAll(
              `${FLOWS.queueTransfer}"`,
              `${FLOWS.queueTransfer}:$SAVED"`,
            ),
          ) as object,
      ),
    );

    const data = await world.client.data(
      '{ quickConnects(search: "Billing") { nodes { contactFlowId contactFlow { id arn } } } }',
    );

    expect(data).toStrictEqual({
      quickConnects: {
        nodes: [
          {
            contactFlowId: FLOWS.queueTransfer,
            contactFlow: {
              id: FLOWS.queueTransfer,
              arn: `${INSTANCE_ARN}/contact-flow/${FLOWS.queueTransfer}`,
            },
          },
        ],
      },
    });
  });
});
