import { EventEmitter, once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendError } from './http-error.ts';

/** What has not come to its end. */
export interface Running {
  /** Whose callers wait. */
  requests: number;
  /** Begun by requests, and finished even when their callers have gone. */
  transfers: number;
}

/** Counts what runs, and lets no more in once the gateway stops. */
export class Drain {
  #ready = true;
  #open = true;
  readonly #running: Running = { requests: 0, transfers: 0 };
  readonly #idle = new EventEmitter();

  /** Whether load balancers should send requests here. */
  get ready(): boolean {
    return this.#ready;
  }

  /** A hook for the routes whose requests are to be finished before the gateway stops. */
  readonly onRequest = async (_request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    if (!this.#open) {
      return sendError(reply.header('connection', 'close').header('retry-after', '1'), {
        status: 503,
        code: 'SHUTTING_DOWN',
        message: 'The gateway is stopping. Try again: another one will answer.',
      });
    }
    const leave = this.#enter('requests');
    reply.raw.once('close', leave);
    return undefined;
  };

  /** Makes a transfer be waited for, too. */
  readonly trackUntilDone = async <Outcome>(transfer: Promise<Outcome>): Promise<Outcome> => {
    const leave = this.#enter('transfers');
    try {
      return await transfer;
    } finally {
      leave();
    }
  };

  /** Declares the gateway unready, and accepts requests for this time. */
  async announce(delayMs: number): Promise<void> {
    this.#ready = false;
    await setTimeout(delayMs);
  }

  /**
   * Accepts no more requests, and waits for what runs.
   *
   * @returns what was still running when the time was up; undefined when nothing was.
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
    return this.#running.requests + this.#running.transfers > 0;
  }
}
