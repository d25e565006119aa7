import { Field, ID, ObjectType } from 'type-graphql';
import { notFoundMessage } from '../../graphql-kit/errors/resource-not-found.ts';
import { ContactErrorCode } from './contact-error-code.enum.ts';
import { ContactError } from './contact-error.interface.ts';
import { ContactResourceType } from './contact-resource-type.enum.ts';

const RESOURCE_NAMES: Readonly<Record<ContactResourceType, string>> = {
  CONTACT: 'contact',
  CONTACT_FLOW: 'flow',
  INSTANCE: 'instance',
  QUEUE: 'queue',
  QUICK_CONNECT: 'quick connect',
  USER: 'user',
};

@ObjectType({
  implements: ContactError,
  description:
    'Something that the input names was not found in Amazon Connect. What was made a moment ago may become known within seconds.',
})
export class ContactResourceNotFoundError extends ContactError {
  @Field(() => ContactResourceType, {
    nullable: true,
    description:
      'What kind of thing is unknown. Null when Connect did not say, and it could not be found out.',
  })
  readonly resourceType: ContactResourceType | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Its id, as the input had it. Null along with `resourceType`.',
  })
  readonly resourceId: string | null;

  constructor(resource: { type: ContactResourceType; id: string } | undefined) {
    const message =
      resource === undefined
        ? 'Something that the input names was not found in Amazon Connect.'
        : notFoundMessage(RESOURCE_NAMES[resource.type], resource.id);
    super(message, ContactErrorCode.NOT_FOUND, false);
    this.resourceType = resource?.type ?? null;
    this.resourceId = resource?.id ?? null;
  }
}
