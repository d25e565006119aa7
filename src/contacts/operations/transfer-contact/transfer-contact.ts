import { raceDeadline } from '../../../connect/deadline.ts';
import type { QuickConnectLoader } from '../../../directory/quick-connects/quick-connect.loader.ts';
import { type AuditTrail, auditTransfer } from './audit-transfer.ts';
import { carryOutTransfer } from './carry-out-transfer.ts';
import { followQuickConnect } from './follow-quick-connect.ts';
import type { ReadBackOptions } from './read-back-transfer.ts';
import { isRestricted, type QueueRules, stayWithinQueues } from './stay-within-queues.ts';
import type { RequestedTransfer, TokenLedger } from './token-ledger.ts';
import type { TransferContactInput } from './transfer-contact.input.ts';
import type { TransferOutcome } from './transfer-outcome.ts';
import type { TransferRequest } from './transfer-request.ts';
import type { TransferRun, TransferRuns } from './transfer-runs.ts';
import { type TransferSettings, validateTransfer } from './validate-transfer.ts';

/** What a transfer takes from its request's context. */
export interface TransferDependencies extends TransferSettings, QueueRules {
  readonly quickConnects: QuickConnectLoader;
  readonly transferRuns: TransferRuns;
  readonly tokenLedger: TokenLedger;
  readonly auditTrail: AuditTrail;
  /** Calls that go on when the caller has gone: what was sent is finished and recorded. */
  readonly uncancelled: ReadBackOptions;
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
  const { quickConnects, tokenLedger, auditTrail } = dependencies;
  const settledBy = 'answer';
  const validation = validateTransfer(input, dependencies);
  if (!validation.ok) {
    return { ok: false, failure: { reason: 'bad-input', issues: validation.issues }, settledBy };
  }
  const { transfer: asked } = validation;
  const tell = (outcome: TransferOutcome): TransferOutcome => tokenLedger.answerTo(asked, outcome);

  const followed =
    'quickConnectId' in asked
      ? await followQuickConnect(quickConnects, asked)
      : ({ ok: true, request: asked } as const);
  if (!followed.ok) return tellUnchecked(dependencies, asked, tell({ ...followed, settledBy }));
  const { request } = followed;
  const failure = await stayWithinQueues(dependencies, request, 'quickConnectId' in asked);
  if (failure !== undefined) {
    return tellUnchecked(dependencies, asked, tell({ ok: false, failure, settledBy }));
  }
  const { clientDisconnected, deadline } = auditTrail;
  if (clientDisconnected.aborted || deadline.signal.aborted) return tell(unsent(request));
  return run(dependencies, asked, request, input.clientToken ?? undefined, tell);
}

/**
 * What is told of a transfer as long as it is open whether its caller may make it: not that an earlier request with the
 * same token has made it, and with that where the contact is.
 */
function tellUnchecked(
  rules: QueueRules,
  { clientToken }: RequestedTransfer,
  outcome: TransferOutcome,
): TransferOutcome {
  if (!outcome.ok || !isRestricted(rules)) return outcome;
  const failure = { reason: 'outcome-unknown', clientToken, connectRequestId: null } as const;
  return { ok: false, failure, settledBy: outcome.settledBy };
}

/** Starts the transfer, or shares an equal one that is under way; for each caller it is put on record. */
async function run(
  { transferRuns, tokenLedger, auditTrail, uncancelled }: TransferDependencies,
  requested: RequestedTransfer,
  request: TransferRequest,
  givenToken: string | undefined,
  tell: (outcome: TransferOutcome) => TransferOutcome,
): Promise<TransferOutcome> {
  const shared = transferRuns.find(request, givenToken);
  if (shared !== undefined) {
    return auditTransfer(auditTrail, shared.request, tell, () => ({
      attempts: shared.attempts,
      outcome: outcomeInTime(shared, auditTrail),
    }));
  }
  const { outcome } = transferRuns.start(request, givenToken, async (running) => {
    const token = tokenLedger.begin(requested, request, uncancelled.deadline.remainingMs());
    try {
      return await auditTransfer(auditTrail, request, tell, () => ({
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
  { deadline }: AuditTrail,
): Promise<TransferOutcome> {
  const { clientToken } = request;
  const open = { reason: 'outcome-unknown', clientToken, connectRequestId: null } as const;
  return (
    (await raceDeadline(outcome, deadline)) ?? { ok: false, failure: open, settledBy: 'answer' }
  );
}

function unsent({ clientToken }: TransferRequest): TransferOutcome {
  const failure = { reason: 'service-failure', clientToken, connectRequestId: null } as const;
  return { ok: false, failure, settledBy: 'answer' };
}
