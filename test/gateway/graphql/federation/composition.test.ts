import { composeServices as composeByApollo } from '@apollo/composition';
import { describe, expect, test } from '@jest/globals';
import { composeServices as composeByGuild } from '@theguild/federation-composition';
import { federateSubgraphs, ROUTER_COMPATIBILITY_VERSION_ONE } from '@wundergraph/composition';
import { type DocumentNode, Kind, parse, print } from 'graphql';
import { printSubgraphSdl } from '../../../../src/gateway/graphql/federation/subgraph-sdl.ts';

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

const services = [
  {
    name: 'contacts',
    url: 'http://contacts/graphql',
    typeDefs: parse(printSubgraphSdl()),
  },
  { name: 'other', url: 'http://other/graphql', typeDefs: parse(OTHER_TEAM) },
];

function byGuild(): Composed {
  const { errors = [], supergraphSdl = '' } = composeByGuild(services);
  return { errors: errors.map(({ message }) => message), sdl: supergraphSdl };
}

function byApollo(): Composed {
  const { errors = [], supergraphSdl = '' } = composeByApollo(services);
  return { errors: errors.map(({ message }) => message), sdl: supergraphSdl };
}

function byCosmo(): Composed {
  const subgraphs = services.map(({ typeDefs: definitions, name, url }) => ({
    name,
    url,
    definitions,
  }));
  const version = ROUTER_COMPATIBILITY_VERSION_ONE;
  const result = federateSubgraphs({ subgraphs, version });
  if (!result.success) return { errors: result.errors.map(({ message }) => message), sdl: '' };
  return { errors: [], sdl: print(result.federatedGraphAST) };
}

describe.each([
  ['the composer of The Guild', byGuild, true],
  ['that of Cosmo', byCosmo, true],
  // So no router can be relied on to reject a target with two keys: the subgraph does.
  ['that of Apollo, which drops @oneOf,', byApollo, false],
])('%s', (_name, compose, keepsOneOf) => {
  test('takes the subgraph beside one with an interface Error and extended entities', () => {
    const { errors, sdl } = compose();

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
});

function fieldsOf({ definitions }: DocumentNode, typeName: string): string[] {
  return definitions.flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION && definition.name.value === typeName
      ? (definition.fields ?? []).map(({ name }) => name.value)
      : [],
  );
}
