import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { UpstreamCost } from '../../../graphql-kit/cost/upstream-cost.ts';
import { REFERENCE_FIELDS, selectsOnly } from '../../../graphql-kit/document/select-fields.ts';
import { hasEnded } from '../../contact-from-connect.ts';
import type { ContactContext } from '../../contact.context.ts';
import { Contact } from '../../contact.type.ts';
import { TransferContactSuccess } from './transfer-contact-result.union.ts';
import { costOfChangedContact } from './transfer-cost.ts';

const NOT_YET =
  'Null, with the top-level error `CONTACT_NOT_READABLE_YET`, when Connect does not return it within a few seconds.';

/** The fields of the two contacts that are known from the transfer itself. */
const KNOWN = {
  contact: [...REFERENCE_FIELDS, 'arn'],
  transferredContact: [...REFERENCE_FIELDS, 'active'],
} as const;

@Resolver(() => TransferContactSuccess)
export class TransferContactSuccessResolver {
  @UpstreamCost(costOfChangedContact(KNOWN.contact))
  @FieldResolver(() => Contact, {
    nullable: true,
    description: `The new contact, which continues at the target. Selecting only its \`id\`, \`arn\` and \`instanceId\` costs no call to Connect. ${NOT_YET}`,
  })
  async contact(
    @Root() { transfer }: TransferContactSuccess,
    @Ctx() context: ContactContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Partial<Contact>> {
    const { contactId: id, contactArn: arn, command } = transfer;
    const known = { id, arn, instanceId: command.instanceId };
    if (selectsOnly(info, KNOWN.contact)) return known;
    return context.readAfterWrite(known, () => true);
  }

  @UpstreamCost(costOfChangedContact(KNOWN.transferredContact))
  @FieldResolver(() => Contact, {
    nullable: true,
    description: `The contact that was transferred, which has ended. Selecting only its \`id\`, \`instanceId\` and \`active\` costs no call to Connect. ${NOT_YET}`,
  })
  async transferredContact(
    @Root() { transfer }: TransferContactSuccess,
    @Ctx() context: ContactContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Partial<Contact>> {
    const { contactId: id, instanceId } = transfer.command;
    // Connect documents that a transfer ends the contact.
    const known = { id, instanceId, active: false };
    if (selectsOnly(info, KNOWN.transferredContact)) return known;
    return context.readAfterWrite(known, hasEnded);
  }
}
