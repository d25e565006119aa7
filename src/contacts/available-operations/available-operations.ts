import type { Caller } from '../../auth/caller.ts';
import {
  insufficientScopeMessage,
  missingScopes,
  NOT_AUTHORIZED,
} from '../../graphql-kit/access/forbidden.ts';
import { createError, errorNameOf } from '../operations/kit/operation-errors.ts';
import type { OperationFailure } from '../operations/kit/operation-failure.ts';
import { isNotShown, type NotShown, type ShownContact } from '../operations/kit/precondition.ts';
import { disabledMessage, type EnabledMutations } from '../operations/kit/require-enabled.ts';
import type { AvailableOperation } from './available-operation.type.ts';
import {
  CONTACT_OPERATIONS,
  contactOperationOf,
  type ContactOperationOf,
} from './contact-operation.enum.ts';

/** What is known of a contact: what DescribeContact shows of it, or the same for all operations. */
export type KnownContact = ShownContact | OperationFailure | NotShown | typeof NOT_AUTHORIZED;

/** Who requests operations. */
export interface OperationAccess extends EnabledMutations {
  readonly caller: Caller;
}

/** Which operations on a contact are possible now: one entry for each, in the order of the registry. Pure. */
export function availableOperations(
  contact: KnownContact,
  access: OperationAccess,
): AvailableOperation[] {
  return CONTACT_OPERATIONS.map((operation) => ({
    operation: contactOperationOf(operation.name),
    ...availabilityOf(operation, contact, access),
  }));
}

type Availability = Omit<AvailableOperation, 'operation'>;

/** In the order in which a mutation checks it. */
function availabilityOf(
  operation: ContactOperationOf,
  contact: KnownContact,
  access: OperationAccess,
): Availability {
  const { caller } = access;
  const missing = missingScopes([operation.permission], caller);
  if (missing.length > 0) return denied(insufficientScopeMessage(missing));
  const disabled = disabledMessage(access, operation.mutation);
  if (disabled !== undefined) return denied(disabled);
  const restriction = caller.queueIds === undefined ? undefined : operation.ofOwnContact;
  if (restriction === 'denied' || contact === NOT_AUTHORIZED) return denied(NOT_AUTHORIZED);
  if (restriction !== undefined) return unknown(restriction);
  const verdict = 'contact' in contact ? operation.precondition(contact) : contact;
  if (verdict === undefined) return AVAILABLE;
  if (isNotShown(verdict)) return unknown(verdict);
  return denied(createError(verdict, false).message, errorNameOf(verdict));
}

const AVAILABLE: Availability = { available: true, error: null, reason: null, unknown: false };

function denied(reason: string, error: string | null = null): Availability {
  return { available: false, error, reason, unknown: false };
}

function unknown({ sentence }: NotShown): Availability {
  return { available: true, error: null, reason: sentence, unknown: true };
}
