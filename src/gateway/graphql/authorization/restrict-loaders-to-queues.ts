import type { Caller } from '../../../auth/caller.ts';
import type { ContactContext } from '../../../contacts/contact.context.ts';
import type { DescribedContact } from '../../../contacts/contact.type.ts';
import { guardLoader } from '../../../directory/cache/guard-loader.ts';
import { forbidden } from '../../../graphql-kit/access/forbidden.ts';

type Loaders = Pick<ContactContext, 'contacts' | 'queues' | 'readAfterWrite'>;

/** Wraps loaders so that they return only the caller's queues, and contacts that are or were last in these queues. */
export function restrictLoadersToQueues({ queueIds }: Caller, loaders: Loaders): Loaders {
  if (queueIds === undefined) return loaders;
  const canView = ({ queueId }: DescribedContact): boolean =>
    queueId !== null && queueIds.has(queueId);
  return {
    contacts: guardLoader(loaders.contacts, { canView }),
    queues: guardLoader(loaders.queues, { canRead: ({ id }) => queueIds.has(id) }),
    async readAfterWrite(reference, isShown) {
      // Connect may show a new contact before it shows the contact's queue.
      const contact = await loaders.readAfterWrite(
        reference,
        (shown) => shown.QueueInfo !== undefined && isShown(shown),
      );
      if (!canView(contact)) throw forbidden('queues');
      return contact;
    },
  };
}
