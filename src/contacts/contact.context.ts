import type { CallConnect } from '../connect/call-connect.ts';
import type { ConnectNow } from '../connect/connect-now.ts';
import type { DirectoryLoaders, LiveLoaders } from '../directory/loaders.ts';
import type { AnswerGrowth } from '../graphql-kit/cost/answer-growth.ts';
import type { ListContext } from '../graphql-kit/relay/list-directory.ts';
import type { AssociatedContactsLoader } from './associated-contacts.loader.ts';
import type { ContactAttributesLoader } from './contact-attributes.loader.ts';
import type { ContactMetricsLoader } from './contact-metrics.loader.ts';
import type { ContactLoader } from './contact.loader.ts';
import type { ContactError } from './errors/contact-error.interface.ts';
import type { ReadAfterWrite } from './operations/kit/read-after-write.ts';

/** The part of a request's context that the resolvers of contacts use. Each request has its own. */
export interface ContactContext extends DirectoryLoaders, LiveLoaders, ListContext, AnswerGrowth {
  /** Calls Connect within the request's deadline, until the client disconnects. */
  readonly callConnect: CallConnect;
  /** The same for reads: equal reads of the request become one call. */
  readonly callConnectDeduplicated: CallConnect;
  /** Connect's current time. */
  readonly connectNow: ConnectNow;
  readonly associatedContacts: AssociatedContactsLoader;
  readonly contacts: ContactLoader;
  readonly contactAttributes: ContactAttributesLoader;
  readonly contactMetrics: ContactMetricsLoader;
  readonly readAfterWrite: ReadAfterWrite;
  /** Clears the contacts and live state that the request has read, which a write has made stale. */
  readonly onContactsChanged: () => void;
  /** Reports an error that is returned as data to logs and metrics, which see only thrown errors. */
  readonly onContactError: (error: ContactError) => void;
}
