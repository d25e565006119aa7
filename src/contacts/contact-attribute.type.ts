import { Field, ObjectType } from 'type-graphql';
import { UpstreamCost } from '../graphql-kit/cost/upstream-cost.ts';

/** The attributes of a contact have so many bytes together (documented), be they many or few. */
const CHARACTERS_OF_ALL = 32_768;

/** How many attributes a contact is expected to have at most. Connect limits their bytes only. */
export const EXPECTED_ATTRIBUTES = 60;

@ObjectType({
  description: 'A value that a flow or an application set on a contact. May be customer data.',
  simpleResolvers: true,
})
export class ContactAttribute {
  @Field(() => String, { description: 'Unique among the attributes of a contact.' })
  readonly key!: string;

  @UpstreamCost({ characters: CHARACTERS_OF_ALL / EXPECTED_ATTRIBUTES })
  @Field(() => String, { description: 'May be empty.' })
  readonly value!: string;
}
