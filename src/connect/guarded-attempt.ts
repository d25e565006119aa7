import {
  type ConnectClient,
  DescribeInstanceCommand,
  type ServiceInputTypes,
  type ServiceOutputTypes,
} from '@aws-sdk/client-connect';
import { attempt } from './attempt.ts';
import type { CircuitBreakers } from './circuit-breakers.ts';
import { type ConnectCommand, isRead, operationOf } from './connect-command.ts';
import type { AttemptResult, ConnectResult, NotSent, Withheld } from './connect-failure.ts';
import type { Deadline } from './deadline.ts';
import type { CallPurpose, Quota } from './quota/quota.ts';

/** What stands between a call and Connect. */
export interface Guards {
  readonly client: ConnectClient;
  readonly quota: Quota;
  readonly breakers: CircuitBreakers;
}

/** For whom an attempt is made, and until when. */
export interface AttemptTerms {
  readonly deadline: Deadline;
  readonly purpose: CallPurpose;
  /** Asks Connect for an instance, once: whether it answers is all that matters. */
  readonly probe: (command: DescribeInstanceCommand) => Promise<ConnectResult<object>>;
}

/** An attempt that was made, or why it was kept back; with the time that it waited for quota. */
export type GuardedResult<Output> =
  | {
      readonly made: true;
      readonly result: AttemptResult<Output>;
      readonly times: { readonly startedAt: Date; readonly milliseconds: number };
      readonly waitedMs: number;
    }
  | {
      readonly made: false;
      readonly failure: Withheld | NotSent;
      readonly waitedMs: number;
    };

/** Connect has not answered the calls before, so this one is not made. */
const CIRCUIT_OPEN: NotSent = {
  kind: 'not-sent',
  cause: 'the circuit is open',
  transient: false,
};

/**
 * Sends a command once, if its circuit is not open and as soon as its quota allows. A mutation is never what tries
 * whether Connect is back: a read is sent before it.
 *
 * @param judge looks at what came back before the circuit breaker does.
 * @throws what is no failure of the upstream, but a bug.
 */
export async function guardedAttempt<
  Input extends ServiceInputTypes,
  Output extends ServiceOutputTypes,
>(
  { client, quota, breakers }: Guards,
  { deadline, purpose, probe }: AttemptTerms,
  command: ConnectCommand<Input, Output>,
  judge: (result: AttemptResult<Output>) => AttemptResult<Output>,
): Promise<GuardedResult<Output>> {
  const operation = operationOf(command);
  const breaker = breakers.of(operation);
  const isMeant = (): boolean => deadline.remainingMs() > 0;
  let waitedMs = 0;
  const keptBack = (failure: Withheld | NotSent): GuardedResult<Output> => ({
    made: false,
    failure,
    waitedMs,
  });

  if (!breaker.allows) return keptBack(CIRCUIT_OPEN);
  if (!breaker.isClosed() && !isRead(operation)) {
    const { InstanceId } = command.input as { readonly InstanceId?: string };
    const read = new DescribeInstanceCommand({ InstanceId });
    await breaker.execute(async () => asAttempt(await probe(read)), isMeant);
    if (!breaker.isClosed()) return keptBack(CIRCUIT_OPEN);
  }

  const asked = performance.now();
  const admission = await quota.admit(operation, purpose, deadline);
  waitedMs = performance.now() - asked;
  if (!admission.admitted) return keptBack(admission.failure);

  const startedAt = new Date();
  const begun = performance.now();
  const result = await breaker.execute(
    async () => judge(await attempt(client, command, deadline)),
    isMeant,
  );
  if (result === undefined) {
    quota.putBack(operation);
    return keptBack(CIRCUIT_OPEN);
  }
  quota.onAttempt(operation, result.ok ? undefined : result.failure);
  const times = { startedAt, milliseconds: performance.now() - begun };
  return { made: true, result, times, waitedMs };
}

/** A probe that was kept back shows nothing, so it does not close a circuit. */
function asAttempt<Output>(result: ConnectResult<Output>): AttemptResult<Output> {
  if (result.ok || result.failure.kind !== 'withheld') {
    return result as AttemptResult<Output>;
  }
  return { ok: false, failure: { kind: 'not-sent', cause: 'no quota', transient: true } };
}
