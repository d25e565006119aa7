import { describe, expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { embeddedTypesOf, typePoliciesOf } from '../../tools/type-policies.ts';

const schema = buildSchema(`
  type Query { queue: Queue all: [Queue!] }
  type Mutation { move: Moved }
  type Queue { id: ID! figures: Figures tags(like: String): [Tag!]! names: [String!] next: [Queue] }
  type Figures { waiting: Int tags: [Tag] }
  type Tag { key: String }
  union Moved = Done | Queue
  type Done { at: String }
  type Plain { id: ID! }
`);

describe('the type policies of a schema', () => {
  test('merge what has no id, and replace the lists of what has one', () => {
    expect(typePoliciesOf(schema)).toStrictEqual({
      Queue: { fields: { tags: { merge: false }, next: { merge: false } } },
      Figures: { merge: true },
      Tag: { merge: true },
      Done: { merge: true },
    });
  });

  test('are of the same types that have no key', () => {
    expect(embeddedTypesOf(schema).map(({ name }) => name)).toStrictEqual([
      'Figures',
      'Tag',
      'Done',
    ]);
  });
});
