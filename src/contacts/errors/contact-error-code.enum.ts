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
    'The category of an error. The precise reason is `__typename`. More codes may be added.',
  valuesConfig: {
    BAD_INPUT: { description: 'A value of the input is invalid.' },
    NOT_FOUND: { description: 'A resource that the input names does not exist.' },
    INVALID_STATE: {
      description:
        'The resources that the input names exist, but the type or state of one does not allow the operation.',
    },
    LIMIT_EXCEEDED: { description: 'A limit or quota of Amazon Connect is reached.' },
    CONFLICT: { description: 'The idempotency token was already used for another request.' },
    ACCESS_DENIED: {
      description: 'The gateway is not authorized; its operators can grant the permission.',
    },
    THROTTLED: { description: 'Too many requests. The request changed nothing; retry later.' },
    SERVICE_FAILURE: { description: 'Amazon Connect failed. The request changed nothing.' },
    OUTCOME_UNKNOWN: { description: 'The outcome is unknown.' },
    REJECTED: {
      description: 'Amazon Connect rejected the request; only its message gives the reason.',
    },
  },
});
