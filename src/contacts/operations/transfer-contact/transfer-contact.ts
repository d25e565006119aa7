import { TransferContactCommand, type TransferContactCommandOutput } from '@aws-sdk/client-connect';
import type { CallConnect } from '../../../connect/call-connect.ts';
import type { ConnectResult } from '../../../connect/connect-failure.ts';
import type { ContactContext } from '../../contact.context.ts';
import { executeWithToken } from '../kit/execute-with-token.ts';
import type { Execution } from '../kit/execution.ts';
import type { Operation, OperationContext } from '../kit/operation.ts';
import { authorizeTransfer, type QueueRestriction } from './authorize-transfer.ts';
import { explainTransferFailure } from './gather-transfer-evidence.ts';
import type { IdempotencyLedger, TransferTokenRun } from './idempotency-ledger.ts';
import { completedTransfer, reconcileTransfer } from './reconcile-transfer.ts';
import { resolveQuickConnect } from './resolve-quick-connect.ts';
import type { TransferContactInput } from './transfer-contact.input.ts';
import {
  type CompletedTransfer,
  type RequestedTransfer,
  type ResolvedTarget,
  TRANSFER_RETRY,
  type TransferCommand,
  type TransferFailure,
} from './transfer-model.ts';
import { type TransferSettings, validateTransfer } from './validate-transfer.ts';

/** The part of a request's context that a transfer uses. */
export interface TransferContext
  extends ContactContext, OperationContext, TransferSettings, QueueRestriction {
  readonly idempotencyLedger: IdempotencyLedger;
}

interface TransferTypes {
  readonly input: TransferContactInput;
  readonly context: TransferContext;
  readonly requested: RequestedTransfer;
  readonly command: TransferCommand;
  readonly result: CompletedTransfer;
  readonly failure: TransferFailure;
  readonly token: TransferTokenRun;
}

/**
 * TransferContact. A quick connect that is not in the directory's cache is read before the call. When the call fails, the
 * contact, the flow and the target are read to distinguish causes that share an exception.
 */
export const transferContact: Operation<TransferTypes> = {
  name: 'TransferContact',
  retry: TRANSFER_RETRY,

  validate: validateTransfer,

  async resolve(requested, { quickConnects }) {
    return 'quickConnectId' in requested
      ? resolveQuickConnect(quickConnects, requested)
      : { ok: true, command: requested };
  },

  async authorize(command, requested, context) {
    return authorizeTransfer(context, command, 'quickConnectId' in requested);
  },

  /** A token that the gateway generated is not part of the caller's request. */
  identity: (command, givenToken) => JSON.stringify([contentOf(command), givenToken ?? null]),

  ledgerOf: ({ idempotencyLedger: ledger }) => ({
    begin: (requested, command, deadline) =>
      ledger.begin(requested, command, deadline.remainingMs()),
    outcomeOfUnsent: (requested, outcome) =>
      Promise.resolve(ledger.consistentOutcome(requested, outcome)),
    consistentOutcome: (requested, outcome) => ledger.consistentOutcome(requested, outcome),
  }),

  async execute(execution, token, uncancelled) {
    const call = async (callConnect: CallConnect): ReturnType<typeof sendTransfer> =>
      sendTransfer(execution, callConnect);
    return executeWithToken(execution, token, uncancelled, {
      call,
      resultOf: (output) => completedTransfer(execution.command, output),
      reconcile: async (failure) =>
        reconcileTransfer(execution, failure, {
          token,
          uncancelled,
          resend: async () => call(uncancelled.callConnect),
        }),
    });
  },

  explain: async (command, failure, { uncancelled: { callConnect } }) =>
    explainTransferFailure(command, failure, callConnect),

  recordOf: (command) => command,

  newContactOf: ({ contactId }) => contactId,
};

/** What a transfer requests, as text. */
export function contentOf({
  instanceId,
  contactId,
  contactFlowId,
  target,
}: TransferCommand): string {
  return JSON.stringify([instanceId, contactId, contactFlowId, target]);
}

async function sendTransfer(
  { command, onAttempt }: Execution<TransferCommand>,
  callConnect: CallConnect,
): Promise<ConnectResult<TransferContactCommandOutput>> {
  const { instanceId, contactId, contactFlowId, clientToken, target } = command;
  const request = new TransferContactCommand({
    InstanceId: instanceId,
    ContactId: contactId,
    ContactFlowId: contactFlowId,
    ClientToken: clientToken,
    ...targetMembers(target),
  });
  return callConnect(request, { isComplete: namesNewContact, onAttempt });
}

function targetMembers(target: ResolvedTarget): { QueueId?: string; UserId?: string } {
  switch (target.kind) {
    case 'queue':
      return { QueueId: target.id };
    case 'user':
      return { UserId: target.id };
    case 'flow':
      return {};
  }
}

/**
 * An answer that does not name the new contact does not prove a transfer. The SDK's types do not guarantee what it
 * parses.
 */
function namesNewContact({ ContactId, ContactArn }: TransferContactCommandOutput): boolean {
  return [ContactId, ContactArn].every((text: unknown) => typeof text === 'string' && text !== '');
}
