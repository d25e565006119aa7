import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  isCompositeType,
  isObjectType,
} from 'graphql';
import { DEFAULT_SCOPE_NAMES, PERMISSIONS, type Permission } from '../../src/auth/permission.ts';
import { subgraphSchema } from '../../src/gateway/graphql/federation/subgraph-schema.ts';
import type { Requirement } from '../../src/graphql-kit/access/requires-permission.ts';
import {
  CONTACTS,
  FLOWS,
  INSTANCE_ID,
  QUEUES,
  QUICK_CONNECTS,
  UNKNOWN_ID,
  USERS,
} from '../support/ids.ts';
import { startWorld, type World } from '../support/world.ts';
import { ARGUMENTS } from './support/arguments.ts';
import { REQUIREMENTS, requirementsOf } from './support/requirements.ts';
import { bearer, scopeOf, startTestIssuer, type TestIssuer } from './support/test-issuer.ts';

const SECRET = 'known-to-the-router-only';
const schema = subgraphSchema();

/** None, each one, all but each one, all. */
const ROLES: readonly (readonly Permission[])[] = [
  [],
  ...PERMISSIONS.map((permission) => [permission]),
  ...PERMISSIONS.map((permission) => PERMISSIONS.filter((other) => other !== permission)),
  PERMISSIONS,
];

/** How each type is reached without a router: the text before its fields, and after them. */
const PATHS: Readonly<
  Record<string, readonly [before: string, behind: string, requirements: readonly Requirement[]]>
> = {
  AgentStatus: ['agentStatuses(first: 1) { nodes {', '} }', ['READ_DIRECTORY']],
  Contact: [`contact(id: "${CONTACTS.urgentTask}") {`, '}', ['READ_CONTACTS']],
  ContactFlow: ['contactFlows(first: 1) { nodes {', '} }', ['READ_DIRECTORY']],
  Instance: ['instance {', '}', ['READ_DIRECTORY']],
  Queue: ['queues(first: 1) { nodes {', '} }', ['READ_DIRECTORY']],
  QuickConnect: ['quickConnects(first: 1) { nodes {', '} }', ['READ_DIRECTORY']],
  RoutingProfile: ['users(first: 1) { nodes { routingProfile {', '} } }', ['READ_DIRECTORY']],
  User: ['users(first: 1) { nodes {', '} }', ['READ_DIRECTORY']],
  Viewer: ['viewer {', '}', []],
};

const ENTITY_IDS: Readonly<Record<string, string>> = {
  Contact: CONTACTS.urgentTask,
  ContactFlow: FLOWS.queueTransfer,
  Queue: QUEUES.claims,
  QuickConnect: QUICK_CONNECTS.billing,
  RoutingProfile: UNKNOWN_ID,
  User: USERS.amara,
};

/** What fields require for the arguments that they have here. */
const BY_ARGUMENTS: Readonly<Record<string, readonly Requirement[]>> = {
  // The node is a queue.
  'Query.node': ['READ_DIRECTORY'],
};

/** A document that selects one field, what it requires, and its headers. */
interface Form {
  readonly how: string;
  readonly document: string;
  readonly requirements: readonly Requirement[];
  readonly fromRouter: boolean;
}

function formsOf(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): Form[] {
  const selection = isCompositeType(getNamedType(field.type)) ? ' { __typename }' : '';
  const selected = `${field.name}${ARGUMENTS[`${type.name}.${field.name}`] ?? ''}${selection}`;
  const requirements = requirementsOf(type.name, field.name) ?? [];
  const fromRouter = requirements.includes('ROUTER');
  const isRoot = type.name === 'Query' || type.name === 'Mutation';
  const [before = '', behind = '', onTheWay = []] = PATHS[type.name] ?? [];
  const operation = type.name === 'Mutation' ? 'mutation' : 'query';
  // The name of a type reveals that such an object exists.
  const ofSelection = REQUIREMENTS[getNamedType(field.type).name]?.['*'] ?? [];
  const ofArguments = BY_ARGUMENTS[`${type.name}.${field.name}`] ?? [];
  const own = [...requirements, ...ofSelection, ...ofArguments];
  const all = [...own, ...onTheWay];
  const forms: Form[] = [
    {
      how: 'directly',
      document: `${operation} { ${before} ${selected} ${behind} }`,
      requirements: all,
      fromRouter,
    },
    {
      how: 'by a fragment and an alias',
      document: `${operation} { ${before} ... on ${type.name} { ...F } ${behind} }
        fragment F on ${type.name} { ... @include(if: true) { alias: ${selected} } }`,
      requirements: all,
      fromRouter,
    },
  ];
  const id = ENTITY_IDS[type.name];
  if (isRoot || id === undefined) return forms;
  const entity = `_entities(representations: [{ __typename: "${type.name}", id: "${id}" }])`;
  const document = `{ ${entity} { ... on ${type.name} { ${selected} } } }`;
  return [...forms, { how: 'as an entity', document, requirements: own, fromRouter: true }];
}

const table = Object.keys(REQUIREMENTS).flatMap((typeName) => {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`There is no type ${typeName}`);
  return Object.values(type.getFields()).flatMap((field) =>
    formsOf(type, field).map((form) => [typeName, field.name, form.how, form] as const),
  );
});

