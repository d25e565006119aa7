import { randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import { post, type Reply } from '../../harness/chaos/world/post.ts';
import {
  BenchContactDocument,
  type BenchContactQuery,
  QuotaTransferDocument,
  type QuotaTransferMutation,
} from '../../test/support/generated/graphql.ts';
import { QUEUES } from '../../test/support/ids.ts';
import type { Caller, CallerResult } from './caller.ts';

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: string; readonly retryAfter?: number };
  }[];
}

/**
 * A caller at a network address of its own, which is what the gateway knows callers by. On Linux every address that
 * begins with 127 belongs to the machine itself.
 */
export class GatewayCaller implements Caller {
  readonly #url: string;
  readonly #agent: Agent;
  readonly #signal: AbortSignal;

  /** @param signal fires when the caller hangs up. */
  constructor(gatewayUrl: string, localAddress: string, signal: AbortSignal) {
    this.#url = `${gatewayUrl}/graphql`;
    this.#agent = new Agent({ keepAlive: true, localAddress });
    this.#signal = signal;
  }

  async transfer(contactId: string, clientToken: string): Promise<CallerResult> {
    const input = { contactId, clientToken, target: { queueId: QUEUES.billing } };
    const answer = await this.#ask<QuotaTransferMutation>(QuotaTransferDocument, { input });
    const result = answer.data?.transferContact;
    switch (result?.__typename) {
      case 'TransferContactSuccess':
        return { kind: 'done', id: result.contactId };
      case 'ContactThrottledError':
        return { kind: 'throttled', retryAfterSeconds: result.retryAfter };
      default:
        return { kind: 'failed', reason: JSON.stringify(answer) };
    }
  }

  async read(id: string): Promise<CallerResult> {
    const answer = await this.#ask<BenchContactQuery>(BenchContactDocument, { id });
    const { code, retryAfter = 1 } = answer.errors?.[0]?.extensions ?? {};
    if (code === 'THROTTLED') return { kind: 'throttled', retryAfterSeconds: retryAfter };
    if (answer.data?.contact?.id === id) return { kind: 'done', id };
    return { kind: 'failed', reason: JSON.stringify(answer) };
  }

  async #ask<Data>(document: { toString(): string }, variables: object): Promise<Answer<Data>> {
    const reply = await post({
      url: this.#url,
      agent: this.#agent,
      body: JSON.stringify({ query: document.toString(), variables }),
      requestId: randomUUID(),
      signal: this.#signal,
    });
    return answerIn<Data>(reply);
  }
}

function answerIn<Data>(reply: Reply): Answer<Data> {
  if (reply.kind === 'broken') return { errors: [{ message: reply.cause }] };
  try {
    return JSON.parse(reply.body) as Answer<Data>;
  } catch {
    return { errors: [{ message: `${reply.status}, and no JSON` }] };
  }
}
