import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from '../history.ts';
import type { GatewayName } from '../plan/plan.ts';
import type { ChaosWorld } from '../world/chaos-world.ts';
import { now } from '../world/now.ts';
import { post, type Reply } from '../world/post.ts';

/** One request for a mutation. */
export interface MutationRequest {
  readonly gateway: GatewayName;
  readonly requestId: string;
  readonly query: string;
  readonly input: object;
  /** The name of the mutation. */
  readonly field: string;
  /** When the caller hangs up. */
  readonly hangUpMs?: number | undefined;
}

/** What the caller got for it, and when. */
export interface Sent<Member> {
  readonly sentAt: number;
  readonly endedAt: number;
  readonly answer: Answer<Member>;
}

/** A caller never waits longer: an answer that comes later than this was never going to come. */
const PATIENCE_MS = 15_000;

/** Sends a mutation to a gateway once. Never rejects. */
export async function send<Member extends object>(
  world: ChaosWorld,
  { gateway, requestId, query, input, field, hangUpMs }: MutationRequest,
): Promise<Sent<Member>> {
  const sentAt = now();
  const url = world.slots[gateway].url;
  if (url === undefined) {
    await sleep(1);
    return { sentAt, endedAt: now(), answer: { kind: 'broken', cause: 'down' } };
  }
  const signal = AbortSignal.timeout(hangUpMs ?? PATIENCE_MS);
  const reply = await post({
    url,
    agent: world.agent,
    body: JSON.stringify({ query, variables: { input } }),
    requestId,
    signal,
  });
  const hungUp = hangUpMs !== undefined && signal.aborted;
  return { sentAt, endedAt: now(), answer: answerOf(reply, hungUp, field) };
}

function answerOf<Member extends object>(
  reply: Reply,
  hungUp: boolean,
  field: string,
): Answer<Member> {
  if (reply.kind === 'broken') {
    return hungUp ? { kind: 'hung up' } : { kind: 'broken', cause: reply.cause };
  }
  const { status, body } = reply;
  const member = memberIn(body, field) as Member | undefined;
  return member === undefined ? { kind: 'untyped', status, body } : { kind: 'member', member };
}

/** The member in an answer that has one, and no top-level errors beside it. */
function memberIn(body: string, field: string): object | undefined {
  try {
    const read = JSON.parse(body) as {
      data?: Readonly<Record<string, object | null>> | null;
      errors?: unknown;
    };
    return read.errors === undefined ? (read.data?.[field] ?? undefined) : undefined;
  } catch {
    return undefined;
  }
}
