import { ObjectType } from 'type-graphql';
import { ContactErrorCode } from './contact-error-code.enum.ts';
import { ContactError } from './contact-error.interface.ts';
import { RetryableContactError, type RetryDetails } from './retryable-contact-error.ts';

/**
 * What makes a retry safe: a token that Connect honours, a state of Connect that the gateway reads before it repeats the
 * call, or that executing the operation twice does no more than once.
 */
export type RetrySafety = 'token' | 'state' | 'idempotent';

const SAFE_BECAUSE: Readonly<Record<RetrySafety, string>> = {
  token: 'the operation takes place at most once.',
  state:
    'the gateway first reads whether the operation was applied, and repeats the call only if Connect does not show it.',
  idempotent:
    'executing the operation twice does no more than once. No read shows whether it was executed. If it was, Connect may reject the retry.',
};

@ObjectType({
  implements: ContactError,
  description:
    'It is unknown whether the operation took place: Connect sent no response, or an ambiguous one. Retry with the same `clientToken`, which is safe: either Connect honours the token, so that the operation takes place at most once, or the gateway first reads whether it was applied, or executing it twice does no more than once.',
})
export class ContactOutcomeUnknownError extends RetryableContactError {
  constructor({ retry, ...details }: RetryDetails & { readonly retry: RetrySafety }) {
    super(
      details,
      `The outcome is unknown. Retrying with the same clientToken is safe: ${SAFE_BECAUSE[retry]}`,
      ContactErrorCode.OUTCOME_UNKNOWN,
    );
  }
}
