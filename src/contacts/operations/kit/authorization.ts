import { PAGES_OF_WHOLE_LIST } from '../../../connect/read-all.ts';
import { forbidden } from '../../../graphql-kit/access/forbidden.ts';
import type { FieldCost } from '../../../graphql-kit/cost/upstream-cost.ts';
import { MAX_CHAIN_LENGTH } from '../../contact-chain.ts';
import type { ContactContext } from '../../contact.context.ts';
import { listAssociatedContacts } from '../../list-associated-contacts.ts';
import { initialContactIdOf, wrongInitialContact } from './initial-contact.ts';
import { failureOfCall, type OperationFailure } from './operation-failure.ts';
import type { OperationContext } from './operation.ts';
import { type NotShown, notShown } from './precondition.ts';
import {
  type ContactToRead,
  readContact,
  requireReadableContact,
} from './require-readable-contact.ts';

/** The part of a request's context by which callers are authorized. */
export type AuthorizationContext = ContactContext & OperationContext;

/** What a caller that is restricted to queues may do. Callers without a restriction are never checked. */
export interface Authorization<Command> {
  /** For the documentation: when a restricted caller is authorized. */
  readonly rule: string;
  /** The cost for a restricted caller. */
  readonly cost: Pick<FieldCost, 'calls' | 'loads'>;
  /** What is known of a contact in one of their queues, whatever the input; absent if it depends on nothing else. */
  readonly ofOwnContact?: 'denied' | NotShown;
  /**
   * @returns the failure if it could not be checked.
   * @throws an error with the code FORBIDDEN when the caller is not authorized.
   */
  check(command: Command, context: AuthorizationContext): Promise<OperationFailure | undefined>;
}

interface OfChain extends ContactToRead {
  /** The initial contact of the chain that is changed; absent where Connect finds it by the contact. */
  readonly initialContactId?: string;
}

/** The contact is, or was last, in one of the caller's queues. */
export const CONTACT_IN_QUEUES: Authorization<ContactToRead> = {
  rule: 'the contact is, or was last, in one of their queues',
  cost: { loads: [{ loader: 'contacts', keys: 1 }] },
  check: requireReadableContact,
};

/** The same without a flow that the input chooses: a flow may lead the contact to any queue. */
export const CONTACT_IN_QUEUES_WITHOUT_FLOW: Authorization<
  ContactToRead & { readonly contactFlowId: string | undefined }
> = {
  rule: `${CONTACT_IN_QUEUES.rule}, and the input names no flow`,
  cost: CONTACT_IN_QUEUES.cost,
  async check(command, context) {
    if (command.contactFlowId !== undefined) throw forbidden('configured flows');
    return CONTACT_IN_QUEUES.check(command, context);
  },
};

/**
 * Each contact of the chain is, or was last, in one of the caller's queues: what is changed is common to all of them. The
 * chain is that of the contact, and a command that names the initial contact of another chain is rejected.
 */
export const CHAIN_IN_QUEUES: Authorization<OfChain> = {
  rule: 'each contact of the chain is, or was last, in one of their queues',
  cost: {
    calls: PAGES_OF_WHOLE_LIST,
    loads: [{ loader: 'contacts', keys: MAX_CHAIN_LENGTH }],
  },
  ofOwnContact: notShown('Whether all contacts of the chain are in your queues is not read.'),
  async check(command, context) {
    const { callConnect } = context.uncancelled;
    const { instanceId, contactId, clientToken } = command;
    const reading = await readContact(command, context.contacts);
    if (!reading.ok) return reading.failure;
    const initialId = initialContactIdOf(reading.contact);
    const { initialContactId: named = initialId } = command;
    if (named !== initialId) return wrongInitialContact(command, initialId);
    const associated = await listAssociatedContacts(callConnect, { instanceId, id: contactId });
    const resource = { type: 'CONTACT', id: contactId } as const;
    if (!associated.ok) return failureOfCall(associated.failure, resource, clientToken);
    const { items, isComplete } = associated.output;
    const chain = items.filter(
      (contact) => contact.ContactId === initialId || contact.InitialContactId === initialId,
    );
    // What cannot be read completely cannot be checked.
    const isShown = [initialId, reading.contact.id].every((id) =>
      chain.some((contact) => contact.ContactId === id),
    );
    if (!isComplete || !isShown || chain.length > MAX_CHAIN_LENGTH) throw forbidden('queues');
    for (const { ContactId: id } of chain) {
      if (id === undefined || id === contactId) continue;
      const other = await requireReadableContact({ ...command, contactId: id }, context);
      if (other !== undefined) return other;
    }
    return undefined;
  },
};

/** Never: what is changed does not belong to a queue. */
export const UNRESTRICTED_ONLY: Authorization<object> = {
  rule: 'never',
  cost: {},
  ofOwnContact: 'denied',
  check: () => {
    throw forbidden('queues');
  },
};
