import { describe, expect, test } from '@jest/globals';
import { FLOWS } from '../../support/ids.ts';
import { raw } from '../../support/recording-proxy.ts';
import { startWorld } from '../../support/world.ts';

const ARCHIVED = '50000000-0000-4000-8000-000000000011';
const name = {
  StringCondition: { FieldName: 'name', Value: 'transfer', ComparisonType: 'CONTAINS' },
};
const types = (...all: string[]) => ({
  OrConditions: all.map((TypeCondition) => ({ TypeCondition })),
});

describe('Query.contactFlows', () => {
  test.each<[string, string[], object]>([
    ['search: "transfer"', [FLOWS.queueTransfer, FLOWS.userTransfer, ARCHIVED], name],
    ['types: [CONTACT_FLOW]', [FLOWS.inbound], types('CONTACT_FLOW')],
    [
      'types: [AGENT_TRANSFER, CUSTOMER_HOLD, AGENT_TRANSFER]',
      [FLOWS.userTransfer, FLOWS.customerHold],
      types('AGENT_TRANSFER', 'CUSTOMER_HOLD'),
    ],
    [
      'search: "transfer", types: [QUEUE_TRANSFER]',
      [FLOWS.queueTransfer, ARCHIVED],
      { AndConditions: [name, types('QUEUE_TRANSFER')] },
    ],
    ['search: "transfer", types: []', [FLOWS.queueTransfer, FLOWS.userTransfer, ARCHIVED], name],
  ])('finds flows by %s', async (args, ids, criteria) => {
    await using world = await startWorld();

    const { contactFlows } = await world.client.data(`{ contactFlows(${args}) { nodes { id } } }`);

    expect(contactFlows).toStrictEqual({ nodes: ids.map((id) => ({ id })) });
    expect(
      world.upstream.calls.map(({ operation, body }) => [operation, body?.['SearchCriteria']]),
    ).toStrictEqual([['SearchContactFlows', criteria]]);
  });

  test.each<[string, object, object]>([
    [
      'one in use',
      { Name: 'In', Type: 'CONTACT_FLOW', State: 'ACTIVE', Status: 'PUBLISHED' },
      { name: 'In', type: 'CONTACT_FLOW', active: true },
    ],
    [
      'one that is archived',
      { Name: 'Old', Type: 'CAMPAIGN', State: 'ARCHIVED', Status: 'PUBLISHED' },
      { name: 'Old', type: 'CAMPAIGN', active: false },
    ],
    [
      'one that is not published',
      { Name: 'New', Type: 'AGENT_HOLD', State: 'ACTIVE', Status: 'SAVED' },
      { name: 'New', type: 'AGENT_HOLD', active: false },
    ],
    ['one of a newer type', { Type: 'HOLOGRAM' }, { name: null, type: 'UNKNOWN', active: true }],
  ])('shows %s', async (_, found, shown) => {
    await using world = await startWorld();
    const ContactFlows = [{ Id: 'f', Arn: 'arn', ...found }];
    world.upstream.answerNext('SearchContactFlows', raw(200, JSON.stringify({ ContactFlows })));

    const { contactFlows } = await world.client.data(
      '{ contactFlows { totalCount nodes { name type active } } }',
    );

    expect(contactFlows).toStrictEqual({ totalCount: null, nodes: [shown] });
  });

  test('rejects UNKNOWN without calling Connect', async () => {
    await using world = await startWorld();

    const { errors } = await world.client.send(
      '{ contactFlows(types: [CAMPAIGN, UNKNOWN]) { nodes { id } } }',
    );

    expect(errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', fields: [{ path: ['types', '1'] }] } },
    ]);
    expect(world.upstream.calls).toStrictEqual([]);
  });
});
