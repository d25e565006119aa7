import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { RequiresPermission } from '../graphql-kit/access/requires-permission.ts';
import { UpstreamCost } from '../graphql-kit/cost/upstream-cost.ts';
import { badUserInput, idIssues, MAX_LENGTHS } from '../graphql-kit/input/input-issue.ts';
import { INSTANCE_ID_ARGUMENT, instanceIssues } from '../graphql-kit/input/instances.ts';
import type { ContactContext } from './contact.context.ts';
import { Contact } from './contact.type.ts';

@Resolver(() => Contact)
export class ContactResolver {
  @UpstreamCost({ loads: [{ loader: 'contacts', keys: 1 }], returns: [{ from: 'contacts' }] })
  @RequiresPermission('READ_CONTACTS')
  @Query(() => Contact, {
    nullable: true,
    description: 'A contact by its id. Null when it does not exist in Connect.',
  })
  async contact(
    @Arg('id', () => ID, {
      description: "Connect's id of the contact: 1 to 256 characters. Not its ARN.",
    })
    id: string,
    @Arg('instanceId', () => ID, INSTANCE_ID_ARGUMENT)
    givenInstanceId: string | null,
    @Ctx() { contacts, instances }: ContactContext,
  ): Promise<Contact | null> {
    const instanceId = givenInstanceId ?? instances.defaultId;
    const issues = [
      ...idIssues(['id'], id, MAX_LENGTHS.contactId, 'contact'),
      ...instanceIssues(['instanceId'], instanceId, instances),
    ];
    if (issues.length > 0) throw badUserInput(issues);
    return contacts.load({ instanceId, id });
  }
}
