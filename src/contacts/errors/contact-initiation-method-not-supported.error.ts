import { Field, ObjectType } from 'type-graphql';
import { ContactInitiationMethod } from '../contact-initiation-method.enum.ts';
import { ContactError } from './contact-error.interface.ts';
import { ContactStateError } from './contact-state-error.ts';

@ObjectType({
  implements: ContactError,
  description:
    'Connect does not support the operation for contacts that were initiated in this way. For example, `stopContact` does not end calls that were transferred.',
})
export class ContactInitiationMethodNotSupportedError extends ContactStateError {
  @Field(() => ContactInitiationMethod, {
    description: 'How the contact was initiated, such as `TRANSFER`.',
  })
  readonly initiationMethod: ContactInitiationMethod;

  constructor({
    contactId,
    initiationMethod,
  }: {
    contactId: string;
    initiationMethod: ContactInitiationMethod;
  }) {
    super(
      contactId,
      `The contact ${contactId} was initiated by ${initiationMethod}, for which Amazon Connect does not support this operation.`,
    );
    this.initiationMethod = initiationMethod;
  }
}
