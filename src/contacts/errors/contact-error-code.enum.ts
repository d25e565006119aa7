import { registerEnumType } from 'type-graphql';

/** The category of an error. The precise reason is the type of the error. */
export const ContactErrorCode = {
  BAD_INPUT: 'BAD_INPUT',
  NOT_FOUND: 'NOT_FOUND',
  INVALID_STATE: 'INVALID_STATE',
  LIMIT_EXCEEDED: 'LIMIT_EXCEEDED',
  CONFLICT: 'CONFLICT',
  ACCESS_DENIED: 'ACCESS_DENIED',
  THROTTLED: 'THROTTLED',
  SERVICE_FAILURE: 'SERVICE_FAILURE',
  OUTCOME_UNKNOWN: 'OUTCOME_UNKNOWN',
  REJECTED: 'REJECTED',
} as const;
export type ContactErrorCode = (typeof ContactErrorCode)[keyof typeof ContactErrorCode];

registerEnumType(ContactErrorCode, {
  name: 'ContactErrorCode',
  description:
    'The category of an error. `__typename` is the precise reason: handle an error type that your client does not know by its `code`. Codes can be added, too: handle an unknown code by `retryable`.',
  valuesConfig: {
    BAD_INPUT: { description: 'A value of the input is invalid, such as an empty id.' },
    NOT_FOUND: {
      description:
        'A resource that the input names does not exist in Connect, such as the contact or the queue.',
    },
    INVALID_STATE: {
      description:
        'All resources that the input names exist, but the type or state of one does not allow the operation. For example, the contact has ended, or is not paused.',
    },
    LIMIT_EXCEEDED: {
      description:
        'A limit or a quota of Connect is reached, such as the maximum number of transfers or tags of a contact.',
    },
    CONFLICT: {
      description:
        'The `clientToken` was already used with other values: use a new one. Or, when `retryable` is true, another request changes the contact at the same time: retry later.',
    },
    ACCESS_DENIED: {
      description:
        "The gateway's AWS identity lacks a permission, or a call to this number is not allowed. The gateway's operators can grant it.",
    },
    THROTTLED: {
      description: 'Too many requests to Connect. This request changed nothing; retry later.',
    },
    SERVICE_FAILURE: {
      description:
        "Connect, the gateway's AWS credentials or its audit log failed. This request changed nothing.",
    },
    OUTCOME_UNKNOWN: {
      description:
        'It is unknown whether the operation took place. Retry with the same `clientToken`.',
    },
    REJECTED: {
      description: "Connect rejected the request, and only Connect's own message gives the reason.",
    },
  },
});
