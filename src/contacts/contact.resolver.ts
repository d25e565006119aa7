import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { Needs } from '../graphql-kit/access/requires-permission.ts';
import { Costs } from '../graphql-kit/cost/upstream-cost.ts';
import { badUserInput, idFaults, MAX_LENGTHS } from '../graphql-kit/input/input-issue.ts';
import { instanceFaults } from '../graphql-kit/input/instances.ts';
import type { ContactContext } from './contact.context.ts';
import { Contact } from './contact.type.ts';

@Resolver(() => Contact)
export class ContactResolver {
  @Costs({ loads: [{ loader: 'contacts', keys: 1 }], yields: [{ from: 'contacts' }] })
  @Needs('READ_CONTACTS')
  @Query(() => Contact, {
    nullable: true,
    description: 'A contact by its id. Null when Amazon Connect does not know it.',
  })
  async contact(
    @Arg('id', () => ID, { description: "Connect's id of the contact: 1 to 256 characters." })
    id: string,
    @Arg('instanceId', () => ID, {
      nullable: true,
      description: 'Its Connect instance, by default the one that the gateway is configured for.',
    })
    givenInstanceId: string | null,
    @Ctx() { contacts, instances }: ContactContext,
  ): Promise<Contact | null> {
    const instanceId = givenInstanceId ?? instances.defaultId;
    const faults = [
      ...idFaults(['id'], id, MAX_LENGTHS.contactId, 'contact'),
      ...instanceFaults(['instanceId'], instanceId, instances),
    ];
    if (faults.length > 0) throw badUserInput(faults);
    return contacts.load({ instanceId, id });
  }
}
