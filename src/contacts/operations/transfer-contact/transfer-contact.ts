import { raceDeadline } from '../../../connect/deadline.ts';
import type { QuickConnectLoader } from '../../../directory/quick-connects/quick-connect.loader.ts';
import { type AuditContext, auditTransfer } from './audit-transfer.ts';
import { isRestricted, type QueueRestriction, authorizeTransfer } from './authorize-transfer.ts';
import { carryOutTransfer } from './carry-out-transfer.ts';
import type { RequestedTransfer, IdempotencyLedger } from './idempotency-ledger.ts';
import { resolveQuickConnect } from './resolve-quick-connect.ts';
import type { TransferContactInput } from './transfer-contact.input.ts';
import type { TransferOutcome } from './transfer-outcome.ts';
import type { TransferCommand } from './transfer-request.ts';
import type { TransferRun, TransferRuns } from './transfer-runs.ts';
import { type TransferSettings, validateTransfer } from './validate-transfer.ts';
import type { UncancelledCalls } from './verify-transfer.ts';

/** What a transfer takes from its request's context. */
export interface TransferDependencies extends TransferSettings, QueueRestriction {
  readonly quickConnects: QuickConnectLoader;
  readonly transferRuns: TransferRuns;
  readonly idempotencyLedger: IdempotencyLedger;
  readonly audit: AuditContext;
  /** Calls that go on when the caller has gone: what was sent is finished and recorded. */
  readonly uncancelled: UncancelledCalls;
}

/**
 * Transfers a contact by one call to Connect; a quick connect that is not in the directory's cache is read before. Equal
 * transfers at the same moment are one, and what was told of a token stays true.
 *
 * @throws an error with the code FORBIDDEN when the caller may not make this transfer.
 */
export async function transferContact(
  dependencies: TransferDependencies,
  input: TransferContactInput,
): Promise<TransferOutcome> {
  const { quickConnects, idempotencyLedger, audit } = dependencies;
  const determinedBy = 'answer';
  const validation = validateTransfer(input, dependencies);
  if (!validation.ok) {
    return { ok: false, failure: { reason: 'bad-input', issues: validation.issues }, determinedBy };
  }
  const { transfer: asked } = validation;
  const tell = (outcome: TransferOutcome): TransferOutcome =>
    idempotencyLedger.consistentOutcome(asked, outcome);

  const followed =
    'quickConnectId' in asked
      ? await resolveQuickConnect(quickConnects, asked)
      : ({ ok: true, request: asked } as const);
  if (!followed.ok) return tellUnchecked(dependencies, asked, tell({ ...followed, determinedBy }));
  const { request } = followed;
  const failure = await authorizeTransfer(dependencies, request, 'quickConnectId' in asked);
  if (failure !== undefined) {
    return tellUnchecked(dependencies, asked, tell({ ok: false, failure, determinedBy }));
  }
  const { clientDisconnected, deadline } = audit;
  if (clientDisconnected.aborted || deadline.signal.aborted) return tell(unsent(request));
  return run(dependencies, asked, request, input.clientToken ?? undefined, tell);
}

/**
 * What is told of a transfer as long as it is open whether its caller may make it: not that an earlier request with the
 * same token has made it, and with that where the contact is.
 */
function tellUnchecked(
  rules: QueueRestriction,
  { clientToken }: RequestedTransfer,
  outcome: TransferOutcome,
): TransferOutcome {
  if (!outcome.ok || !isRestricted(rules)) return outcome;
  const failure = { reason: 'outcome-unknown', clientToken, connectRequestId: null } as const;
  return { ok: false, failure, determinedBy: outcome.determinedBy };
}

/** Starts the transfer, or shares an equal one that is under way; for each caller it is put on record. */
async function run(
  { transferRuns, idempotencyLedger, audit, uncancelled }: TransferDependencies,
  requested: RequestedTransfer,
  request: TransferCommand,
  givenToken: string | undefined,
  tell: (outcome: TransferOutcome) => TransferOutcome,
): Promise<TransferOutcome> {
  const shared = transferRuns.find(request, givenToken);
  if (shared !== undefined) {
    return auditTransfer(audit, shared.request, tell, () => ({
      attempts: shared.attempts,
      outcome: outcomeInTime(shared, audit),
    }));
  }
  const { outcome } = transferRuns.start(request, givenToken, async (running) => {
    const token = idempotencyLedger.begin(requested, request, uncancelled.deadline.remainingMs());
    try {
      return await auditTransfer(audit, request, tell, () => ({
        attempts: running.attempts,
        outcome: carryOutTransfer(uncancelled, { request, running, token }),
      }));
    } finally {
      token.end({ state: 'unchanged' });
      await token.published;
    }
  });
  return outcome;
}

/** A run that others have begun may go on for longer than this caller waits. */
async function outcomeInTime(
  { request, outcome }: TransferRun,
  { deadline }: AuditContext,
): Promise<TransferOutcome> {
  const { clientToken } = request;
  const open = { reason: 'outcome-unknown', clientToken, connectRequestId: null } as const;
  return (
    (await raceDeadline(outcome, deadline)) ?? { ok: false, failure: open, determinedBy: 'answer' }
  );
}

function unsent({ clientToken }: TransferCommand): TransferOutcome {
  const failure = { reason: 'service-failure', clientToken, connectRequestId: null } as const;
  return { ok: false, failure, determinedBy: 'answer' };
}
