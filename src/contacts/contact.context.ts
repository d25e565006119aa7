import type { CallConnect } from '../connect/call-connect.ts';
import type { DirectoryLoaders, LiveLoaders } from '../directory/loaders.ts';
import type { AnswerGrowth } from '../graphql-kit/cost/answer-growth.ts';
import type { ListContext } from '../graphql-kit/relay/list-directory.ts';
import type { AssociatedContactsLoader } from './associated-contacts.loader.ts';
import type { ContactAttributesLoader } from './contact-attributes.loader.ts';
import type { ContactLoader } from './contact.loader.ts';
import type { ContactError } from './errors/contact-error.interface.ts';
import type { ReadAfterWrite } from './read-after-write.ts';

/** What the resolvers of contacts take from a request's context. It is made anew for every request. */
export interface ContactContext extends DirectoryLoaders, LiveLoaders, ListContext, AnswerGrowth {
  /** Calls Connect within the request's deadline, for as long as the caller waits. */
  readonly callConnect: CallConnect;
  /** The same for reads: equal ones of the request are one call. */
  readonly callConnectDeduplicated: CallConnect;
  readonly associatedContacts: AssociatedContactsLoader;
  readonly contacts: ContactLoader;
  readonly contactAttributes: ContactAttributesLoader;
  readonly readAfterWrite: ReadAfterWrite;
  /** Forgets what the request has read of contacts and live state: a write has made it untrue. */
  readonly onContactsChanged: () => void;
  /** Tells logs and metrics of an error that is returned as data, which they would not see otherwise. */
  readonly onContactError: (error: ContactError) => void;
}
