import { StartOutboundVoiceContactCommand } from '@aws-sdk/client-connect';
import { withoutAlias } from '../../../connect/connect-arn.ts';
import type { Rejected } from '../../../connect/connect-failure.ts';
import { ContactFlowType } from '../../../directory/flows/contact-flow-type.enum.ts';
import { forbidden } from '../../../graphql-kit/access/forbidden.ts';
import { idIssues, type InputIssue, MAX_LENGTHS } from '../../../graphql-kit/input/input-issue.ts';
import { atLeastOneIssues } from '../../../graphql-kit/input/value-issues.ts';
import { fromKeyValuePairs } from '../../../graphql-kit/values/key-value-pairs.ts';
import { attributeIssues } from '../../inputs/contact-attribute.input.ts';
import { contactTextIssues } from '../../inputs/contact-text.ts';
import { phoneNumberIssues } from '../../inputs/phone-number.ts';
import { type Authorization, CONTACT_IN_QUEUES } from '../kit/authorization.ts';
import { tooLargeAttributes, unsupportedFlow } from '../kit/contact-causes.ts';
import type { CommandOf, Validation } from '../kit/declaration.ts';
import { declareOperation } from '../kit/declare-operation.ts';
import type { CommonReason, FailureWith, NamedResource } from '../kit/operation-failure.ts';
import type { Evidence } from '../kit/read-evidence.ts';
import { StartOutboundVoiceContactInput } from './start-outbound-voice-contact.input.ts';

/** The call, with attributes in the order of their keys. */
interface OutboundCall {
  readonly destinationPhoneNumber: string;
  readonly contactFlowId: string;
  readonly queueId: string | undefined;
  readonly sourcePhoneNumber: string | undefined;
  readonly name: string | undefined;
  readonly description: string | undefined;
  readonly attributes: Readonly<Record<string, string>>;
  readonly relatedContactId: string | undefined;
}
type DialCommand = CommandOf<OutboundCall>;
type DialFailure = FailureWith<
  | CommonReason
  | 'destination-not-allowed'
  | 'outbound-not-permitted'
  | 'flow-type-not-supported'
  | 'attributes-too-large'
>;

const PATH = ['input'];

/** A flow that a call enters is an inbound flow (inferred: its id is that of a contact flow). */
const SUPPORTED_FLOW_TYPES = [ContactFlowType.CONTACT_FLOW] as const;

/**
 * The queue of the input takes precedence over that of the flow (documented). The flow is required and not restricted, so it
 * may lead the call elsewhere: there is no default flow of calls that could stand in for it.
 */
const BY_OWN_QUEUE: Authorization<DialCommand> = {
  rule: 'the input names one of their queues, whatever its flow does, and a contact that the call is related to is, or was last, in one of their queues',
  cost: CONTACT_IN_QUEUES.cost,
  async check({ queueId, relatedContactId: contactId, instanceId, clientToken }, context) {
    if (queueId === undefined || context.caller.queueIds?.has(queueId) !== true) {
      throw forbidden('queues');
    }
    return contactId === undefined
      ? undefined
      : CONTACT_IN_QUEUES.check({ instanceId, contactId, clientToken }, context);
  },
};

/**
 * StartOutboundVoiceContact. Connect honours the token for seven days: it returns the contact that was started (documented),
 * whatever else is requested with it (inferred: it declares no exception for other values). An earlier edition of AWS's
 * reference adds that a new contact is started once that one has ended; the current edition does not.
 */
export const START_OUTBOUND_VOICE_CONTACT = declareOperation({
  name: 'StartOutboundVoiceContact',
  description:
    'Calls a phone number. Once the person answers, the call enters a flow, and waits in a queue like one that came in.',
  success:
    'The call was started. That says nothing about whether the person answers: Connect lets the phone ring for 60 seconds.',
  input: StartOutboundVoiceContactInput,
  permission: 'DIAL_CONTACTS',
  subject: 'contact',
  iamResources: ['contact/*'],
  exceptions: {
    DestinationNotAllowedException: ['destination-not-allowed'],
    InternalServiceException: ['service-failure', 'outcome-unknown'],
    InvalidParameterException: [
      'flow-type-not-supported',
      'attributes-too-large',
      'resource-not-found',
      'request-rejected',
    ],
    InvalidRequestException: [
      'flow-type-not-supported',
      'attributes-too-large',
      'resource-not-found',
      'request-rejected',
    ],
    LimitExceededException: ['quota-exceeded', 'resource-not-found'],
    OutboundContactNotPermittedException: ['outbound-not-permitted'],
    ResourceNotFoundException: ['resource-not-found'],
  },
  validate: validateCall,
  // Not a step of the validation: a retry gets the outcome that the gateway remembers, whatever is allowed by now.
  resolve: {
    calls: 0,
    complete: (command, { outboundVoicePrefixes }) =>
      Promise.resolve(
        isAllowed(command, outboundVoicePrefixes)
          ? { ok: true, command }
          : { ok: false, failure: notAllowed(outboundVoicePrefixes) },
      ),
    completed: () => ({}),
  },
  authorization: BY_OWN_QUEUE,
  request: (command, token) =>
    new StartOutboundVoiceContactCommand({
      InstanceId: command.instanceId,
      ClientToken: token,
      DestinationPhoneNumber: command.destinationPhoneNumber,
      ContactFlowId: command.contactFlowId,
      QueueId: command.queueId,
      SourcePhoneNumber: command.sourcePhoneNumber,
      Name: command.name,
      Description: command.description,
      Attributes: Object.keys(command.attributes).length > 0 ? command.attributes : undefined,
      RelatedContactId: command.relatedContactId,
    }),
  promise: {
    kind: 'token',
    newContactId: ({ ContactId }) => (ContactId === '' ? undefined : ContactId),
  },
  record: ({ contactFlowId, queueId, relatedContactId }) => ({
    contactFlowId,
    queueId,
    relatedContactId,
  }),
  resourcesOf,
  precondition: null,
  classify: classifyDialRejection,
});

