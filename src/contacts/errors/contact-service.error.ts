import { ObjectType } from 'type-graphql';
import { ContactErrorCode } from './contact-error-code.enum.ts';
import { ContactError } from './contact-error.interface.ts';
import { RetryableContactError, type RetryDetails } from './retryable-contact-error.ts';

@ObjectType({
  implements: ContactError,
  description:
    'Connect failed or could not be reached, the gateway has no valid AWS credentials, or it could not write its audit log. This request changed nothing; an earlier one with the same `clientToken` may have.',
})
export class ContactServiceError extends RetryableContactError {
  constructor({
    message,
    retryable,
    ...details
  }: RetryDetails & { readonly message: string; readonly retryable?: boolean }) {
    super(details, message, ContactErrorCode.SERVICE_FAILURE, retryable);
  }
}
