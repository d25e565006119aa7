import { setTimeout as sleep } from 'node:timers/promises';
import { TransferContactDocument } from '../../../test/support/generated/graphql.ts';
import type { TransferResult } from '../../../test/support/transfer.ts';
import type { Answer, CallerRequest } from '../history.ts';
import type { ChaosWorld } from '../world/chaos-world.ts';
import { now } from '../world/now.ts';
import { post, type Reply } from '../world/post.ts';

/** What a caller wants, and of which gateway. */
export interface Question extends Omit<
  CallerRequest,
  'requestId' | 'sentAt' | 'endedAt' | 'answer'
> {
  /** When the caller hangs up. */
  readonly hangUpMs?: number | undefined;
}

const QUERY = TransferContactDocument.toString();
/** A caller never waits longer: an answer that comes later than this was never going to come. */
const PATIENCE_MS = 15_000;

let requests = 0;

/** Asks a gateway for a transfer once. */
export async function ask(world: ChaosWorld, question: Question): Promise<CallerRequest> {
  requests += 1;
  const { hangUpMs, ...about } = question;
  const { contactId, queueId, token } = question;
  const sentAt = now();
  const requested = { ...about, requestId: `${token}.${question.caller}.${requests}`, sentAt };
  const url = world.slots[question.gateway].url;
  if (url === undefined) {
    await sleep(1);
    return { ...requested, endedAt: now(), answer: { kind: 'broken', cause: 'down' } };
  }
  const input = { contactId, clientToken: token, target: { queueId } };
  const signal = AbortSignal.timeout(hangUpMs ?? PATIENCE_MS);
  const reply = await post({
    url,
    agent: world.agent,
    body: JSON.stringify({ query: QUERY, variables: { input } }),
    requestId: requested.requestId,
    signal,
  });
  const hungUp = hangUpMs !== undefined && signal.aborted;
  return { ...requested, endedAt: now(), answer: answerOf(reply, hungUp) };
}

function answerOf(reply: Reply, hungUp: boolean): Answer {
  if (reply.kind === 'broken') {
    return hungUp ? { kind: 'hung up' } : { kind: 'broken', cause: reply.cause };
  }
  const { status, body } = reply;
  const member = memberIn(body);
  return member === undefined ? { kind: 'untyped', status, body } : { kind: 'member', member };
}

/** The member in an answer that has one, and no top-level errors beside it. */
function memberIn(body: string): TransferResult | undefined {
  try {
    const read = JSON.parse(body) as {
      data?: { transferContact?: TransferResult | null } | null;
      errors?: unknown;
    };
    return read.errors === undefined ? (read.data?.transferContact ?? undefined) : undefined;
  } catch {
    return undefined;
  }
}