function validateCall(input: StartOutboundVoiceContactInput): Validation<OutboundCall> {
  const { destinationPhoneNumber, queueId, sourcePhoneNumber, relatedContactId } = input;
  const contactFlowId = withoutAlias(input.contactFlowId);
  const optionalId = (
    name: 'queueId' | 'relatedContactId',
    ...limit: [number, 'queue' | 'contact']
  ): InputIssue[] => {
    const id = input[name];
    return typeof id === 'string' ? idIssues([...PATH, name], id, ...limit) : [];
  };
  return {
    issues: [
      ...phoneNumberIssues([...PATH, 'destinationPhoneNumber'], destinationPhoneNumber),
      ...idIssues(
        [...PATH, 'contactFlowId'],
        contactFlowId,
        MAX_LENGTHS.contactFlowId,
        'contact-flow',
      ),
      // Without a queue, a source phone number must be given (documented).
      ...atLeastOneIssues(PATH, input, ['queueId', 'sourcePhoneNumber']),
      ...optionalId('queueId', MAX_LENGTHS.queueId, 'queue'),
      ...phoneNumberIssues([...PATH, 'sourcePhoneNumber'], sourcePhoneNumber),
      ...contactTextIssues(PATH, input),
      ...attributeIssues([...PATH, 'attributes'], input.attributes),
      ...optionalId('relatedContactId', MAX_LENGTHS.contactId, 'contact'),
    ],
    values: {
      destinationPhoneNumber,
      contactFlowId,
      queueId: queueId ?? undefined,
      sourcePhoneNumber: sourcePhoneNumber ?? undefined,
      name: input.name ?? undefined,
      description: input.description ?? undefined,
      attributes: fromKeyValuePairs(input.attributes ?? []),
      relatedContactId: relatedContactId ?? undefined,
    },
  };
}

function isAllowed(
  { destinationPhoneNumber: number }: DialCommand,
  prefixes: readonly string[],
): boolean {
  return prefixes.some((prefix) => number.startsWith(prefix));
}

function notAllowed(allowedPrefixes: readonly string[]): FailureWith<'destination-not-allowed'> {
  return { reason: 'destination-not-allowed', allowedPrefixes, connectRequestId: null };
}

function resourcesOf(command: DialCommand): NamedResource[] {
  const named = [
    ['CONTACT_FLOW', command.contactFlowId],
    ['QUEUE', command.queueId],
    ['CONTACT', command.relatedContactId],
    ['PHONE_NUMBER', command.sourcePhoneNumber],
  ] as const;
  return named.flatMap(([type, id]) => (id === undefined ? [] : [{ type, id }]));
}

/** Why Connect rejected a call, where its exception has several causes. */
export function classifyDialRejection(
  { exception, requestId }: Rejected,
  command: DialCommand,
  { contact, contactFlow, isIncomplete }: Evidence,
): DialFailure | undefined {
  const { contactFlowId, attributes, relatedContactId, sourcePhoneNumber, clientToken } = command;
  switch (exception) {
    case 'LimitExceededException':
      return { reason: 'quota-exceeded', clientToken, connectRequestId: requestId ?? null };
    case 'ResourceNotFoundException':
      // Everything else exists.
      return sourcePhoneNumber === undefined || isIncomplete === true
        ? undefined
        : {
            reason: 'resource-not-found',
            resource: { type: 'PHONE_NUMBER', id: sourcePhoneNumber },
          };
    case 'InvalidParameterException':
    case 'InvalidRequestException':
      return (
        unsupportedFlow(contactFlow, contactFlowId, SUPPORTED_FLOW_TYPES) ??
        (relatedContactId === undefined
          ? undefined
          : tooLargeAttributes({ ...contact?.Attributes, ...attributes }, relatedContactId))
      );
    default:
      return undefined;
  }
}
