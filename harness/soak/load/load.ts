import { setTimeout as sleep } from 'node:timers/promises';
import { type Random, randomOf } from '../../chaos/plan/random.ts';
import { createCallers } from './caller.ts';
import type { Kind } from './kind.ts';
import type { Question } from './question.ts';
import type { Judgement, Reply } from './reply.ts';
import { send, sendBytes } from './send.ts';

/** One request and its result. */
export interface Exchange {
  readonly kind: string;
  readonly requestId: string;
  readonly newDocument: boolean;
  /** By the clock of the caller. */
  readonly milliseconds: number;
  readonly judgement: Judgement;
}

/** What a load is made of. */
export interface LoadOptions {
  readonly url: string;
  readonly seed: number;
  readonly kinds: readonly Kind[];
  readonly durationMs: number;
  /** Called for each request when it has ended. */
  readonly onExchange: (exchange: Exchange) => void;
  /** Ends the load early. */
  readonly signal: AbortSignal;
}

const TICK_MS = 20;
/** The last seconds of each minute, in which some kinds come thicker. */
const STORM_MS = 15_000;
/** As many requests are under way at most: a gateway that does not answer is not to drown its caller. */
const MAX_UNDER_WAY = 300;
const PATIENCE_MS = 20_000;
const NEW_CONNECTIONS = 0.1;

/** Sends what is due by the clock, whatever has been answered by then, and resolves when all has ended. */
export async function runLoad(options: LoadOptions): Promise<void> {
  const { kinds, durationMs, signal } = options;
  const random = randomOf(options.seed, 0);
  const callers = createCallers();
  const underWay = new Set<Promise<void>>();
  const startedAt = performance.now();
  const due = new Map<Kind, number>();
  let serial = 0;
  let before = 0;

  for (let now = 0; now < durationMs && !signal.aborted; now = performance.now() - startedAt) {
    const isStorm = now % 60_000 >= 60_000 - STORM_MS;
    for (const kind of kinds) {
      const { calm, storm } = kind.pace;
      let count = (due.get(kind) ?? 0) + ((isStorm ? storm : calm) * (now - before)) / 1000;
      for (; count >= 1 && underWay.size < MAX_UNDER_WAY; count -= 1) {
        serial += 1;
        const exchange = ask(options, random, random.pick(callers), kind, serial);
        const ended = exchange.finally(() => underWay.delete(ended));
        underWay.add(ended);
      }
      due.set(kind, count);
    }
    before = now;
    await sleep(TICK_MS);
  }
  await Promise.all(underWay);
  for (const { agent } of callers) agent.destroy();
}

async function ask(
  { url, seed, onExchange }: LoadOptions,
  random: Random,
  caller: ReturnType<typeof createCallers>[number],
  { name: kind, draw }: Kind,
  serial: number,
): Promise<void> {
  const question = draw(random, serial);
  const { request, newDocument, leaving } = question;
  const requestId = `soak-${seed}.${serial}`;
  const newConnection = random.chance(NEW_CONNECTIONS);
  const sending = { url, caller, requestId, newConnection, leaving, patienceMs: PATIENCE_MS };
  const sentAt = performance.now();
  const reply = await (typeof request === 'string'
    ? sendBytes(request, sending)
    : send(request, sending));
  const milliseconds = performance.now() - sentAt;
  const judgement = judge(question, reply);
  onExchange({ kind, requestId, newDocument, milliseconds, judgement });
}

function judge({ judge: judgeWhole, judgeBroken }: Question, reply: Reply): Judgement {
  switch (reply.kind) {
    case 'disconnected':
      return { outcome: 'disconnected' };
    case 'broken':
      return judgeBroken?.(reply.cause) ?? { wrong: `The answer broke off: ${reply.cause}` };
    case 'whole':
      try {
        return judgeWhole(reply);
      } catch (error) {
        return { wrong: `${String(error)} at ${reply.status} ${reply.body.slice(0, 2_000)}` };
      }
  }
}
