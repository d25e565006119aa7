import type { ConnectClient, ServiceInputTypes, ServiceOutputTypes } from '@aws-sdk/client-connect';
import { classifyAttempt } from './classify-attempt.ts';
import { conformAnswer } from './conform-answer.ts';
import { type ConnectCommand, isRead, operationOf } from './connect-command.ts';
import type { AttemptResult } from './connect-failure.ts';
import type { Deadline } from './deadline.ts';

/** The share of the remaining time that one attempt may take: the rest is for a retry, and to read the outcome. */
const SHARE_OF_TIME_LEFT = 0.4;

/**
 * The status of every response of Connect that is no error. The SDK takes any other 2xx for one, too: a 204 of a proxy
 * would be a list without items.
 */
const OK = 200;

/**
 * Sends a command once, with a timeout: the SDK's own timeouts do not bound a call (a body that trickles escapes them).
 *
 * @throws errors that are bugs, not upstream failures.
 */
export async function attempt<Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
  client: ConnectClient,
  command: ConnectCommand<Input, Output>,
  deadline: Deadline,
): Promise<AttemptResult<Output>> {
  const limit = new AbortController();
  const onDeadline = (): void => {
    limit.abort(new DOMException('The deadline of the request has passed', 'AbortError'));
  };
  const onTimeout = (): void => {
    limit.abort(new DOMException('The attempt timed out', 'TimeoutError'));
  };
  const timer = setTimeout(onTimeout, deadline.remainingMs() * SHARE_OF_TIME_LEFT);
  deadline.signal.addEventListener('abort', onDeadline, { once: true });
  try {
    const sent = client.send(command, { abortSignal: limit.signal });
    const answer = await Promise.race([sent, abortOf(limit.signal)]);
    const { httpStatusCode: status = OK, requestId } = answer.$metadata;
    // Some changes return nothing: a page of a proxy would be their success. Connect gives each response a request id.
    const isOfConnect = requestId !== undefined || isRead(operationOf(command));
    if (status !== OK || !isOfConnect) {
      const cause = `unreadable answer (status ${status})`;
      return { ok: false, failure: { kind: 'indeterminate', responded: false, cause, requestId } };
    }
    return { ok: true, output: conformAnswer(command, answer) };
  } catch (error) {
    // Whatever error the SDK throws, a cancelled attempt ended for this reason.
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
