import {
  type ConnectClient,
  DescribeInstanceCommand,
  type ServiceInputTypes,
  type ServiceOutputTypes,
} from '@aws-sdk/client-connect';
import { attempt } from './attempt.ts';
import type { CircuitBreakers } from './circuit-breakers.ts';
import { type ConnectCommand, isRead, operationOf } from './connect-command.ts';
import {
  type AttemptResult,
  type ConnectResult,
  type NoCredentials,
  type NotSent,
  rejectionReason,
  type QuotaExhausted,
} from './connect-failure.ts';
import type { Credentials, FoundCredentials } from './credentials.ts';
import type { Deadline } from './deadline.ts';
import type { CallPurpose, Quota } from './quota/quota.ts';

/** The client, and the policies that an attempt passes before it is sent. */
export interface ResiliencePolicies {
  readonly client: ConnectClient;
  readonly credentials: Credentials;
  readonly quota: Quota;
  readonly breakers: CircuitBreakers;
}

/** The deadline and the purpose of an attempt. */
export interface AttemptOptions {
  readonly deadline: Deadline;
  readonly purpose: CallPurpose;
  /** Reads an instance, once: it only matters whether Connect responds. */
  readonly probe: (command: DescribeInstanceCommand) => Promise<ConnectResult<object>>;
}

/** An attempt that was made, or why it was blocked; with the time it waited for quota. */
export type AttemptExecution<Output> =
  | {
      readonly made: true;
      readonly result: AttemptResult<Output>;
      readonly times: { readonly startedAt: Date; readonly milliseconds: number };
      /** Whether it counts for the state of Connect: not if only this resource fails. */
      readonly counts: boolean;
      /** Whether the cause of a rejection, the clock or the credentials, has been corrected since. */
      readonly isRemedied: boolean;
      readonly waitedMs: number;
    }
  | {
      readonly made: false;
      readonly failure: QuotaExhausted | NotSent | NoCredentials;
      readonly waitedMs: number;
    };

/** Connect did not respond to earlier calls, so this one is not sent. */
const CIRCUIT_OPEN: NotSent = {
  kind: 'not-sent',
  cause: 'the circuit is open',
  transient: false,
};

/** A correction of the clock that explains a rejection; the SDK uses the same value. AWS tolerates five minutes. */
const CLOCK_STEP_MS = 240_000;

/**
 * Sends a command once: if its circuit is not open, if there are credentials, and as soon as its quota allows. A
 * mutation never probes whether Connect has recovered: a read is sent before it.
 *
 * @param judge checks the result before the circuit breaker sees it.
 * @throws errors that are bugs, not upstream failures.
 */
export async function executeAttempt<
  Input extends ServiceInputTypes,
  Output extends ServiceOutputTypes,
>(
  { client, credentials, quota, breakers }: ResiliencePolicies,
  { deadline, purpose, probe }: AttemptOptions,
  command: ConnectCommand<Input, Output>,
  judge: (result: AttemptResult<Output>) => AttemptResult<Output>,
): Promise<AttemptExecution<Output>> {
  const operation = operationOf(command);
  const breaker = breakers.of(operation);
  const isStillWanted = (): boolean => deadline.remainingMs() > 0;
  let waitedMs = 0;
  const blocked = (
    failure: QuotaExhausted | NotSent | NoCredentials,
  ): AttemptExecution<Output> => ({
    made: false,
    failure,
    waitedMs,
  });

  if (!breaker.allows(command)) return blocked(CIRCUIT_OPEN);
  // Awaited only when there is something to wait for.
  const used = credentials.current ?? (await credentials.find(deadline));
  if ('kind' in used) return blocked(used);
  if (!breaker.isClosed() && !isRead(operation)) {
    const { InstanceId } = command.input as { readonly InstanceId?: string };
    const read = new DescribeInstanceCommand({ InstanceId });
    await breaker.execute(undefined, async () => asAttempt(await probe(read)), isStillWanted);
    if (!breaker.isClosed()) return blocked(CIRCUIT_OPEN);
  }

  const waitsSince = performance.now();
  const admission = await quota.admit(operation, purpose, deadline);
  waitedMs = performance.now() - waitsSince;
  if (!admission.admitted) return blocked(admission.failure);
  const notNow = (): AttemptExecution<Output> => {
    quota.refund(operation);
    return blocked(CIRCUIT_OPEN);
  };
  if (!breaker.isClosed() && !isRead(operation)) return notNow();

  const startedAt = new Date();
  const begun = performance.now();
  const offsetBefore = client.config.systemClockOffset;
  const judged = await breaker.execute(
    command,
    async () => judge(await attempt(client, command, deadline)),
    isStillWanted,
  );
  if (judged === undefined) return notNow();
  const { result, counts } = judged;
  quota.onAttempt(operation, result.ok ? undefined : result.failure);
  const times = { startedAt, milliseconds: performance.now() - begun };
  const clockStep = Math.abs(client.config.systemClockOffset - offsetBefore);
  const isRemedied = remedy(credentials, used, result, clockStep >= CLOCK_STEP_MS);
  return { made: true, result, counts, times, isRemedied, waitedMs };
}

/**
 * Reports to the credentials whether AWS accepts them. The SDK corrects its clock by the date of a response, so after a
 * correction the same credentials may be valid.
 *
 * @returns whether a retry may be accepted.
 */
function remedy(
  credentials: Credentials,
  used: FoundCredentials,
  result: AttemptResult<unknown>,
  isClockCorrected: boolean,
): boolean {
  if (result.ok) {
    credentials.onAccepted();
    return false;
  }
  const { failure } = result;
  switch (failure.kind) {
    case 'no-credentials':
      if (!isClockCorrected) credentials.onRejected(used, failure);
      return true;
    case 'rejected':
      if (isClockCorrected && rejectionReason(failure) === 'access-denied') return true;
      credentials.onAccepted();
      return false;
    case 'not-sent':
    case 'indeterminate':
      return false;
  }
}

/** A probe without quota shows nothing, so it does not close a circuit. */
function asAttempt<Output>(result: ConnectResult<Output>): AttemptResult<Output> {
  if (result.ok || result.failure.kind !== 'quota-exhausted') {
    return result as AttemptResult<Output>;
  }
  return { ok: false, failure: { kind: 'not-sent', cause: 'no quota', transient: true } };
}
