import { EventEmitter, once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendError } from './http-error.ts';

/** What is still running. */
export interface Running {
  /** HTTP requests that are not answered. */
  requests: number;
  /** Started by requests, and finished even when their clients have disconnected. */
  mutations: number;
}

/** Counts what runs, and rejects new requests once the gateway shuts down. */
export class Drain {
  #ready = true;
  #open = true;
  readonly #running: Running = { requests: 0, mutations: 0 };
  readonly #idle = new EventEmitter();

  /** Whether load balancers should send requests here. */
  get ready(): boolean {
    return this.#ready;
  }

  /** A hook for the routes whose requests are finished before the gateway stops. */
  readonly onRequest = async (_request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    if (!this.#open) {
      return sendError(reply.header('connection', 'close').header('retry-after', '1'), {
        status: 503,
        code: 'SHUTTING_DOWN',
        message: 'The gateway is shutting down. The request was not processed; retry it.',
      });
    }
    const leave = this.#enter('requests');
    reply.raw.once('close', leave);
    return undefined;
  };

  /** Makes the gateway wait for a mutation, too, before it stops. */
  readonly trackUntilDone = async <Outcome>(mutation: Promise<Outcome>): Promise<Outcome> => {
    const leave = this.#enter('mutations');
    try {
      return await mutation;
    } finally {
      leave();
    }
  };

  /** Makes `/readyz` fail, and continues to accept requests for this time. */
  async announce(delayMs: number): Promise<void> {
    this.#ready = false;
    await setTimeout(delayMs);
  }

  /**
   * Rejects new requests, and waits for the running ones.
   *
   * @returns what was still running at the timeout; undefined when everything had finished.
   */
  async finish(timeoutMs: number): Promise<Running | undefined> {
    this.#open = false;
    if (this.#isBusy()) {
      const signal = AbortSignal.timeout(timeoutMs);
      await once(this.#idle, 'idle', { signal }).catch(() => undefined);
    }
    return this.#isBusy() ? this.#running : undefined;
  }

  #enter(kind: keyof Running): () => void {
    this.#running[kind] += 1;
    return () => {
      this.#running[kind] -= 1;
      if (!this.#isBusy()) this.#idle.emit('idle');
    };
  }

  #isBusy(): boolean {
    return this.#running.requests + this.#running.mutations > 0;
  }
}
