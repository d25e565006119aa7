import { ObjectType } from 'type-graphql';
import { ContactErrorCode } from './contact-error-code.enum.ts';
import { ContactError } from './contact-error.interface.ts';
import { RetryableContactError, type RetryDetails } from './retryable-contact-error.ts';

@ObjectType({
  implements: ContactError,
  description:
    'A service quota of the Connect instance is exhausted. Retry later with the same `clientToken`.',
})
export class ContactQuotaExceededError extends RetryableContactError {
  constructor(details: RetryDetails) {
    super(
      details,
      'A service quota of the Amazon Connect instance is exhausted.',
      ContactErrorCode.LIMIT_EXCEEDED,
    );
  }
}
