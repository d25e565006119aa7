import { Field, InterfaceType } from 'type-graphql';
import { ContactErrorCode } from './contact-error-code.enum.ts';

/**
 * The fields of every error in the schema. A type's name ends in `Error` if and only if it implements this interface.
 */
@InterfaceType({
  // The unions of the mutations register the types, without the abstract bases that some have in common.
  autoRegisterImplementations: false,
  // By its class an error would also be of the type of its base. Classes have the names of their types.
  resolveType: ({ constructor }: ContactError) => constructor.name,
  description:
    'Why an operation on a contact failed. `__typename` is the precise reason; the other fields of each error type have the details.',
})
export abstract class ContactError {
  @Field(() => String, {
    description:
      'An explanation in English, for developers and logs. It can change at any time, so do not show it to users: go by `__typename` and the other fields.',
  })
  readonly message: string;

  @Field(() => ContactErrorCode, {
    description:
      'The category of the error. Handle an error type that your client does not know by its `code`.',
  })
  readonly code: ContactErrorCode;

  @Field(() => Boolean, {
    description: 'Whether the same input, sent again with the same `clientToken`, may succeed.',
  })
  readonly retryable: boolean;

  constructor(message: string, code: ContactErrorCode, retryable: boolean) {
    this.message = message;
    this.code = code;
    this.retryable = retryable;
  }
}
