import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEFAULT_SCOPE_NAMES, type Permission } from '../../src/auth/permission.ts';
import { CONTACTS, QUEUES, USERS } from '../support/ids.ts';
import type { World } from '../support/world.ts';
import { OTHER_INSTANCE, startRestricted, transfer } from './support/restricted.ts';
import {
  bearer,
  type Claims,
  EVERY_SCOPE,
  scopeOf,
  startTestIssuer,
  type TestIssuer,
} from './support/test-issuer.ts';

const SECRET = 'known-to-the-router-only';

let issuer: TestIssuer;
beforeAll(async () => {
  issuer = await startTestIssuer();
});
afterAll(async () => issuer[Symbol.asyncDispose]());

/** The log lines of requests that were forbidden something. */
function logged({ log }: World): unknown[] {
  return log.flatMap((line) => ('forbidden' in line ? [line['forbidden']] : []));
}

describe('a token that lacks a scope', () => {
  test.each<[string, readonly Permission[], readonly string[], readonly string[], string]>([
    [
      '{ users { totalCount } }',
      ['READ_CONTACTS'],
      ['directory:read'],
      ['directory:read'],
      'Your token lacks the scope `directory:read`.',
    ],
    [
      `{ contact(id: "${CONTACTS.voice}") { name queue { name } attributes { key } } }`,
      ['READ_CONTACTS'],
      ['directory:read', 'attributes:read'],
      ['contacts:read', 'directory:read', 'attributes:read'],
      'Your token lacks the scopes `directory:read`, `attributes:read`.',
    ],
    [
      transfer(CONTACTS.voice, `queueId: "${QUEUES.claims}"`),
      ['READ_CONTACTS'],
      ['contacts:transfer'],
      ['contacts:transfer', 'contacts:read'],
      'Your token lacks the scope `contacts:transfer`.',
    ],
  ])('%s: is named to its caller and in the log', async (query, role, missing, all, message) => {
    await using world = await startRestricted(issuer);
    const token = await issuer.token({ scope: scopeOf(...role) });

    const { status, headers, errors } = await world.client.send(query, {}, bearer(token));

    const requestId = headers.get('x-request-id');
    expect({ status, errors }).toStrictEqual({
      status: 403,
      errors: [{ message, extensions: { code: 'FORBIDDEN', missingScopes: missing, requestId } }],
    });
    const challenge = /^Bearer realm="contact-gateway", error="insufficient_scope", scope="(.*)"$/;
    const scope = challenge.exec(headers.get('www-authenticate') ?? '')?.[1]?.split(' ');
    expect(scope?.toSorted()).toStrictEqual(all.toSorted());
    expect(world.log).toContainEqual(
      expect.objectContaining({
        reqId: requestId,
        forbidden: { missingScopes: missing, count: 1 },
      }),
    );
    expect(world.upstream.calls).toStrictEqual([]);
  });

  test('is called by the issuer’s name', async () => {
    const scopeNames = { ...DEFAULT_SCOPE_NAMES, READ_DIRECTORY: 'Directory.Read' };
    await using world = await startRestricted(issuer, {
      jwt: { ...issuer.options, scopeNames },
    });
    const token = await issuer.token({ scope: 'directory:read contacts:read' });

    const { errors } = await world.client.send('{ users { totalCount } }', {}, bearer(token));
    const { data } = await world.client.send(
      '{ __type(name: "Queue") { description fields { description } } }',
      {},
      bearer(token),
    );

    expect(errors).toMatchObject([{ extensions: { missingScopes: ['Directory.Read'] } }]);
    expect(logged(world)).toStrictEqual([{ missingScopes: ['Directory.Read'], count: 1 }]);
    expect(JSON.stringify(data)).toContain('Requires the scope `Directory.Read`.');
    expect(JSON.stringify(data)).not.toContain('directory:read');
  });

  test('is named where one field is rejected: a search by attributes, an entity', async () => {
    await using world = await startRestricted(issuer);
    const headers = {
      'x-federation-secret': SECRET,
      ...bearer(await issuer.token({ scope: scopeOf('READ_CONTACTS') })),
    };
    const search = `{ contacts(filter: { attributes: { criteria: [{ key: "tier", values: ["gold"] }] } }) { nodes { id } } }`;
    const entity = `{ _entities(representations: [
      { __typename: "User", id: "${USERS.amara}" }, { __typename: "User", id: "${USERS.ben}" }
    ]) { __typename } }`;

    const answers = [
      await world.client.send(search, {}, headers),
      await world.client.send(entity, {}, headers),
    ];

    expect(answers.map(({ errors }) => errors.map(({ extensions }) => extensions))).toMatchObject([
      [{ code: 'FORBIDDEN', missingScopes: ['attributes:read'] }],
      [
        { code: 'FORBIDDEN', missingScopes: ['directory:read'] },
        { code: 'FORBIDDEN', missingScopes: ['directory:read'] },
      ],
    ]);
    expect(logged(world)).toStrictEqual([
      { field: 'contacts', missingScopes: ['attributes:read'], count: 1 },
      { field: '_entities', missingScopes: ['directory:read'], count: 2 },
    ]);
    expect(world.upstream.calls).toStrictEqual([]);
  });
});

describe('a restriction of the token', () => {
  test.each<[string, Claims, string, object]>([
    [
      'to instances',
      { instances: [OTHER_INSTANCE] },
      '{ alias: queues { totalCount } }',
      { field: 'queues', outside: 'instances' },
    ],
    [
      'to queues',
      { queues: [QUEUES.claims] },
      `{ contact(id: "${CONTACTS.billingTask}") { id } }`,
      { field: 'contact', outside: 'queues' },
    ],
    [
      'to queues, of a transfer',
      { queues: [QUEUES.claims] },
      transfer(CONTACTS.unassignedTask, `queueId: "${QUEUES.billing}"`),
      { field: 'transferContact', outside: 'queues' },
    ],
    [
      'to the configured flow, of a transfer',
      { queues: [QUEUES.claims] },
      transfer(CONTACTS.unassignedTask, `queueId: "${QUEUES.claims}"`, 'contactFlowId: "f-1"'),
      { field: 'transferContact', outside: 'configured flows' },
    ],
  ])('%s: is in the log, and not in the response', async (_what, claims, query, reason) => {
    await using world = await startRestricted(issuer);
    const token = await issuer.token({ scope: EVERY_SCOPE, ...claims });

    const { errors } = await world.client.send(query, {}, bearer(token));

    expect(errors).toMatchObject([
      {
        message: 'You are not authorized to perform this action.',
        extensions: { code: 'FORBIDDEN' },
      },
    ]);
    expect(logged(world)).toStrictEqual([{ ...reason, count: 1 }]);
  });

  test('to routers, of the fields of federation: is in the log', async () => {
    await using world = await startRestricted(issuer);
    const token = bearer(await issuer.token({ scope: EVERY_SCOPE }));

    const { errors } = await world.client.send('{ _service { sdl } }', {}, token);

    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(logged(world)).toStrictEqual([{ field: '_service', notRouter: true, count: 1 }]);
  });
});
