import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ContactErrorCode } from './contact-error-code.enum.ts';
import { ContactError } from './contact-error.interface.ts';
import { RetryableContactError, type RetryDetails } from './retryable-contact-error.ts';

@ObjectType({
  implements: ContactError,
  description:
    "The agent's own queue has as many waiting contacts as Connect allows. Retry later with the same `clientToken`, or choose another agent.",
})
export class ContactAgentQueueFullError extends RetryableContactError {
  @Field(() => ID, { description: 'The id of the agent.' })
  readonly userId: string;

  @Field(() => Int, {
    description: 'The maximum number of contacts that wait in the queue of an agent, such as 10.',
  })
  readonly limit: number;

  constructor({
    userId,
    limit,
    ...details
  }: RetryDetails & { readonly userId: string; readonly limit: number }) {
    super(
      details,
      `${limit} contacts wait in the queue of agent ${userId}, the maximum that Amazon Connect allows.`,
      ContactErrorCode.LIMIT_EXCEEDED,
    );
    this.userId = userId;
    this.limit = limit;
  }
}
