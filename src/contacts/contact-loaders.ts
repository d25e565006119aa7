import { PAGES_OF_WHOLE_LIST } from '../connect/read-all.ts';

/** The names of the contact loaders in a request's context. */
type ContactLoaderName = 'associatedContacts' | 'contactAttributes' | 'contactMetrics' | 'contacts';

/** What each loader of contacts costs. */
export const CONTACT_LOADERS: Readonly<
  Record<
    ContactLoaderName,
    {
      /** The maximum number of calls that it makes for a number of keys. */
      readonly maxCalls: (use: { readonly keys: number }) => number;
    }
  >
> = {
  associatedContacts: { maxCalls: ({ keys }) => keys * PAGES_OF_WHOLE_LIST },
  contactAttributes: { maxCalls: ({ keys }) => keys },
  contactMetrics: { maxCalls: ({ keys }) => keys },
  contacts: { maxCalls: ({ keys }) => keys },
};

declare module '../graphql-kit/cost/upstream-cost.ts' {
  interface LoaderNames {
    readonly contacts: ContactLoaderName;
  }
}
