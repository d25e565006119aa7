import { Agent } from 'node:http';
import { CORPUS } from '../../test/gateway/admission/hostile-documents/corpus/corpus.ts';
import {
  type FuzzedRequest,
  fuzzedRequest,
} from '../../test/gateway/admission/hostile-documents/fuzz/fuzzed-request.ts';
import { sendHostile } from '../../test/gateway/admission/hostile-documents/send-hostile.ts';
import { LARGE_ANSWERS } from './large-answers.ts';
import type { MonitoredGateway } from './monitored-gateway.ts';

/** How long a request has blocked the event loop. */
export interface Block {
  readonly name: string;
  readonly ms: number;
  /** What it was answered: a code, or `none`. */
  readonly code: string;
}

/** The blocks of a group of requests. */
export interface Survey {
  readonly title: string;
  readonly blocks: readonly Block[];
  /** How many were measured again. */
  readonly again: number;
}

/** What a request may block the event loop for. */
export const LIMIT_MS = 50;

/**
 * What seems to block for longer is measured again so many times, and the least counts: what else runs on the machine, and
 * the collection of garbage that others left, does not count.
 */
const DOUBTFUL_MS = 10;
const REPEATS = 3;

/** Sends all of the corpus, one after the other. It has been sent once before, or the compiler's work would count. */
export async function surveyCorpus(gateway: MonitoredGateway): Promise<Survey> {
  const warmUp = new Surveyor(gateway, 1);
  for (const request of CORPUS) await warmUp.measure(request);
  return survey('corpus', gateway, CORPUS);
}

/** Sends the documents with the largest answers that are admitted, and with larger ones. */
export async function surveyLargeAnswers(gateway: MonitoredGateway): Promise<Survey> {
  const warmUp = new Surveyor(gateway, 1);
  for (const request of LARGE_ANSWERS) await warmUp.measure(request);
  return survey('large answers of a full contact centre', gateway, LARGE_ANSWERS);
}

/** Sends so many fuzzed documents, one after the other. */
export async function surveyFuzzed(
  gateway: MonitoredGateway,
  seed: number,
  count: number,
): Promise<Survey> {
  function* requests(): Generator<FuzzedRequest> {
    for (let index = 0; index < count; index += 1) yield fuzzedRequest(seed, index);
  }
  return survey(`fuzzed, by the seed ${seed}`, gateway, requests());
}

async function survey(
  title: string,
  gateway: MonitoredGateway,
  requests: Iterable<FuzzedRequest>,
): Promise<Survey> {
  const first = new Surveyor(gateway, 0);
  const blocks: Block[] = [];
  let again = 0;
  for (const request of requests) {
    const measured = [await first.measure(request)];
    const least = (): Block => measured.reduce((one, next) => (next.ms < one.ms ? next : one));
    if (least().ms > DOUBTFUL_MS) again += 1;
    for (let repeat = 2; repeat < 2 + REPEATS && least().ms > DOUBTFUL_MS; repeat += 1) {
      measured.push(await new Surveyor(gateway, repeat).measure(request));
    }
    const block = least();
    blocks.push(block);
  }
  return { title, blocks, again };
}

/** Measures requests, each as one that was not sent before. */
class Surveyor {
  readonly #gateway: MonitoredGateway;
  readonly #spaces: string;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });

  /** @param round makes documents different from those of other rounds, which the gateway may have parsed already. */
  constructor(gateway: MonitoredGateway, round: number) {
    this.#gateway = gateway;
    this.#spaces = ' '.repeat(round);
  }

  async measure({ name, method, body }: FuzzedRequest): Promise<Block> {
    await this.#gateway.maxBlockMs();
    const different = body.replace(/^\{"query":"|^query=/, `$&${this.#spaces}`);
    const request = { method, body: method === 'GET' ? different.replaceAll(' ', '+') : different };
    const { code = 'none' } = await sendHostile(this.#gateway.url, request, this.#agent);
    return { name, ms: await this.#gateway.maxBlockMs(), code };
  }
}
