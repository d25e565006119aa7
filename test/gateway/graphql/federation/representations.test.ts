import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { INSTANCE_ARN, INSTANCE_ID, QUEUES } from '../../../support/ids.ts';
import type { World } from '../../../support/world.ts';
import { arnOf, entities, ROUTER, startSubgraph } from './support.ts';

const QUEUE = { __typename: 'Queue', id: QUEUES.claims };
const FOREIGN = '10000000-0000-4000-8000-000000000099';

describe('a representation', () => {
  let world: World;
  beforeAll(async () => {
    world = await startSubgraph();
  });
  afterAll(async () => world[Symbol.asyncDispose]());

  test.each([
    ['is no object', 'Queue', 'representations.1 must be an object'],
    ['is a list', [QUEUE], 'representations.1 must be an object'],
    ['has no type', { id: QUEUES.claims }, '__typename must be one of the entities: Contact,'],
    ['is of an unknown type', { ...QUEUE, __typename: 'Nope' }, '__typename must be one of'],
    ['is of a type that is no entity', { ...QUEUE, __typename: 'Query' }, 'must be one of'],
    ['is of a type named as a method', { __typename: 'constructor' }, 'must be one of'],
    ['has a type that is no string', { ...QUEUE, __typename: 1 }, 'must be one of'],
    ['has an object for a type', { ...QUEUE, __typename: { toString: null } }, 'must be one of'],
    ['has no key', { __typename: 'Queue' }, 'representations.1 must have the key id or arn'],
    ['has an instance only', { __typename: 'Queue', instanceId: INSTANCE_ID }, 'must have the key'],
    ['has a number for an id', { ...QUEUE, id: 1 }, 'representations.1.id must be a string'],
    ['has too large a number for an id', { ...QUEUE, id: 2 ** 53 }, '1.id must be a string'],
    ['has half a surrogate in an id', { ...QUEUE, id: 'q\ud800' }, '1.id must be well-formed'],
    [
      'has half a surrogate in the Region of an ARN',
      { __typename: 'Queue', arn: arnOf('queue', QUEUES.claims).replace('us-', 'us\ud800-') },
      '1.arn must be well-formed',
    ],
    ['has null for an id', { ...QUEUE, id: null }, 'representations.1.id must be a string'],
    ['has an object for an ARN', { __typename: 'Queue', arn: {} }, '1.arn must be a string'],
    ['has an empty id', { ...QUEUE, id: '' }, '1.id must have at least 1 character'],
    ['has too long an id', { __typename: 'User', id: 'x'.repeat(257) }, '1 to 256 characters'],
    ['has an ARN for an id', { ...QUEUE, id: arnOf('queue', 'q') }, 'must be an id, not an ARN'],
    ['has an id for an ARN', { __typename: 'Queue', arn: QUEUES.claims }, 'the ARN of a Queue'],
    ['has another ARN', { __typename: 'Queue', arn: arnOf('contact', 'c') }, 'the ARN of a Queue'],
    ['has another instance', { ...QUEUE, instanceId: FOREIGN }, 'one of the allowed instances'],
    [
      'has an ARN of another instance',
      { __typename: 'Queue', arn: `${INSTANCE_ARN.replace(INSTANCE_ID, FOREIGN)}/queue/q` },
      'representations.1.instanceId must be one of the allowed instances',
    ],
  ])('that %s is rejected, and the others are answered', async (_what, bad, message) => {
    const before = world.upstream.operations();
    const { data, errors } = await entities(world, [QUEUE, bad, QUEUE], '... on Queue { id }');

    const { id } = QUEUE;
    expect(data).toStrictEqual({ _entities: [{ id }, null, { id }] });
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining(message),
        path: ['_entities', 1],
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
    expect(world.upstream.operations().filter((name) => name !== 'DescribeQueue')).toStrictEqual(
      before.filter((name) => name !== 'DescribeQueue'),
    );
  });

  test('may be written into the document', async () => {
    const query = `{ _entities(representations: [
      { __typename: "Queue", id: "${QUEUES.claims}" }
    ]) { ... on Queue { name } } }`;

    const { data } = await world.client.send(query, {}, ROUTER);

    expect(data).toStrictEqual({ _entities: [{ name: 'Claims' }] });
  });

  test('is rejected together with a thousand others, before Connect is called', async () => {
    const before = world.upstream.calls.length;

    const { data, errors } = await entities(
      world,
      Array.from({ length: 1001 }, (_, index) => ({ __typename: 'Contact', id: `c${index}` })),
    );

    expect(data).toBeNull();
    expect(errors).toMatchObject([
      {
        message: 'The arguments cannot be used: representations must be at most 1000, not 1001.',
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
    expect(world.upstream.calls).toHaveLength(before);
  });

  test.each([[null], [[null]], [undefined]])('cannot be %j', async (representations) => {
    const query = `query ($representations: [_Any!]!) {
      _entities(representations: $representations) { __typename }
    }`;

    const { errors } = await world.client.send(query, { representations }, ROUTER);

    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});
