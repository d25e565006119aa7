import type { Caller } from '../../auth/caller.ts';
import type { ContactContext } from '../../contacts/contact.context.ts';
import { guardLoader } from '../../loading/guard-loader.ts';

type Loaders = Pick<ContactContext, 'contacts' | 'queues'>;

/** Loaders that hand out nothing but the caller's queues, and the contacts that are or were last in them. */
export function withinQueues({ queueIds }: Caller, { contacts, queues }: Loaders): Loaders {
  if (queueIds === undefined) return { contacts, queues };
  return {
    contacts: guardLoader(contacts, {
      maySee: ({ queueId }) => queueId !== null && queueIds.has(queueId),
    }),
    queues: guardLoader(queues, { mayRead: ({ id }) => queueIds.has(id) }),
  };
}
