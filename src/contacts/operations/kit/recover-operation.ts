import type { IntentRecord } from '../../../audit/audit-record.ts';
import { type FactDigest, isRecordedApplied, type RecordedFacts } from './facts.ts';
import type { Observer } from './observe.ts';
import { MAX_OUTCOME_DELAY_MS } from './operation-audit.ts';
import { localTimeOf, type OperationRecovery } from './operation-recovery.ts';
import type { OperationTokens } from './operation-tokens.ts';
import type { RecordedCommand } from './operation.ts';
import { readBackAsQuotaAllows, type ReadBackOptions } from './read-back.ts';
import { readState } from './read-state.ts';
import { callerOfToken } from './remembered-run.ts';

export interface RecoveryOptions extends ReadBackOptions {
  readonly operationTokens: OperationTokens;
  readonly factDigest: FactDigest;
}

type RestorableIntent = IntentRecord & RecordedCommand;
type StateIntent = RestorableIntent & { readonly facts: RecordedFacts };

/**
 * Recovers operations whose success is a state. What Connect shows proves only that the state holds: a state that does not
 * hold may have been undone, so that the outcome stays unknown, and so does one whose facts were recorded with another
 * secret.
 */
export function recoverState(
  name: string,
  observer: Observer,
  options: RecoveryOptions,
): OperationRecovery<StateIntent> {
  const { factDigest } = options;
  return {
    ...restoring(name, options),
    isIntent: (record): record is StateIntent =>
      isRestorable(name, record) && record.facts !== undefined,
    async readBack(intent, _rivals, signal) {
      const isApplied = await readBackAsQuotaAllows(options, intent.deadline, signal, (calls) =>
        readState(calls, async (callConnect) => {
          const reading = await observer.observe(callConnect, intent);
          if (!reading.ok || reading.output === null) return undefined;
          return isRecordedApplied(intent.facts, reading.output, factDigest);
        }),
      );
      return { state: isApplied === 'applied' ? 'executed' : 'unknown' };
    },
  };
}

/** Recovers operations of which no read shows whether they were executed: the outcome stays unknown. */
export function recoverUnshown(
  name: string,
  options: RecoveryOptions,
): OperationRecovery<RestorableIntent> {
  return {
    ...restoring(name, options),
    isIntent: (record): record is RestorableIntent => isRestorable(name, record),
    readBack: () => Promise.resolve({ state: 'unknown' }),
  };
}

/** What all recoveries have in common: a caller may still retry, and then the outcome of the first request is unknown. */
function restoring(
  name: string,
  { operationTokens, factDigest }: RecoveryOptions,
): Pick<
  OperationRecovery<RestorableIntent>,
  'name' | 'identity' | 'isRetry' | 'isRival' | 'onFound'
> {
  const startedAt = Date.now();
  return {
    name,
    identity,
    isRetry: (intent, other) => identity(intent) === identity(other),
    // A state holds, by whatever call it was reached.
    isRival: () => false,
    onFound({ time, caller, instanceId, clientToken, input, deadline }) {
      // This process knows what it has started meanwhile.
      if (Date.parse(time) >= startedAt || input === undefined) return;
      const quietSince = localTimeOf(deadline) - MAX_OUTCOME_DELAY_MS;
      const token = { caller: tokenCallerOf(caller), instanceId, operation: name, clientToken };
      // With another key, it cannot be compared with the input of a retry.
      const digest = input.key === factDigest.key ? input.digest : undefined;
      operationTokens.restore(token, digest, quietSince);
    },
  };
}

/** A token alone does not identify an execution: two gateways that do not share tokens may have run it with two inputs. */
function identity(intent: IntentRecord): string {
  const { instanceId, caller, clientToken, input, initialContactId } = intent;
  const token = [instanceId, tokenCallerOf(caller), clientToken];
  return JSON.stringify([...token, input?.digest, initialContactId]);
}

function isRestorable(name: string, record: IntentRecord): record is RestorableIntent {
  return record.operation === name && record.clientToken !== undefined;
}

function tokenCallerOf({ issuer, subject }: IntentRecord['caller']): string {
  return callerOfToken(
    issuer === undefined || subject === undefined ? undefined : { issuer, subject },
  );
}
