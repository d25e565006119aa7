import type { ContactErrorCode } from '../../src/contacts/errors/contact-error-code.enum.ts';
import type { Reason } from '../../src/contacts/operations/kit/operation-failure.ts';

interface ErrorStep {
  readonly code: ContactErrorCode;
  /** What the caller does next. */
  readonly next: string;
}

/** What a caller does after an operation has failed. The description of the error's type in the schema has the cause. */
export const ERROR_STEPS = {
  'bad-input': { code: 'BAD_INPUT', next: 'correct the input: `fields` has each issue' },
  'resource-not-found': {
    code: 'NOT_FOUND',
    next: 'reload, or choose another; check the id if it is malformed',
  },
  'contact-not-active': { code: 'INVALID_STATE', next: 'reload the contact' },
  'channel-not-supported': {
    code: 'INVALID_STATE',
    next: 'hide the action for contacts of this channel',
  },
  'initiation-method-not-supported': {
    code: 'INVALID_STATE',
    next: "end the call in the agent's application",
  },
  'flow-type-not-supported': { code: 'INVALID_STATE', next: 'choose another flow' },
  'quick-connect-type-not-supported': {
    code: 'INVALID_STATE',
    next: 'choose another destination',
  },
  'contact-not-paused': { code: 'INVALID_STATE', next: 'continue: the contact is active' },
  'contact-already-paused': { code: 'INVALID_STATE', next: 'continue: the contact is paused' },
  'contact-not-scheduled': { code: 'INVALID_STATE', next: 'reload the contact' },
  'contact-not-started': {
    code: 'INVALID_STATE',
    next: 'wait until `scheduledTimestamp`, or change the schedule',
  },
  'contact-not-queued': { code: 'INVALID_STATE', next: 'reload the contact' },
  'contact-not-connected': {
    code: 'INVALID_STATE',
    next: 'wait until `Contact.agent` shows an agent, or choose another contact',
  },
  'contact-not-listed': { code: 'INVALID_STATE', next: 'reload the user' },
  'contact-not-dismissible': {
    code: 'INVALID_STATE',
    next: 'wait until `AgentContact.state` is `MISSED`, `REJECTED`, `ENDED` or `ERROR`',
  },
  'tagging-closed': { code: 'INVALID_STATE', next: 'nothing: its tags are final' },
  'agent-status-disabled': { code: 'INVALID_STATE', next: 'choose an enabled status' },
  'destination-not-allowed': {
    code: 'ACCESS_DENIED',
    next: 'correct the number, or report it to the operators',
  },
  'outbound-not-permitted': { code: 'ACCESS_DENIED', next: 'report it to the operators' },
  'region-not-active': { code: 'INVALID_STATE', next: 'use a gateway in the active Region' },
  'contact-conflict': {
    code: 'CONFLICT',
    next: 'read the contact, then retry with the same token',
  },
  'transfer-limit': { code: 'LIMIT_EXCEEDED', next: 'finish the contact where it is' },
  'pause-limit': { code: 'LIMIT_EXCEEDED', next: 'transfer or stop the contact' },
  'reschedule-limit': { code: 'LIMIT_EXCEEDED', next: 'start a new task' },
  'linked-contact-limit': {
    code: 'LIMIT_EXCEEDED',
    next: 'start the new contact without naming that one; a contact in such a chain cannot be monitored',
  },
  'monitor-limit': { code: 'LIMIT_EXCEEDED', next: 'retry when one of the users has left' },
  'tag-limit': { code: 'LIMIT_EXCEEDED', next: 'remove tags first' },
  'attributes-too-large': { code: 'LIMIT_EXCEEDED', next: 'remove attributes, or shorten values' },
  'agent-queue-full': { code: 'LIMIT_EXCEEDED', next: 'retry later, or choose another agent' },
  'quota-exceeded': { code: 'LIMIT_EXCEEDED', next: 'retry after minutes, with the same token' },
  'idempotency-conflict': { code: 'CONFLICT', next: 'make a new token for a new request' },
  'access-denied': { code: 'ACCESS_DENIED', next: 'report it to the operators' },
  throttled: { code: 'THROTTLED', next: 'retry after `retryAfter` seconds, with the same token' },
  'service-failure': { code: 'SERVICE_FAILURE', next: 'retry with the same token' },
  'no-credentials': {
    code: 'SERVICE_FAILURE',
    next: 'if not `retryable`, report it to the operators',
  },
  'not-recorded': { code: 'SERVICE_FAILURE', next: 'retry with the same token' },
  'outcome-unknown': {
    code: 'OUTCOME_UNKNOWN',
    next: 'retry with the **same** token, never with a new one',
  },
  'request-rejected': {
    code: 'REJECTED',
    next: 'report it to the operators, with `connectMessage` and `connectRequestId`',
  },
} as const satisfies Readonly<Record<Reason, ErrorStep>>;
