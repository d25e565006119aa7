import type { Reply } from '../chaos/world/post.ts';

/** What a client requests of a contact. */
export type LoadKind = 'transfer' | 'stop' | 'prioritize' | 'read';

/** One request of a client under load, and what it got. */
export interface LoadRequest {
  readonly requestId: string;
  readonly kind: LoadKind;
  /** Sent before the signal, and answered after it. */
  readonly underWay: boolean;
  readonly reply: Reply;
}

/** What happened to one gateway that was stopped under load. */
export interface Round {
  readonly index: number;
  readonly requests: readonly LoadRequest[];
  /** The ids of the requests that the gateway's log says it took in. */
  readonly accepted: ReadonlySet<string>;
  readonly code: number | null;
  readonly signal: string | null;
  readonly stderr: string;
  /** From the signal to the end of the process. */
  readonly stopMs: number;
  /** Intents of the audit log without an outcome, or with several. */
  readonly openIntents: readonly string[];
}

/** What no stop may do; empty when all went well. */
export function issuesOf(round: Round): string[] {
  const { requests, accepted, code, signal, stderr, openIntents } = round;
  const lost = requests.filter(
    ({ requestId, reply }) =>
      reply.kind === 'broken' && (accepted.has(requestId) || reply.gotBytes),
  );
  const wrong = requests.filter(({ reply }) => reply.kind === 'whole' && !isRight(reply));
  return [
    ...lost.map((request) => `an accepted request was lost: ${JSON.stringify(request)}`),
    ...wrong.map((request) => `a request got a wrong answer: ${JSON.stringify(request)}`),
    ...(code === 0 ? [] : [`the process ended with ${String(code ?? signal)}`]),
    ...(stderr === '' ? [] : [`stderr is not empty: ${stderr}`]),
    ...openIntents.map((id) => `the intent ${id} has not exactly one outcome`),
  ];
}

/** Done, or rejected because the gateway stops. */
function isRight({ status, body }: Extract<Reply, { kind: 'whole' }>): boolean {
  if (status === 503) return true;
  return status === 200 && !body.includes('"errors"') && !body.includes('Error"');
}
