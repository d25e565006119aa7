import { Field, ID, ObjectType } from 'type-graphql';
import { notFoundMessage } from '../../graphql-kit/errors/resource-not-found.ts';
import { ContactErrorCode } from './contact-error-code.enum.ts';
import { ContactError } from './contact-error.interface.ts';
import { ContactResourceType } from './contact-resource-type.enum.ts';

/** What the types of resources are called in sentences. */
export const RESOURCE_NAMES: Readonly<Record<ContactResourceType, string>> = {
  AGENT_STATUS: 'agent status',
  CONTACT: 'contact',
  CONTACT_FLOW: 'flow',
  INSTANCE: 'instance',
  PHONE_NUMBER: 'phone number',
  QUEUE: 'queue',
  QUICK_CONNECT: 'quick connect',
  TASK_TEMPLATE: 'task template',
  USER: 'user',
};

@ObjectType({
  implements: ContactError,
  description:
    'The contact, or another resource that the input names, such as the queue or the flow, does not exist in Connect. Connect can take a few seconds to find what was just created.',
})
export class ContactResourceNotFoundError extends ContactError {
  @Field(() => ContactResourceType, {
    nullable: true,
    description:
      'What does not exist, such as `QUEUE`. Null when neither Connect nor a check of the gateway shows it.',
  })
  readonly resourceType: ContactResourceType | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The id that does not exist. Null when `resourceType` is null.',
  })
  readonly resourceId: string | null;

  constructor(resource: { type: ContactResourceType; id: string } | undefined) {
    const message =
      resource === undefined
        ? 'A resource that the input names was not found in Amazon Connect.'
        : notFoundMessage(RESOURCE_NAMES[resource.type], resource.id);
    super(message, ContactErrorCode.NOT_FOUND, false);
    this.resourceType = resource?.type ?? null;
    this.resourceId = resource?.id ?? null;
  }
}
