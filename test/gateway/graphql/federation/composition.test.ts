import { composeServices as composeByApollo } from '@apollo/composition';
import { describe, expect, test } from '@jest/globals';
import { composeServices as composeByGuild } from '@theguild/federation-composition';
import { federateSubgraphs, ROUTER_COMPATIBILITY_VERSION_ONE } from '@wundergraph/composition';
import { type DocumentNode, Kind, parse, print } from 'graphql';
import {
  printSubgraphSdl,
  type SubgraphOptions,
} from '../../../../src/gateway/graphql/federation/subgraph-sdl.ts';

/** What a composer makes of the subgraphs. */
interface Composed {
  readonly errors: readonly string[];
  readonly sdl: string;
}

/**
 * The subgraph of another team: an interface `Error` and pages of its own, and an extension of each of our entities, by
 * each of the keys.
 */
const OTHER_TEAM = `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])

  scalar DateTime

  interface Error { reason: String! }
  type NoteError implements Error { reason: String! }
  type Note { text: String!, writtenAt: DateTime! }
  union NoteResult = Note | NoteError

  type PageInfo @shareable {
    hasNextPage: Boolean!
    hasPreviousPage: Boolean!
    startCursor: String
    endCursor: String
  }
  type NoteConnection { nodes: [Note!]!, pageInfo: PageInfo! }

  type Contact @key(fields: "id") { id: ID!, notes: [Note!]! }
  type Queue @key(fields: "id instanceId") { id: ID!, instanceId: ID!, briefing: String }
  type User @key(fields: "arn") { arn: String!, birthday: DateTime }
  type ContactFlow @key(fields: "arn") { arn: String!, owner: User }
  type QuickConnect @key(fields: "id") { id: ID!, icon: String }
  type RoutingProfile @key(fields: "id") { id: ID!, costCentre: String }

  type Query {
    latestNote: NoteResult
    notes: NoteConnection!
    contactOfTheDay: Contact
  }
`;

/** The subgraph of a team that uses Relay, and has a viewer, people and queues of its own. */
const RELAY_TEAM = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])

  interface Node { id: ID! }
  type Person implements Node @key(fields: "id") { id: ID!, login: String! }
  type PrintQueue implements Node @key(fields: "id") { id: ID!, pages: Int! }
  enum Permission { PRINT }
  type Viewer { person: Person!, permissions: [Permission!]!, restriction: String }

  type Query {
    node(id: ID!): Node
    nodes(ids: [ID!]!): [Node]!
    queue(name: String!): PrintQueue!
    quickConnect: Boolean
    user(login: String!): Person
    viewer: Viewer
  }
`;

type Compose = (theirs: string, options?: SubgraphOptions) => Composed;

function servicesWith(theirs: string, options?: SubgraphOptions) {
  return [
    {
      name: 'contacts',
      url: 'http://contacts/graphql',
      typeDefs: parse(printSubgraphSdl(options)),
    },
    { name: 'other', url: 'http://other/graphql', typeDefs: parse(theirs) },
  ];
}

const byGuild: Compose = (...given) => {
  const { errors = [], supergraphSdl = '' } = composeByGuild(servicesWith(...given));
  return { errors: errors.map(({ message }) => message), sdl: supergraphSdl };
};

const byApollo: Compose = (...given) => {
  const { errors = [], supergraphSdl = '' } = composeByApollo(servicesWith(...given));
  return { errors: errors.map(({ message }) => message), sdl: supergraphSdl };
};

const byCosmo: Compose = (...given) => {
  const subgraphs = servicesWith(...given).map(({ typeDefs: definitions, name, url }) => ({
    name,
    url,
    definitions,
  }));
  const version = ROUTER_COMPATIBILITY_VERSION_ONE;
  const result = federateSubgraphs({ subgraphs, version });
  if (!result.success) return { errors: result.errors.map(({ message }) => message), sdl: '' };
  return { errors: [], sdl: print(result.federatedGraphAST) };
};

describe.each([
  ['the composer of The Guild', byGuild, true],
  ['that of Cosmo', byCosmo, true],
  // So no router can be relied on to reject a target with two keys: the subgraph does.
  ['that of Apollo, which drops @oneOf,', byApollo, false],
])('%s', (_name, compose, keepsOneOf) => {
  test('takes the subgraph beside one with an interface Error and extended entities', () => {
    const { errors, sdl } = compose(OTHER_TEAM);

    expect(errors).toStrictEqual([]);
    expect(fieldsOf(parse(sdl), 'Contact')).toStrictEqual(
      expect.arrayContaining(['id', 'arn', 'channel', 'notes']),
    );
    expect(fieldsOf(parse(sdl), 'Queue')).toStrictEqual(
      expect.arrayContaining(['id', 'metrics', 'briefing']),
    );
    expect(fieldsOf(parse(sdl), 'User')).toStrictEqual(
      expect.arrayContaining(['username', 'birthday']),
    );
    expect(/input TransferTargetInput [^{]*@oneOf/.test(sdl)).toBe(keepsOneOf);
    expect(sdl.replaceAll(/\s+/g, ' ')).toContain(
      '@requiresScopes(scopes: [["contacts:transfer"]])',
    );
  });

  test('takes it beside one with a node, a viewer, a user and a queue of its own', () => {
    const { errors, sdl } = compose(RELAY_TEAM);

    expect(errors).toStrictEqual([]);
    const supergraph = parse(sdl);
    expect(fieldsOf(supergraph, 'Viewer')).toStrictEqual(['person', 'permissions', 'restriction']);
    expect(fieldsOf(supergraph, 'User')).toContain('username');
    expect(fieldsOf(supergraph, 'User')).not.toContain('nodeId');
    expect(fieldsOf(supergraph, 'Query')).toStrictEqual(
      expect.arrayContaining(['contact', 'node', 'nodes', 'queue', 'queues', 'user', 'viewer']),
    );
    expect(sdl.replaceAll(/\s+/g, ' ')).toMatch(/ user\(login: String!\): Person/);
  });

  test('takes the root fields by id, but not beside others of these names', () => {
    const options = { rootFieldsById: true };

    const { errors, sdl } = compose(OTHER_TEAM, options);
    const collision = compose(RELAY_TEAM, options);

    expect(errors).toStrictEqual([]);
    expect(fieldsOf(parse(sdl), 'Query')).toStrictEqual(
      expect.arrayContaining(['contactFlow', 'queue', 'quickConnect', 'routingProfile', 'user']),
    );
    expect(collision.errors.join('\n')).toContain('Query.user');
  });

  // Which is why they are left out of the SDL.
  test('does not take a root field twice because one is @inaccessible', () => {
    const { errors } = compose(`
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@inaccessible"])
      type Print { pages: Int! }
      type Query { queues(printer: ID): [Print!] @inaccessible }
    `);

    expect(errors.join('\n')).toContain('Query.queues');
  });
});

function fieldsOf({ definitions }: DocumentNode, typeName: string): string[] {
  return definitions.flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION && definition.name.value === typeName
      ? (definition.fields ?? []).map(({ name }) => name.value)
      : [],
  );
}
