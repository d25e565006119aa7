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
    description: 'Words or phrases: 1 to 100, each of 1 to 128 characters.',
  })
  readonly text!: readonly string[];

  @Field(() => ContactMatch, {
    nullable: true,
    defaultValue: ContactMatch.ALL,
    description: 'How the words or phrases are combined.',
  })
  readonly match?: ContactMatch | null;
}

@InputType({ description: 'A condition on one attribute of a contact.' })
export class ContactAttributeCriterionInput {
  @Field(() => String, { description: 'The key of the attribute: 1 to 100 characters.' })
  readonly key!: string;

  @Field(() => [String], {
    description:
      "The matching values: 1 to 20, each of at most 100 characters. The contact's value must be one of them.",
  })
  readonly values!: readonly string[];
}

@InputType({
  description:
    'Conditions on the attributes of a contact. Only attributes that are searchable in the Connect instance are found.',
})
export class ContactAttributesFilterInput {
  @Field(() => [ContactAttributeCriterionInput], {
    description: '1 to 15 criteria, each for one attribute.',
  })
  readonly criteria!: readonly ContactAttributeCriterionInput[];

  @Field(() => ContactMatch, {
    nullable: true,
    defaultValue: ContactMatch.ALL,
    description: 'How the criteria are combined.',
  })
  readonly match?: ContactMatch | null;
}

@InputType({ description: 'A tag that a contact must have.' })
export class ContactTagFilterInput {
  @Field(() => String, { description: 'The key of the tag: 1 to 128 characters.' })
  readonly key!: string;

  @Field(() => String, { description: 'The value of the tag: at most 256 characters.' })
  readonly value!: string;
}

@InputType({
  description:
    'Restricts the result to contacts that meet all conditions. An empty list restricts nothing.',
})
export class ContactFilterInput {
  @Field(() => ContactTimeRangeInput, {
    nullable: true,
    description:
      'The time range to search. The default is the last 14 days, by the time of initiation.',
  })
  readonly timeRange?: ContactTimeRangeInput | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True for contacts that have not ended yet, false for those that have.',
  })
  readonly active?: boolean | null;

  @Field(() => [ContactChannel], {
    nullable: true,
    description: 'Contacts of one of these channels. UNKNOWN is rejected.',
  })
  readonly channels?: readonly ContactChannel[] | null;

  @Field(() => [ContactInitiationMethod], {
    nullable: true,
    description: 'Contacts that were initiated by one of these methods. UNKNOWN is rejected.',
  })
  readonly initiationMethods?: readonly ContactInitiationMethod[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Contacts of one of these queues: up to 100 ids.',
  })
  readonly queueIds?: readonly string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Contacts that are or were assigned to one of these users: up to 100 ids.',
  })
  readonly agentIds?: readonly string[] | null;

  @Field(() => ContactNameFilterInput, {
    nullable: true,
    description: 'Contacts whose name matches.',
  })
  readonly name?: ContactNameFilterInput | null;

  @RequiresPermission(...ATTRIBUTE_SEARCH_REQUIREMENTS)
  @Field(() => ContactAttributesFilterInput, {
    nullable: true,
    description: 'Contacts whose attributes match.',
  })
  readonly attributes?: ContactAttributesFilterInput | null;

  @Field(() => [ContactTagFilterInput], {
    nullable: true,
    description: 'Contacts that have all of these tags.',
  })
  readonly tags?: readonly ContactTagFilterInput[] | null;
}
