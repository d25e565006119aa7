import { setTimeout as sleep } from 'node:timers/promises';
import { createCallers } from './caller.ts';
import { honestFailure, parse } from './judge.ts';
import type { Request } from './question.ts';
import { send } from './send.ts';

const PAUSE_MS = 1_000;
const PATIENCE_MS = 20_000;

/** Asks until there is an answer with data and without errors; that is its result. Throws for any other answer. */
export async function sendUntilAnswered(url: string, request: Request): Promise<string> {
  const [caller] = createCallers();
  const sending = { url, caller, requestId: 'soak', newConnection: true, patienceMs: PATIENCE_MS };
  for (;;) {
    const reply = await send(request, sending);
    const answer = reply.kind === 'whole' ? parse(reply.body) : undefined;
    if (answer === undefined || honestFailure(answer) === undefined) {
      if (reply.kind === 'whole' && answer?.data != null && answer.errors === undefined) {
        return reply.body;
      }
      throw new Error(`This is no answer: ${JSON.stringify(reply)}`);
    }
    await sleep(PAUSE_MS);
  }
}
