import { Field, ID, ObjectType } from 'type-graphql';
import type { CompletedOperation } from './declaration.ts';

/** The fields of every success. */
@ObjectType()
export abstract class OperationSuccess {
  @Field(() => String, {
    description:
      'The idempotency token of the request: the one in the input, or the one that the gateway generated.',
  })
  readonly clientToken: string;

  /** For the fields that read the change; not part of the schema. */
  readonly completed: CompletedOperation;

  constructor(completed: CompletedOperation) {
    this.clientToken = completed.command.clientToken;
    this.completed = completed;
  }
}

/** The fields of the success of an operation on a contact. */
@ObjectType()
export abstract class ContactOperationSuccess extends OperationSuccess {
  @Field(() => ID, {
    description:
      'The id of the contact to continue with: the new one, if the operation creates one.',
  })
  readonly contactId: string;

  constructor(completed: CompletedOperation) {
    super(completed);
    this.contactId = completed.newContactId ?? completed.command.contactId ?? '';
  }
}

/** The fields of the success of an operation on a user. */
@ObjectType()
export abstract class UserOperationSuccess extends OperationSuccess {
  @Field(() => ID, { description: 'The id of the user.' })
  readonly userId: string;

  constructor(completed: CompletedOperation) {
    super(completed);
    this.userId = completed.command.userId ?? '';
  }
}
