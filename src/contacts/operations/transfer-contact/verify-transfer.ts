import type { Contact } from '@aws-sdk/client-connect';
import pRetry, { AbortError } from 'p-retry';
import type { CallConnect } from '../../../connect/call-connect.ts';
import { PAGES_OF_WHOLE_LIST } from '../../../connect/read-all.ts';
import { successorsOf } from '../../contact-chain.ts';
import { hasEnded } from '../../contact-from-connect.ts';
import { describeContact } from '../../contact.loader.ts';
import { listAssociatedContacts } from '../../list-associated-contacts.ts';
import type { UncancelledCalls } from '../kit/execution.ts';
import type { TransferCommand, ResolvedTarget } from './transfer-model.ts';

/** What Connect shows of a transfer whose answer was lost: neither its token nor its caller. */
export type ObservedTransfer =
  /** The contact continues as another one. */
  | {
      readonly state: 'transferred';
      readonly contactId: string;
      readonly contactArn: string;
      /** When the new contact began, in Connect's time: milliseconds since 1970. */
      readonly begunAt: number;
      /** `any`: a flow decided, so it is unknown whether this is the place. */
      readonly place: 'target' | 'elsewhere' | 'any';
    }
  /** The contact was active in each reading, and is not continued, for as long as a change may take to show. */
  | { readonly state: 'active' }
  /** The contact had ended in each reading, and is not continued, for as long as a change may take to show. */
  | { readonly state: 'ended' }
  /** Reading failed, or was too early, or shows the beginning of a transfer only. */
  | { readonly state: 'unknown' };

/** The result of one read: the contact, its associated contacts, and the one that continues it. */
export const MAX_VERIFICATION_CALLS = 1 + PAGES_OF_WHOLE_LIST + 1;

/**
 * Reads whether the contact of a transfer has ended, and where it continues. While a contact still looks active, only
 * the contact is read; the last read also looks for a contact that continues it, because DescribeContact is not always
 * complete.
 */
export async function verifyTransfer(
  { callConnect, deadline, readAfterWrite }: UncancelledCalls,
  command: TransferCommand,
): Promise<ObservedTransfer> {
  const { reads, firstPauseMs } = readAfterWrite;
  const readings: ObservedTransfer[] = [];
  const read = async (): Promise<ObservedTransfer> => {
    const isLast = readings.length === reads - 1;
    const reading = await readOnce(callConnect, command, isLast);
    readings.push(reading);
    if (reading.state !== 'transferred') throw new Error('Connect does not show the transfer');
    return reading;
  };
  try {
    const pauses = { retries: reads - 1, minTimeout: firstPauseMs, factor: 2 };
    return await pRetry(read, { ...pauses, signal: deadline.signal });
  } catch {
    // An early read may show the state before the transfer.
    const latest = readings.length < reads ? undefined : readings.at(-1);
    // A contact that has just ended may have just been transferred, which becomes visible later.
    const hasJustEnded = latest?.state === 'ended' && readings.some(isActive);
    return latest === undefined || hasJustEnded ? { state: 'unknown' } : latest;
  }
}

function isActive({ state }: ObservedTransfer): boolean {
  return state === 'active';
}

/** Ends the read-back: a call that failed was already retried as often as allowed. */
const UNREADABLE = 'Connect cannot be read';

async function readOnce(
  callConnect: CallConnect,
  command: TransferCommand,
  isLast: boolean,
): Promise<ObservedTransfer> {
  const { instanceId, contactId, target } = command;
  const contact = await describeContact(callConnect, { instanceId, id: contactId });
  if (!contact.ok) throw new AbortError(UNREADABLE);
  if (contact.output === null) return { state: 'unknown' };
  const state = hasEnded(contact.output) ? 'ended' : 'active';
  if (state === 'active' && !isLast) return { state };

  const associated = await listAssociatedContacts(callConnect, { instanceId, id: contactId });
  if (!associated.ok) throw new AbortError(UNREADABLE);
  const { items, isComplete } = associated.output;
  const [found, ...more] = successorsOf(items, contactId);
  if (found === undefined) return isComplete ? { state } : { state: 'unknown' };
  const { ContactId: id, InitiationTimestamp: begunAt } = found;
  if (more.length > 0 || id === undefined || begunAt === undefined) return { state: 'unknown' };

  const successor = await describeContact(callConnect, { instanceId, id });
  if (!successor.ok) throw new AbortError(UNREADABLE);
  const contactArn = successor.output?.Arn;
  if (successor.output === null || contactArn === undefined) return { state: 'unknown' };
  const place = placeOf(successor.output, target);
  if (place === undefined) return { state: 'unknown' };
  return {
    state: 'transferred',
    contactId: id,
    contactArn,
    begunAt: begunAt.getTime(),
    place,
  };
}

/**
 * Where a contact is, as seen from the target of a transfer; `undefined` until the flow has assigned it to a queue or
 * user. A user's own queue has the user's id (inferred).
 */
function placeOf(
  { QueueInfo, AgentInfo }: Contact,
  target: ResolvedTarget,
): 'target' | 'elsewhere' | 'any' | undefined {
  if (target.kind === 'flow') return 'any';
  const ids = [QueueInfo?.Id, AgentInfo?.Id].filter((id) => id !== undefined);
  if (ids.length === 0) return undefined;
  return ids.includes(target.id) ? 'target' : 'elsewhere';
}
