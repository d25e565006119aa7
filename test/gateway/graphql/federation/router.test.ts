import { expect, test } from '@jest/globals';
import { bearer, scopeOf, startTestIssuer } from '../../../auth/support/test-issuer.ts';
import type { GatewayAnswer } from '../../../support/gateway-client.ts';
import { CONTACTS, QUEUES } from '../../../support/ids.ts';
import { startSupergraph, TRANSFER } from './start-supergraph.ts';

test('contacts of notes are read in one batch, and their queues by one call', async () => {
  await using supergraph = await startSupergraph();

  await supergraph.client.data('{ latestNotes { contact { name queue { name } } } }');

  expect(supergraph.world.upstream.operations()).toStrictEqual([
    'DescribeContact',
    'DescribeContact',
    'SearchQueues',
  ]);
});

test('a target of two keys is rejected behind a router without support for @oneOf, too', async () => {
  await using supergraph = await startSupergraph({
    change: (supergraph) => supergraph.replaceAll(/(?<!directive) @oneOf/g, ''),
  });
  const target = { queueId: QUEUES.claims, userId: QUEUES.claims };
  const variables = { input: { contactId: CONTACTS.unassignedTask, target } };

  const federated = await supergraph.client.send(TRANSFER, variables);

  expect(federated.data ?? { transferContact: null }).toStrictEqual({ transferContact: null });
  expect(federated.errors).toMatchObject([
    {
      message: expect.stringContaining('Exactly one key must be specified for OneOf type'),
      extensions: { code: 'BAD_USER_INPUT' },
    },
  ]);
  expect(supergraph.world.upstream.calls).toStrictEqual([]);
});

test.each([{}, { 'x-federation-secret': 'known-to-somebody-else' }])(
  'a router that shows %j gets no entities',
  async (headers) => {
    await using supergraph = await startSupergraph({ headers });

    const { data, errors } = await supergraph.client.send('{ latestNotes { contact { name } } }');

    const unknown = { contact: { name: null } };
    expect(data).toStrictEqual({ latestNotes: [unknown, unknown] });
    expect(errors.map(({ extensions }) => extensions?.['code'])).toStrictEqual([
      'FORBIDDEN',
      'FORBIDDEN',
    ]);
    expect(supergraph.world.upstream.calls).toStrictEqual([]);
  },
);

test('the caller’s token goes through the router, and decides', async () => {
  await using issuer = await startTestIssuer();
  await using supergraph = await startSupergraph({ jwt: issuer.options });
  const { client, world } = supergraph;
  const query = '{ latestNotes { contact { name } } }';
  const send = async (scope: string) =>
    client.send(query, {}, bearer(await issuer.token({ scope })));

  const codesOf = ({ errors }: GatewayAnswer): unknown[] =>
    errors.map(({ extensions }) => extensions?.['code']);

  // One for each of the two notes.
  expect(codesOf(await client.send(query))).toStrictEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED']);
  expect(codesOf(await send(scopeOf('READ_DIRECTORY')))).toStrictEqual(['FORBIDDEN', 'FORBIDDEN']);
  expect(world.upstream.calls).toStrictEqual([]);
  expect(await send(scopeOf('READ_CONTACTS'))).toMatchObject({
    data: { latestNotes: [{ contact: { name: expect.any(String) } }, expect.anything()] },
    errors: [],
  });
});