describe('the permissions of fields', () => {
  let issuer: TestIssuer;
  let world: World;
  let tokens: ReadonlyMap<readonly Permission[], string>;
  beforeAll(async () => {
    issuer = await startTestIssuer();
    world = await startWorld({ gateway: { jwt: issuer.options, federation: { secret: SECRET } } });
    tokens = new Map(
      await Promise.all(
        ROLES.map(async (role) => [role, await issuer.token({ scope: scopeOf(...role) })] as const),
      ),
    );
  });
  afterAll(async () => {
    await world[Symbol.asyncDispose]();
    await issuer[Symbol.asyncDispose]();
  });

  test.each(table)(
    '%s.%s %s',
    async (_type, _field, _how, { document, requirements, fromRouter }) => {
      const router = fromRouter ? { 'x-federation-secret': SECRET } : {};
      for (const role of ROLES) {
        const before = world.upstream.calls.length;
        const missing = requirements.flatMap((requirement) =>
          requirement === 'ROUTER' || role.includes(requirement)
            ? []
            : [DEFAULT_SCOPE_NAMES[requirement]],
        );
        const lacks = missing.length > 0;

        const headers = { ...router, ...bearer(tokens.get(role) ?? '') };
        const { status, data, errors } = await world.client.send(document, {}, headers);
        const calls = world.upstream.calls.length - before;

        // Other errors, such as missing resources, do not matter to this test.
        const rejections = errors.filter(
          ({ extensions }) => extensions?.['code'] === 'FORBIDDEN',
        ).length;
        const named = errors.flatMap(({ extensions }) => extensions?.['missingScopes'] ?? []);
        expect(new Set(named)).toStrictEqual(new Set(missing));
        const result = { role, status, rejections, hasData: data !== undefined };
        expect({ ...result, callsIfRejected: lacks ? calls : 0, data }).toMatchObject(
          lacks
            ? { role, status: 403, rejections: 1, hasData: false, callsIfRejected: 0 }
            : { role, status: 200, rejections: 0, hasData: true },
        );
      }
      const before = world.upstream.calls.length;
      const anonymous = await world.client.send(document);
      expect(anonymous).toMatchObject({
        status: 401,
        data: undefined,
        errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
      });
      expect(world.upstream.calls).toHaveLength(before);
    },
  );

  test('one forbidden field rejects the whole operation, wherever it is', async () => {
    const before = world.upstream.calls.length;
    const token = await issuer.token({ scope: scopeOf('READ_CONTACTS', 'TRANSFER_CONTACTS') });
    const document = `mutation {
      transferContact(input: { contactId: "${CONTACTS.unassignedTask}", target: { queueId: "${QUEUES.billing}" } }) {
        ... on TransferContactSuccess { contact { ...Deep } }
      }
    }
    fragment Deep on Contact { previousContact { initialContact { attributes { key } } } }`;

    expect(await world.client.send(document, {}, bearer(token))).toMatchObject({
      status: 403,
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    });
    expect(world.upstream.calls).toHaveLength(before);
    expect(world.executedTransfers).toStrictEqual([]);
  });

  test.each([
    ['@include(if: $may)', { may: false }],
    ['@skip(if: $may)', { may: true }],
  ])(
    'a field that variables exclude by %s requires no permission',
    async (directive, variables) => {
      const token = await issuer.token({ scope: scopeOf('READ_CONTACTS') });
      const document = `query ($may: Boolean!) {
      contact(id: "${CONTACTS.urgentTask}") { name attributes ${directive} { key } ...Q ${directive} }
    }
    fragment Q on Contact { queue { name } }`;
      const send = (given: object): Promise<{ status: number }> =>
        world.client.send(document, { ...given }, bearer(token));

      expect(await send(variables)).toMatchObject({ status: 200, errors: [] });
      expect(await send({ may: !variables.may })).toMatchObject({ status: 403 });
    },
  );

  test('only the executed operation counts', async () => {
    const token = await issuer.token({ scope: scopeOf('READ_DIRECTORY') });
    const response = await fetch(`${world.client.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...bearer(token) },
      body: JSON.stringify({
        query: `query A { instance { id } } query B { contact(id: "${CONTACTS.voice}") { id } }`,
        operationName: 'A',
      }),
    });

    expect(await response.json()).toStrictEqual({ data: { instance: { id: INSTANCE_ID } } });
  });

  test('a search by attributes requires the permission to read them', async () => {
    const before = world.upstream.calls.length;
    const document = `{ contacts(filter: { attributes: { criteria: [{ key: "tier", values: ["gold"] }] } }) { nodes { id } } }`;
    const send = async (...role: readonly Permission[]) =>
      world.client.send(document, {}, bearer(await issuer.token({ scope: scopeOf(...role) })));

    expect(await send('READ_CONTACTS')).toMatchObject({
      data: { contacts: null },
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    });
    expect(world.upstream.calls).toHaveLength(before);
    expect(await send('READ_CONTACTS', 'READ_ATTRIBUTES')).toMatchObject({
      status: 200,
      errors: [],
    });
  });

  test('an invalid token is rejected from the router, too', async () => {
    const headers = { 'x-federation-secret': SECRET, ...bearer('a.b.c') };

    expect(await world.client.send('{ _service { sdl } }', {}, headers)).toMatchObject({
      status: 401,
      data: undefined,
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
  });

  test('the router alone gets the SDL without a token, and nothing else', async () => {
    const router = { 'x-federation-secret': SECRET };
    const before = world.upstream.calls.length;

    expect(await world.client.send('{ _service { sdl } }', {}, router)).toMatchObject({
      status: 200,
      errors: [],
    });
    expect(await world.client.send('{ instance { id } }', {}, router)).toMatchObject({
      status: 401,
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
    expect(await world.client.send('{ _service { sdl } }')).toMatchObject({ status: 401 });
    expect(world.upstream.calls).toHaveLength(before);
  });
});
