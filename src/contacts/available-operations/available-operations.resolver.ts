import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { isForbidden, NOT_AUTHORIZED } from '../../graphql-kit/access/forbidden.ts';
import { UpstreamCost } from '../../graphql-kit/cost/upstream-cost.ts';
import { ReadFailure } from '../../graphql-kit/errors/read-failure.ts';
import { isResourceNotFound } from '../../graphql-kit/errors/resource-not-found.ts';
import type { ContactContext } from '../contact.context.ts';
import { Contact } from '../contact.type.ts';
import { resolveLazyField } from '../lazy-contact-field.ts';
import { notShown } from '../operations/kit/precondition.ts';
import { AvailableOperation } from './available-operation.type.ts';
import {
  availableOperations,
  type KnownContact,
  type OperationAccess,
} from './available-operations.ts';
import { CONTACT_OPERATIONS } from './contact-operation.enum.ts';

@Resolver(() => Contact)
export class AvailableOperationsResolver {
  @UpstreamCost({ dependsOn: 'described', returns: [{ entries: CONTACT_OPERATIONS.length }] })
  @FieldResolver(() => [AvailableOperation], {
    description:
      'For each mutation that works on an existing contact, whether it is possible now: enable your buttons by it. It shares the read of the contact, so that it costs no further call to Connect; in a list of contacts, it shares the one call per contact with the fields that say so. If that call fails, everything is `unknown`.',
  })
  async availableOperations(
    @Root() contact: Contact,
    @Ctx() context: ContactContext & OperationAccess,
  ): Promise<AvailableOperation[]> {
    return availableOperations(await read(contact, context), context);
  }
}

/** What is known of a contact. A list that is never null has no other place for the error of a read. */
async function read({ id, described }: Contact, context: ContactContext): Promise<KnownContact> {
  try {
    const contact = await resolveLazyField(described, context);
    const connectTime = new Date(context.connectNow.estimate);
    return { contactId: id, contact, connectTime };
  } catch (error) {
    if (isForbidden(error)) return NOT_AUTHORIZED;
    if (isResourceNotFound(error)) {
      return { reason: 'resource-not-found', resource: { type: 'CONTACT', id } };
    }
    if (error instanceof ReadFailure) return notShown(error.message);
    throw error;
  }
}
