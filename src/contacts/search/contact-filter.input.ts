import { Field, ID, InputType } from 'type-graphql';
import {
  type Requirement,
  RequiresPermission,
} from '../../graphql-kit/access/requires-permission.ts';
import { ContactChannel } from '../../graphql-kit/values/contact-channel.enum.ts';
import { ContactInitiationMethod } from '../contact-initiation-method.enum.ts';
import { ContactMatch } from './contact-match.enum.ts';
import { ContactTimeRangeInput } from './contact-time-range.input.ts';

/** The permission that a search by attributes requires in addition, because its result discloses their values. */
export const ATTRIBUTE_SEARCH_REQUIREMENTS: readonly [Requirement] = ['READ_ATTRIBUTES'];

@InputType({ description: 'A condition on the name of a contact.' })
export class ContactNameFilterInput {
  @Field(() => [String], {
    description: 'Words or phrases, such as `Water damage`: 1 to 100, each of 1 to 128 characters.',
  })
  readonly text!: readonly string[];

  @Field(() => ContactMatch, {
    nullable: true,
    defaultValue: ContactMatch.ALL,
    description: 'How the words or phrases are combined.',
  })
  readonly match?: ContactMatch | null;
}

@InputType({
  description: 'A condition on one attribute of a contact: its value must be one of `values`.',
})
export class ContactAttributeCriterionInput {
  @Field(() => String, {
    description: 'The key of the attribute, such as `claimType`: 1 to 100 characters.',
  })
  readonly key!: string;

  @Field(() => [String], {
    description: 'The values to find, such as `storm`: 1 to 20, each of at most 100 characters.',
  })
  readonly values!: readonly string[];
}

@InputType({
  description:
    'Conditions on the attributes of a contact. Connect finds only attributes that are configured as searchable in the instance.',
})
export class ContactAttributesFilterInput {
  @Field(() => [ContactAttributeCriterionInput], {
    description: 'The conditions, each on one attribute: 1 to 15.',
  })
  readonly criteria!: readonly ContactAttributeCriterionInput[];

  @Field(() => ContactMatch, {
    nullable: true,
    defaultValue: ContactMatch.ALL,
    description: 'How the conditions are combined.',
  })
  readonly match?: ContactMatch | null;
}

@InputType({ description: 'A tag that a contact must have, with key and value.' })
export class ContactTagFilterInput {
  @Field(() => String, {
    description: 'The key of the tag, such as `department`: 1 to 128 characters.',
  })
  readonly key!: string;

  @Field(() => String, {
    description: 'The value of the tag, such as `claims`: at most 256 characters.',
  })
  readonly value!: string;
}

@InputType({
  description:
    'Restricts a list to contacts that meet all of these conditions. An empty list restricts nothing.',
})
export class ContactFilterInput {
  @Field(() => ContactTimeRangeInput, {
    nullable: true,
    description:
      'The time range to search. By default, contacts that were initiated in the last 14 days.',
  })
  readonly timeRange?: ContactTimeRangeInput | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True for contacts that have not ended, false for contacts that have.',
  })
  readonly active?: boolean | null;

  @Field(() => [ContactChannel], {
    nullable: true,
    description: 'Contacts of one of these channels. `UNKNOWN` is rejected.',
  })
  readonly channels?: readonly ContactChannel[] | null;

  @Field(() => [ContactInitiationMethod], {
    nullable: true,
    description: 'Contacts that were initiated by one of these methods. `UNKNOWN` is rejected.',
  })
  readonly initiationMethods?: readonly ContactInitiationMethod[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Contacts of one of these queues: up to 100 ids, not ARNs.',
  })
  readonly queueIds?: readonly string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Contacts that are or were assigned to one of these agents: up to 100 ids of users, not ARNs.',
  })
  readonly agentIds?: readonly string[] | null;

  @Field(() => ContactNameFilterInput, {
    nullable: true,
    description: 'Contacts whose name matches these words or phrases.',
  })
  readonly name?: ContactNameFilterInput | null;

  @RequiresPermission(...ATTRIBUTE_SEARCH_REQUIREMENTS)
  @Field(() => ContactAttributesFilterInput, {
    nullable: true,
    description: 'Contacts whose attributes meet these conditions.',
  })
  readonly attributes?: ContactAttributesFilterInput | null;

  @Field(() => [ContactTagFilterInput], {
    nullable: true,
    description: 'Contacts that have all of these tags.',
  })
  readonly tags?: readonly ContactTagFilterInput[] | null;
}
