import { ObjectType } from 'type-graphql';
import { ContactErrorCode } from './contact-error-code.enum.ts';
import { ContactError } from './contact-error.interface.ts';
import { RetryableContactError, type RetryDetails } from './retryable-contact-error.ts';

@ObjectType({
  implements: ContactError,
  description:
    'It is unknown whether the operation took place: Connect sent no response, or an ambiguous one. Retry with the same `clientToken`: the operation takes place at most once.',
})
export class ContactOutcomeUnknownError extends RetryableContactError {
  constructor(details: RetryDetails) {
    super(
      details,
      'The outcome is unknown. Retrying with the same clientToken is safe; the transfer happens at most once.',
      ContactErrorCode.OUTCOME_UNKNOWN,
    );
  }
}
