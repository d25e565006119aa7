import type { AssociatedContactSummary, Contact } from '@aws-sdk/client-connect';
import { ListAssociatedContactsCommand } from '@aws-sdk/client-connect';
import pRetry, { AbortError } from 'p-retry';
import type { CallConnect } from '../../connect/call-connect.ts';
import type { Deadline } from '../../connect/deadline.ts';
import { PAGES_OF_WHOLE_LIST, readAll } from '../../connect/read-all.ts';
import { describeContact } from '../describe-contact.ts';
import type { ReadAfterWriteOptions } from '../read-after-write.ts';
import type { TransferRequest } from './transfer-request.ts';

/** What Connect shows of a transfer whose answer was lost. */
export type TransferReadBack =
  /** The contact goes on at the target of the transfer. */
  | { readonly state: 'transferred'; readonly contactId: string; readonly contactArn: string }
  /** The contact was transferred, and goes on at another place than the target of the transfer. */
  | { readonly state: 'elsewhere' }
  /** The contact was active in each reading, for as long as a change may take to show. */
  | { readonly state: 'active' }
  /** The contact has ended, and whether by this transfer is not shown; or reading failed as well. */
  | { readonly state: 'unknown' };

/** How a transfer is read back: Connect shows a change after a while only, so it is read again and again. */
export interface ReadBackOptions {
  readonly callConnect: CallConnect;
  readonly deadline: Deadline;
  readonly readAfterWrite: ReadAfterWriteOptions;
}

/** Of one reading: the contact, those that belong with it, and the one that continues it. */
export const MOST_CALLS_TO_READ_BACK = 1 + PAGES_OF_WHOLE_LIST + 1;

/**
 * Reads whether a transfer took place that was sent at some time after `since`. It did when the contact has ended and
 * goes on, by a transfer that is no older, where this one was to bring it (the chain of contacts is Connect's only
 * trace of a transfer; it does not show tokens).
 */
export async function readBackTransfer(
  { callConnect, deadline, readAfterWrite }: ReadBackOptions,
  request: TransferRequest,
  since: Date,
): Promise<TransferReadBack> {
  const readings: TransferReadBack[] = [];
  const read = async (): Promise<TransferReadBack> => {
    const reading = await readOnce(callConnect, request, since);
    readings.push(reading);
    if (reading.state !== 'transferred') throw new Error('Connect does not show the transfer');
    return reading;
  };
  const { reads, firstPauseMs } = readAfterWrite;
  try {
    const pauses = { retries: reads - 1, minTimeout: firstPauseMs, factor: 2 };
    return await pRetry(read, { ...pauses, signal: deadline.signal });
  } catch {
    const latest = readings.at(-1) ?? { state: 'unknown' };
    // A reading that came early may be older than the transfer.
    const tooEarly = latest.state === 'active' && readings.length < reads;
    return tooEarly ? { state: 'unknown' } : latest;
  }
}

/** Ends the reading: a call that failed has been repeated as often as is good for Connect. */
const UNREADABLE = 'Connect cannot be read';

async function readOnce(
  callConnect: CallConnect,
  request: TransferRequest,
  since: Date,
): Promise<TransferReadBack> {
  const { instanceId, contactId, target } = request;
  const contact = await describeContact(callConnect, { instanceId, id: contactId });
  if (!contact.ok) throw new AbortError(UNREADABLE);
  if (contact.output === null) return { state: 'unknown' };
  if (contact.output.DisconnectTimestamp === undefined) return { state: 'active' };

  const associated = await readAll(
    callConnect,
    (NextToken) =>
      new ListAssociatedContactsCommand({
        InstanceId: instanceId,
        ContactId: contactId,
        MaxResults: 100,
        NextToken,
      }),
    ({ ContactSummaryList }) => ContactSummaryList,
    PAGES_OF_WHOLE_LIST,
  );
  if (!associated.ok) throw new AbortError(UNREADABLE);
  const found = associated.output.items.find((each) => isSuccessor(each, contactId));
  const { ContactId: id, InitiationTimestamp: begunAt } = found ?? {};
  if (id === undefined || begunAt === undefined) return { state: 'unknown' };

  const successor = await describeContact(callConnect, { instanceId, id });
  if (!successor.ok) throw new AbortError(UNREADABLE);
  if (successor.output === null) return { state: 'unknown' };
  const { Arn: contactArn } = successor.output;
  if (contactArn === undefined || !isPlaced(successor.output)) return { state: 'unknown' };
  if (target.kind === 'flow') return { state: 'unknown' };
  if (!isAt(successor.output, target)) return { state: 'elsewhere' };
  return begunAt < since
    ? { state: 'unknown' }
    : { state: 'transferred', contactId: id, contactArn };
}

function isSuccessor(
  { PreviousContactId, InitiationMethod }: AssociatedContactSummary,
  contactId: string,
): boolean {
  return PreviousContactId === contactId && InitiationMethod === 'TRANSFER';
}

/** Right after a transfer the flow may not have led the contact anywhere yet. */
function isPlaced({ QueueInfo, AgentInfo }: Contact): boolean {
  return QueueInfo?.Id !== undefined || AgentInfo?.Id !== undefined;
}

/** A user's own queue has the user's id (inferred). */
function isAt({ QueueInfo, AgentInfo }: Contact, { id }: { readonly id: string }): boolean {
  return QueueInfo?.Id === id || AgentInfo?.Id === id;
}
