import { Field, ObjectType } from 'type-graphql';
import { UpstreamCost } from '../graphql-kit/cost/upstream-cost.ts';

/** The maximum size of all attributes of a contact together, in bytes (documented). */
const CHARACTERS_OF_ALL = 32_768;

/** The number of attributes that a contact is expected to have at most. Connect limits only their total size. */
export const EXPECTED_ATTRIBUTES = 60;

@ObjectType({
  description:
    'A value that a flow or an application set on a contact, such as `language` with `en`. It can be personal data of a customer.',
  simpleResolvers: true,
})
export class ContactAttribute {
  @Field(() => String, {
    description: 'The key, such as `policyNumber`. It is unique among the attributes of a contact.',
  })
  readonly key!: string;

  @UpstreamCost({ characters: CHARACTERS_OF_ALL / EXPECTED_ATTRIBUTES })
  @Field(() => String, { description: 'The value, such as `HI-209001`. It can be empty.' })
  readonly value!: string;
}
