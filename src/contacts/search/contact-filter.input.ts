import { Field, ID, InputType } from 'type-graphql';
import {
  type Requirement,
  RequiresPermission,
} from '../../graphql-kit/access/requires-permission.ts';
import { ContactChannel } from '../../graphql-kit/values/contact-channel.enum.ts';
import { ContactInitiationMethod } from '../contact-initiation-method.enum.ts';
import { ContactAttributesFilterInput } from './contact-attributes-filter.input.ts';
import { ContactNameFilterInput } from './contact-name-filter.input.ts';
import { ContactTagFilterInput } from './contact-tag-filter.input.ts';
import { ContactTimeRangeInput } from './contact-time-range.input.ts';

/** What a search by attributes needs besides: its answer shows the values. */
export const ATTRIBUTE_SEARCH_REQUIREMENTS: readonly [Requirement] = ['READ_ATTRIBUTES'];

@InputType({
  description:
    'Which contacts are let through: those that meet all that is given. An empty list restricts nothing.',
})
export class ContactFilterInput {
  @Field(() => ContactTimeRangeInput, {
    nullable: true,
    description:
      'The time in which contacts are looked for. By default those that were initiated in the last 14 days.',
  })
  readonly timeRange?: ContactTimeRangeInput | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True for contacts that have not ended yet, false for those that have.',
  })
  readonly active?: boolean | null;

  @Field(() => [ContactChannel], {
    nullable: true,
    description: 'Contacts of one of these channels. UNKNOWN is refused.',
  })
  readonly channels?: readonly ContactChannel[] | null;

  @Field(() => [ContactInitiationMethod], {
    nullable: true,
    description: 'Contacts that came to be in one of these ways. UNKNOWN is refused.',
  })
  readonly initiationMethods?: readonly ContactInitiationMethod[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Contacts of one of these queues: up to 100 ids.',
  })
  readonly queueIds?: readonly string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Contacts that one of these users has or had: up to 100 ids.',
  })
  readonly agentIds?: readonly string[] | null;

  @Field(() => ContactNameFilterInput, {
    nullable: true,
    description: 'Contacts with a name like this.',
  })
  readonly name?: ContactNameFilterInput | null;

  @RequiresPermission(...ATTRIBUTE_SEARCH_REQUIREMENTS)
  @Field(() => ContactAttributesFilterInput, {
    nullable: true,
    description: 'Contacts with attributes like these.',
  })
  readonly attributes?: ContactAttributesFilterInput | null;

  @Field(() => [ContactTagFilterInput], {
    nullable: true,
    description: 'Contacts that have all of these tags.',
  })
  readonly tags?: readonly ContactTagFilterInput[] | null;
}
