import { describe, expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { apiSchema } from '../../src/gateway/graphql/schema.ts';
import { lintSchema } from '../../tools/lint-schema.ts';

const GOOD = `
  "A schema." schema { query: Query mutation: Mutation }
  "What can be read."
  type Query { queue(id: ID!): Queue  queues(first: Int = 25, after: String): QueueConnection }
  "What can be done."
  type Mutation { stop: StopResult }
  union StopResult = StopSuccess | QueueDeletedError
  interface QueueError { message: String! code: QueueErrorCode! retryable: Boolean! }
  enum QueueErrorCode { NOT_FOUND }
  type StopSuccess { queueId: ID! }
  type QueueDeletedError implements QueueError {
    message: String! code: QueueErrorCode! retryable: Boolean! queueId: ID!
  }
  type Queue { id: ID! updateTimestamp: DateTime }
  type QueueConnection { edges: [QueueEdge!]! nodes: [Queue!]! pageInfo: PageInfo! }
  type QueueEdge { cursor: String! node: Queue! }
  type PageInfo { endCursor: String }
  input QueueInput { id: ID! }
  scalar DateTime @specifiedBy(url: "https://scalars.example/date-time")
`;

describe('the conventions of the schema', () => {
  test('are kept by the gateway', () => {
    expect(lintSchema(apiSchema())).toStrictEqual([]);
  });

  test('are kept by what the following is varied from', () => {
    expect(lintSchema(buildSchema(GOOD))).toStrictEqual([]);
  });

  test.each([
    [
      'input QueueInput',
      'input QueueInput { id: ID! } type lower { a: Int } input XInput',
      'lower: is spelt LikeThis',
    ],
    ['endCursor', 'end_cursor', 'PageInfo.end_cursor: is spelt likeThis'],
    ['{ NOT_FOUND }', '{ notFound }', 'QueueErrorCode.notFound: is spelt LIKE_THIS'],
    [
      'input QueueInput',
      'input QueueFilter',
      'QueueFilter: Input ends the names of input objects, and of nothing else',
    ],
    [
      'scalar DateTime',
      'scalar TextInput scalar DateTime',
      'TextInput: Input ends the names of input objects, and of nothing else',
    ],
    [
      'interface QueueError { message: String! ',
      'interface QueueError { ',
      'QueueError.message: is there, and is a String!',
    ],
    [
      'interface QueueError { message: String! code: QueueErrorCode! ',
      'interface QueueError { message: String! ',
      'QueueError.code: is there, and is a QueueErrorCode!',
    ],
    [
      'code: QueueErrorCode! retryable: Boolean! }',
      'code: QueueErrorCode! retryable: Boolean }',
      'QueueError.retryable: is there, and is a Boolean!',
    ],
    ['= StopSuccess', '= Queue | StopSuccess', 'StopResult: is a Result with one success'],
    ['= StopSuccess | ', '= ', 'StopResult: is a Result with one success'],
    [
      '{ queueId: ID! }',
      '{ queueId: ID }',
      'QueueDeletedError.queueId: has one type in all of StopResult',
    ],
    [
      'queue(id: ID!): Queue',
      'queue(id: ID!): Queue!',
      'queue: is nullable, as all fields of the roots are',
    ],
    ['): QueueConnection', '): [Queue]', 'queues: is a connection, not a list'],
    ['first: Int = 25, ', '', 'queues: takes first: Int and after: String'],
    ['nodes: [Queue!]! ', '', 'QueueConnection: has edges, nodes and pageInfo'],
    [
      '{ queueId: ID! }',
      '{ agentId: String }',
      'StopSuccess.agentId: is an ID if its name ends in id',
    ],
    ['Queue { id: ID!', 'Queue { id: ID! arn: ID', 'Queue.arn: is an ID if its name ends in id'],
    [
      'updateTimestamp: DateTime',
      'updateTimestamp: String',
      'Queue.updateTimestamp: is a DateTime',
    ],
    [' @specifiedBy(url: "https://scalars.example/date-time")', '', 'DateTime: has @specifiedBy'],
    ['"A schema." schema', 'schema', 'schema: has a description'],
    ['"What can be read."', '', 'Query: has a description'],
    ['"What can be done."', '', 'Mutation: has a description'],
    ['"What can be read."', '"What can be read"', 'Query: is described in sentences'],
    ['scalar DateTime', '"moments." scalar DateTime', 'DateTime: is described in sentences'],
    ['{ endCursor', '{ "Where it ends" endCursor', 'PageInfo.endCursor: is described in sentences'],
    ['scalar DateTime', 'directive @own on OBJECT scalar DateTime', '@own: has a description'],
  ])('are broken by %j → %j', (from, to, finding) => {
    expect(GOOD).toContain(from);

    expect(lintSchema(buildSchema(GOOD.replace(from, to)))).toContain(finding);
  });
});
