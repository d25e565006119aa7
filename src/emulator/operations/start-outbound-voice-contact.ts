import type {
  StartOutboundVoiceContactRequest,
  StartOutboundVoiceContactResponse,
} from '@aws-sdk/client-connect';
import { ConnectError, invalidRequest, resourceNotFound } from '../protocol/errors.ts';
import { checkActiveContacts, checkLinkedContacts } from '../routing/limits.ts';
import { queueOf, route } from '../routing/route-contact.ts';
import type { SeedInstance } from '../seed.ts';
import type { DirectoryQueue, InstanceDirectory } from '../store/directory.ts';
import { newContact } from '../store/new-contact.ts';
import { checkReferences } from './contact-references.ts';
import type { Checked, Operation, OperationContext } from './operation.ts';
import { checkRunnable } from './runnable-flow.ts';
import { checkAttributes } from './task-input.ts';

type Input = Checked<StartOutboundVoiceContactRequest>;

const sevenDaysMs = 7 * 86_400_000;

/**
 * Calls a number, and runs the flow: the call waits in the queue of the request or of the flow, like
 * one that came in (documented). The called person answers at once here.
 *
 * A token is good for seven days, and returns the contact that was started, whatever else is
 * requested with it (documented; that it is so for other arguments is inferred: the operation declares
 * no IdempotencyException). The contact is initiated by API (documented).
 */
export const startOutboundVoiceContact: Operation<
  StartOutboundVoiceContactRequest,
  StartOutboundVoiceContactResponse
> = (input, context) => {
  context.directory.instance(input.InstanceId);
  const scope = {
    operation: 'StartOutboundVoiceContact',
    instanceId: input.InstanceId,
    token: input.ClientToken,
    validity: { now: context.now, ms: sevenDaysMs },
  };
  return context.idempotency.once(scope, {}, () => startCall(input, context));
};

function startCall(input: Input, context: OperationContext): StartOutboundVoiceContactResponse {
  const { now, contacts } = context;
  checkCampaign(input);
  checkReferences(input.References);
  const here = context.directory.instance(input.InstanceId);
  const flow = here.flow(input.ContactFlowId);
  const queue = queueOf({ queueId: input.QueueId, flowQueueId: flow.queueId }, here);
  const related =
    input.RelatedContactId === undefined
      ? undefined
      : contacts.current(input.InstanceId, input.RelatedContactId, now);
  if (flow.type !== 'CONTACT_FLOW') {
    throw invalidRequest(`A flow of type ${flow.type} cannot start a call.`);
  }
  checkRunnable(flow);
  const source = sourceOf(input, queue, here);
  const attributes = { ...related?.attributes, ...input.Attributes };
  checkAttributes(attributes);
  checkDestination(input.DestinationPhoneNumber, here.instance);
  checkActiveContacts(input.InstanceId, 'VOICE', context, 'LimitExceededException');
  if (related !== undefined) checkLinkedContacts(related, context, 'LimitExceededException');
  const id = context.newId();
  const call = newContact(
    {
      id,
      instanceId: input.InstanceId,
      channel: 'VOICE',
      initiationMethod: 'API',
      name: input.Name,
      description: input.Description,
      relatedContactId: related?.id,
      contactAssociationId: related?.contactAssociationId ?? id,
      attributes,
      references: { ...input.References },
      customerEndpoint: { Type: 'TELEPHONE_NUMBER', Address: input.DestinationPhoneNumber },
      systemEndpoint: { Type: 'TELEPHONE_NUMBER', Address: source },
    },
    now,
  );
  route(call, queue, context);
  return { ContactId: id };
}

/**
 * Answering machines are detected in campaigns only, campaigns are not permitted by default, and only
 * their service may give an outbound strategy (documented; the exceptions are inferred).
 */
function checkCampaign(input: Input): void {
  const { TrafficType, AnswerMachineDetectionConfig: detection } = input;
  if (detection?.EnableAnswerMachineDetection === true && TrafficType !== 'CAMPAIGN') {
    throw invalidRequest('EnableAnswerMachineDetection needs the TrafficType CAMPAIGN.');
  }
  if (TrafficType === 'CAMPAIGN') {
    throw new ConnectError(
      'OutboundContactNotPermittedException',
      'Calls of campaigns are not permitted in this account.',
    );
  }
  if (input.CampaignId !== undefined || input.OutboundStrategy !== undefined) {
    throw invalidRequest('Only outbound campaigns can give a CampaignId or an OutboundStrategy.');
  }
}

/**
 * The number that the call shows: that of the queue, or else the source of the request, which must be
 * the instance's (documented; inferred is that the source stands in for a queue without a number, and
 * the exceptions).
 */
function sourceOf(
  { QueueId, SourcePhoneNumber: source }: Input,
  queue: DirectoryQueue | undefined,
  here: InstanceDirectory,
): string {
  if (QueueId === undefined && source === undefined) {
    throw invalidRequest('QueueId or SourcePhoneNumber must be given.');
  }
  if (source !== undefined && !numbersOf(here).has(source)) throw resourceNotFound();
  const number = (QueueId === undefined ? undefined : callerNumberOf(queue)) ?? source;
  if (number === undefined) throw invalidRequest('The queue has no number for outbound calls.');
  return number;
}

function numbersOf({ instance, queues }: InstanceDirectory): ReadonlySet<string | undefined> {
  return new Set([...instance.phoneNumbers, ...queues.map(callerNumberOf)]);
}

function callerNumberOf(queue: DirectoryQueue | undefined): string | undefined {
  return queue?.type === 'STANDARD' ? queue.queue.outboundCallerNumber : undefined;
}

/**
 * British mobile numbers are not allowed by default (documented); what else is not depends on the
 * account, and on the seed here. An instance that does not call out permits no contact (inferred).
 */
function checkDestination(
  number: string,
  { outboundCallsEnabled, outboundPrefixes: prefixes }: SeedInstance,
): void {
  if (!outboundCallsEnabled) {
    throw new ConnectError(
      'OutboundContactNotPermittedException',
      'The instance does not permit outbound calls.',
    );
  }
  const isAllowed =
    prefixes === undefined
      ? !number.startsWith('+447')
      : prefixes.some((prefix) => number.startsWith(prefix));
  if (!isAllowed) {
    throw new ConnectError(
      'DestinationNotAllowedException',
      'Calls to this number are not allowed.',
    );
  }
}
