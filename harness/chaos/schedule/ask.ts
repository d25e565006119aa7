import { TransferContactDocument } from '../../../test/support/generated/graphql.ts';
import type { TransferResult } from '../../../test/support/transfer.ts';
import type { CallerRequest } from '../history.ts';
import { requestIdOf } from '../world/audit-reader.ts';
import type { ChaosWorld } from '../world/chaos-world.ts';
import { send } from './send.ts';

/** What a caller wants, and of which gateway. */
export interface Question extends Omit<
  CallerRequest,
  'requestId' | 'sentAt' | 'endedAt' | 'answer'
> {
  /** When the caller hangs up. */
  readonly hangUpMs?: number | undefined;
}

const QUERY = TransferContactDocument.toString();

let requests = 0;

/** Asks a gateway for a transfer once. */
export async function ask(world: ChaosWorld, question: Question): Promise<CallerRequest> {
  requests += 1;
  const { hangUpMs, ...about } = question;
  const { contactId, queueId, token, gateway, caller } = question;
  const requestId = requestIdOf(token, caller, requests);
  const input = { contactId, clientToken: token, target: { queueId } };
  const request = { gateway, requestId, query: QUERY, input, field: 'transferContact', hangUpMs };
  return { ...about, requestId, ...(await send<TransferResult>(world, request)) };
}
