import type { DeclaredOperation } from '../kit/declare-operation.ts';
import { createMutationResolver, mutationOf } from '../kit/mutation-resolver.ts';
import { CHECK_TRANSFER, CheckTransferResolver } from './check-transfer.ts';
import { requiresTransferableContact } from './classify-transfer-failure.ts';
import { TransferContactResult, TransferContactSuccess } from './transfer-contact-result.union.ts';
import { TransferContactSuccessResolver } from './transfer-contact-success.resolver.ts';
import { TransferContactInput } from './transfer-contact.input.ts';
import { transferContact } from './transfer-contact.ts';
import { costOfTransfer } from './transfer-cost.ts';
import { TRANSFER_PERMISSION, TRANSFER_REASONS } from './transfer-model.ts';

const { name, retry } = transferContact;

/** TransferContact in the schema. Its recovery after a restart needs the ledger of its tokens: `recoverTransfers`. */
export const TRANSFER_CONTACT: DeclaredOperation = {
  name,
  mutation: mutationOf(name),
  permission: TRANSFER_PERMISSION,
  check: CHECK_TRANSFER,
  retry,
  restriction:
    'the contact is, or was last, in one of their queues, and the target is one of their queues',
  iamResources: ['instance', 'contact/*', 'contact-flow/*'],
  // A quick connect is resolved first.
  callsBefore: 1,
  precondition: requiresTransferableContact,
  exceptions: {
    AccessDeniedException: ['access-denied'],
    IdempotencyException: ['idempotency-conflict'],
    InternalServiceException: ['service-failure', 'outcome-unknown'],
    InvalidRequestException: [
      'contact-not-active',
      'channel-not-supported',
      'flow-type-not-supported',
      'resource-not-found',
      'request-rejected',
    ],
    ResourceNotFoundException: ['resource-not-found'],
    ServiceQuotaExceededException: ['transfer-limit', 'quota-exceeded'],
    ThrottlingException: ['throttled'],
  },
  reasons: TRANSFER_REASONS,
  resolvers: [
    createMutationResolver({
      operation: transferContact,
      description:
        'Transfers an active contact to a queue, to a user, or by a quick connect. The contact ends, and a new one continues at the target.',
      permission: TRANSFER_PERMISSION,
      cost: costOfTransfer,
      input: TransferContactInput,
      result: TransferContactResult,
      successOf: (completed) => new TransferContactSuccess(completed),
    }),
    TransferContactSuccessResolver,
    CheckTransferResolver,
  ],
};
