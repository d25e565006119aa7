import type { ConnectClient, ServiceInputTypes, ServiceOutputTypes } from '@aws-sdk/client-connect';
import { classifyAttempt } from './classify-attempt.ts';
import { conformAnswer } from './conform-answer.ts';
import type { ConnectCommand } from './connect-command.ts';
import type { AttemptResult } from './connect-failure.ts';
import type { Deadline } from './deadline.ts';

/** The part of the time left that one attempt may take: there must be some to ask again, and to read what came of it. */
const SHARE_OF_TIME_LEFT = 0.4;

/**
 * Sends a command once. It is given up when its share of the time is over: the SDK's own timeouts do not bound a call
 * (a body that trickles escapes them).
 *
 * @throws what is no failure of the upstream, but a bug.
 */
export async function attempt<Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
  client: ConnectClient,
  command: ConnectCommand<Input, Output>,
  deadline: Deadline,
): Promise<AttemptResult<Output>> {
  const limit = new AbortController();
  const onDeadline = (): void => {
    limit.abort(new DOMException('The time of the request is up', 'AbortError'));
  };
  const onTimeout = (): void => {
    limit.abort(new DOMException('The time of the attempt is up', 'TimeoutError'));
  };
  const timer = setTimeout(onTimeout, deadline.remainingMs() * SHARE_OF_TIME_LEFT);
  deadline.signal.addEventListener('abort', onDeadline, { once: true });
  try {
    const sent = client.send(command, { abortSignal: limit.signal });
    const answer = await Promise.race([sent, abortOf(limit.signal)]);
    return { ok: true, output: conformAnswer(command, answer) };
  } catch (error) {
    // However the SDK words it, an attempt that was given up ended for this reason.
    const failure = classifyAttempt(limit.signal.aborted ? limit.signal.reason : error);
    if (failure === undefined) throw error;
    return { ok: false, failure };
  } finally {
    clearTimeout(timer);
    deadline.signal.removeEventListener('abort', onDeadline);
  }
}

async function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => {
      reject(signal.reason as DOMException);
    });
  });
}
