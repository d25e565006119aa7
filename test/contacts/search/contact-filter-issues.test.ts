import { describe, expect, test } from '@jest/globals';
import { INSTANCE_ARN, QUEUES } from '../../support/ids.ts';
import { startWorld } from '../../support/world.ts';

const QUERY = `query ($filter: ContactFilterInput, $first: Int) {
  contacts(filter: $filter, first: $first) { nodes { id } }
}`;
const many = (length: number, item: unknown) => Array.from({ length }, () => item);
const criterion = { key: 'k', values: ['v'] };

describe('Query.contacts rejects before Connect is called', () => {
  test.each<[string, object, string]>([
    ['UNKNOWN as a channel', { channels: ['TASK', 'UNKNOWN'] }, 'filter.channels.1'],
    ['UNKNOWN as a method', { initiationMethods: ['UNKNOWN'] }, 'filter.initiationMethods.0'],
    ['101 queues', { queueIds: many(101, 'q') }, 'filter.queueIds'],
    ['a queue without an id', { queueIds: ['q', ''] }, 'filter.queueIds.1'],
    [
      'the ARN of a queue',
      { queueIds: [`${INSTANCE_ARN}/queue/${QUEUES.claims}`] },
      'filter.queueIds.0',
    ],
    ['101 agents', { agentIds: many(101, 'a') }, 'filter.agentIds'],
    ['an agent of 257 characters', { agentIds: ['a'.repeat(257)] }, 'filter.agentIds.0'],
    ['no text of a name', { name: { text: [] } }, 'filter.name.text'],
    ['101 texts of a name', { name: { text: many(101, 'n') } }, 'filter.name.text'],
    ['an empty text of a name', { name: { text: ['n', ''] } }, 'filter.name.text.1'],
    ['a text of 129 characters', { name: { text: ['n'.repeat(129)] } }, 'filter.name.text.0'],
    ['no criteria', { attributes: { criteria: [] } }, 'filter.attributes.criteria'],
    [
      '16 criteria',
      { attributes: { criteria: many(16, criterion) } },
      'filter.attributes.criteria',
    ],
    [
      'an attribute without a key',
      { attributes: { criteria: [{ ...criterion, key: '' }] } },
      'filter.attributes.criteria.0.key',
    ],
    [
      'an attribute without values',
      { attributes: { criteria: [criterion, { ...criterion, values: [] }] } },
      'filter.attributes.criteria.1.values',
    ],
    [
      'an attribute of 21 values',
      { attributes: { criteria: [{ ...criterion, values: many(21, 'v') }] } },
      'filter.attributes.criteria.0.values',
    ],
    [
      'a value of 101 characters',
      { attributes: { criteria: [{ ...criterion, values: ['', 'v'.repeat(101)] }] } },
      'filter.attributes.criteria.0.values.1',
    ],
    ['a tag without a key', { tags: [{ key: '', value: '' }] }, 'filter.tags.0.key'],
    [
      'the value of a tag of 257 characters',
      { tags: [{ key: 't', value: 'v'.repeat(257) }] },
      'filter.tags.0.value',
    ],
    [
      'a range that ends where it begins',
      { timeRange: { from: '2026-01-01T00:00:00Z', to: '2026-01-01T00:00:00Z' } },
      'filter.timeRange.from',
    ],
    [
      'a range of more than 8 weeks',
      { timeRange: { from: '2026-01-01T00:00:00Z', to: '2026-02-26T00:00:00.001Z' } },
      'filter.timeRange.from',
    ],
  ])('%s', async (_, filter, path) => {
    await using world = await startWorld();

    const { data, errors } = await world.client.send(QUERY, { filter });

    expect(data).toStrictEqual({ contacts: null });
    expect(errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', fields: [{ path: path.split('.') }] } },
    ]);
    expect(world.upstream.calls).toStrictEqual([]);
  });

  test('all issues at once', async () => {
    await using world = await startWorld();

    const { errors } = await world.client.send(QUERY, {
      first: 101,
      filter: { channels: ['UNKNOWN'], queueIds: [''] },
    });

    expect(errors).toMatchObject([
      {
        extensions: {
          fields: [
            { path: ['filter', 'channels', '0'] },
            { path: ['filter', 'queueIds', '0'] },
            { path: ['first'] },
          ],
        },
      },
    ]);
  });

  test('nothing at the limits', async () => {
    await using world = await startWorld();

    await world.client.data(QUERY, {
      first: 100,
      filter: {
        queueIds: many(100, QUEUES.claims),
        agentIds: many(100, 'a'.repeat(256)),
        name: { text: many(100, 'n'.repeat(128)) },
        attributes: {
          criteria: many(15, { key: 'k'.repeat(100), values: many(20, 'v'.repeat(100)) }),
        },
        tags: [{ key: 't'.repeat(128), value: 'v'.repeat(256) }],
        timeRange: { from: '2026-01-01T00:00:00Z', to: '2026-02-26T00:00:00Z' },
      },
    });

    expect(world.upstream.operations()).toStrictEqual(['SearchContacts']);
  });
});
