import {
  type ConnectClient,
  ConnectServiceException,
  TransferContactCommand,
} from '@aws-sdk/client-connect';
import { FLOWS, INSTANCE_ID } from '../../../test/support/ids.ts';
import type { LastWord } from '../report/verdicts.ts';

/** What a caller makes of a call of the SDK. */
export type Sent = LastWord & { readonly how: string; readonly retryable?: boolean };

/** The SDK waits without an end; a caller does not. */
const GRACE_MS = 100;

/** Asks Connect for a transfer by one `send()`; without a token the SDK makes one up for each. */
export async function sendOnce(
  client: ConnectClient,
  deadlineMs: number,
  wish: { contactId: string; queueId: string; token: string | undefined },
): Promise<Sent> {
  const abortSignal = AbortSignal.timeout(deadlineMs + GRACE_MS);
  const command = new TransferContactCommand({
    InstanceId: INSTANCE_ID,
    ContactId: wish.contactId,
    ContactFlowId: FLOWS.queueTransfer,
    QueueId: wish.queueId,
    ...(wish.token !== undefined && { ClientToken: wish.token }),
  });
  try {
    const { ContactId: newContactId } = await client.send(command, { abortSignal });
    const how = newContactId === undefined ? 'a success without a contact' : 'a success';
    return { kind: 'success', newContactId, how };
  } catch (error) {
    if (abortSignal.aborted) return { kind: 'open', how: 'still open 100 ms after the deadline' };
    const typed = error instanceof ConnectServiceException && error.name in TYPED;
    const retryable =
      !(error instanceof ConnectServiceException) ||
      (error.$metadata.httpStatusCode ?? 500) >= 500 ||
      error.$metadata.httpStatusCode === 429;
    return { kind: 'failure', how: typed ? error.name : 'an untyped error', retryable };
  }
}

/** The exceptions that TransferContact declares, and the one of the front. */
const TYPED: Readonly<Record<string, true>> = {
  AccessDeniedException: true,
  IdempotencyException: true,
  InternalServiceException: true,
  InvalidRequestException: true,
  ResourceNotFoundException: true,
  ServiceQuotaExceededException: true,
  ThrottlingException: true,
};
