import { EventEmitter, once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendError } from './http-errors.ts';

/** Counts the requests that run, and lets no more in once the gateway stops. */
export class Drain {
  #ready = true;
  #open = true;
  #running = 0;
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
        code: 'STOPPING',
        message: 'The gateway is stopping. Try again: another one will answer.',
      });
    }
    this.#running += 1;
    reply.raw.once('close', () => {
      this.#leave();
    });
    return undefined;
  };

  /** Makes work count as a running request, whose caller may be gone already. */
  readonly during = async <Result>(work: Promise<Result>): Promise<Result> => {
    this.#running += 1;
    try {
      return await work;
    } finally {
      this.#leave();
    }
  };

  /**
   * Declares the gateway unready, takes requests a while longer, and then lets no more in and waits for those that run.
   *
   * @returns how many were still running when the time was up.
   */
  async start({ delayMs, timeoutMs }: { delayMs: number; timeoutMs: number }): Promise<number> {
    this.#ready = false;
    await setTimeout(delayMs);
    this.#open = false;
    if (this.#running > 0) {
      const signal = AbortSignal.timeout(timeoutMs);
      await once(this.#idle, 'idle', { signal }).catch(() => undefined);
    }
    return this.#running;
  }

  #leave(): void {
    this.#running -= 1;
    if (this.#running === 0) this.#idle.emit('idle');
  }
}
