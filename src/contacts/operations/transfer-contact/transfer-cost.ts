import type {
  RequestedField,
  CostOfField,
  FieldCost,
} from '../../../graphql-kit/cost/upstream-cost.ts';
import { MAX_EVIDENCE_READS } from './gather-transfer-evidence.ts';
import type { TransferContactInput } from './transfer-contact.input.ts';
import { MAX_VERIFICATION_CALLS } from './verify-transfer.ts';

/** The transfer, and a retry with the same token if a lost answer and a rejection contradict each other. */
const MAX_TRANSFER_CALLS = 2;

/**
 * One call in the normal case. The cost includes what a failure adds: the reads that show the outcome after a lost
 * answer, and those that distinguish the causes of a rejection. Each attempt may be preceded by a probe of Connect.
 */
export function costOfTransfer({ args, terms }: RequestedField): FieldCost {
  const { target } = (args['input'] ?? {}) as Partial<TransferContactInput>;
  const { maxAttempts, readsAfterWrite, isQueueRestricted } = terms;
  return {
    calls: MAX_TRANSFER_CALLS + readsAfterWrite * MAX_VERIFICATION_CALLS + MAX_EVIDENCE_READS,
    probes: MAX_TRANSFER_CALLS * maxAttempts,
    loads: [
      ...(typeof target?.quickConnectId === 'string'
        ? [{ loader: 'quickConnects', keys: 1 } as const]
        : []),
      ...(isQueueRestricted ? [{ loader: 'contacts', keys: 1 } as const] : []),
    ],
  };
}

/** A contact that a transfer has changed is read until it shows the change, unless all selected fields are known. */
export function costOfChangedContact(known: readonly string[]): CostOfField {
  return ({ selectsOnly, terms }) => (selectsOnly(known) ? {} : { calls: terms.readsAfterWrite });
}
