import { ContactFlowTypeNotSupportedError } from '../../errors/contact-flow-type-not-supported.error.ts';
import { ContactQuickConnectTypeNotSupportedError } from '../../errors/contact-quick-connect-type-not-supported.error.ts';
import { ContactTransferLimitError } from '../../errors/contact-transfer-limit.error.ts';
import { type ErrorTable, OPERATION_ERRORS } from '../kit/operation-errors.ts';
import type { TransferFailure } from './transfer-model.ts';

/** The member of TransferContactResult for each reason of a failure. */
export const TRANSFER_ERRORS = {
  ...OPERATION_ERRORS,
  'flow-type-not-supported': {
    type: ContactFlowTypeNotSupportedError,
    create: (failure) => new ContactFlowTypeNotSupportedError(failure),
  },
  'quick-connect-type-not-supported': {
    type: ContactQuickConnectTypeNotSupportedError,
    create: (failure) => new ContactQuickConnectTypeNotSupportedError(failure),
  },
  'transfer-limit': {
    type: ContactTransferLimitError,
    create: (failure) => new ContactTransferLimitError(failure),
  },
} as const satisfies ErrorTable<TransferFailure>;
