import { isHandled, isOffered } from '../../../src/emulator/routing/contact-states.ts';
import { isActive } from '../../../src/emulator/store/contact-record.ts';
import { USERS } from '../../../test/support/ids.ts';
import { changesContact } from './chaos-operation.ts';

export const ASSOCIATE_CONTACT_WITH_USER = changesContact({
  operation: 'AssociateContactWithUser',
  draw: (random) => ({ userId: random.pick([USERS.amara, USERS.ben, USERS.chen]) }),
  input: (values) => values,
  holds({ userId }, contact) {
    const { agent, atAgents, queue } = contact;
    const isListed = atAgents.some(
      (at) => at.userId === userId && (isOffered(at) || isHandled(at)),
    );
    const holder = agent === undefined ? queue?.id : agent.id;
    return isActive(contact) && (isListed || holder === userId);
  },
});
