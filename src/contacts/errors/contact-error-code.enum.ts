import { registerEnumType } from 'type-graphql';

/** Why something was not done, coarsely. The precise reason is the type of the error. */
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
    'Why something was not done, coarsely. The precise reason is `__typename`. More codes may be added.',
  valuesConfig: {
    BAD_INPUT: { description: 'A value of the input cannot be used.' },
    NOT_FOUND: { description: 'Something that the input names does not exist.' },
    INVALID_STATE: {
      description:
        'Everything that the input names exists, but its type or state does not allow this.',
    },
    LIMIT_EXCEEDED: { description: 'A limit or quota of Amazon Connect is reached.' },
    CONFLICT: { description: 'The idempotency token was used before, for something else.' },
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
