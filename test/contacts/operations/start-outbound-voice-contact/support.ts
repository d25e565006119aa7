import { FLOWS, QUEUES } from '../../../support/ids.ts';
import type { World } from '../../../support/world.ts';

export const CALL = `mutation ($input: StartOutboundVoiceContactInput!) {
  startOutboundVoiceContact(input: $input) {
    __typename
    ... on StartOutboundVoiceContactSuccess { contactId clientToken }
    ... on ContactError { message code retryable }
    ... on ContactAttributesTooLargeError { contactId maxBytes }
    ... on ContactDestinationNotAllowedError { allowedPrefixes connectRequestId }
    ... on ContactFlowTypeNotSupportedError { contactFlowId contactFlowType supportedContactFlowTypes }
    ... on ContactInputError { fields { path message } }
    ... on ContactOutboundNotPermittedError { connectRequestId }
    ... on ContactResourceNotFoundError { resourceType resourceId }
  }
}`;

export const NUMBER = '+12025550123';

/** A call that the built-in contact centre starts. */
export const INPUT = {
  destinationPhoneNumber: NUMBER,
  contactFlowId: FLOWS.inbound,
  queueId: QUEUES.billing,
};

export type CallInput = Readonly<Record<string, unknown>>;

/** Starts a call, and expects a member of the result. */
export async function call(
  { client }: Pick<World, 'client'>,
  change: CallInput = {},
): Promise<Readonly<Record<string, unknown>>> {
  const data = await client.data(CALL, { input: { ...INPUT, ...change } });
  return data['startOutboundVoiceContact'] as Readonly<Record<string, unknown>>;
}
