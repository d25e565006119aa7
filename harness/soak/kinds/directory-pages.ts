import { dataWhere } from '../load/judge.ts';
import { type Kind, steady } from '../load/kind.ts';
import { posted } from '../load/question.ts';
import { newDocuments } from './new-document.ts';

const PAGE = newDocuments(`query Page($after: String) {
  users(first: 2, after: $after) {
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    nodes { id username firstName lastName routingProfile { id name } }
  }
}`);

interface Users {
  readonly users: {
    readonly pageInfo: {
      readonly hasNextPage: boolean;
      readonly hasPreviousPage: boolean;
      readonly endCursor: string | null;
    };
    readonly nodes: readonly { readonly username: string }[];
  };
}

/** Walks through the users a page at a time, over and over. */
export function directoryPages(): Kind {
  let after: string | null = null;
  return {
    name: 'pages of the directory',
    pace: steady(1),
    draw: (_random, serial) => {
      const requested = after;
      return {
        request: posted({ query: PAGE.text(serial), variables: { after: requested } }),
        newDocument: true,
        judge: (reply) =>
          dataWhere('a page of users', (data) => {
            const text = PAGE.withPlainNames(JSON.stringify(data), serial);
            const { pageInfo, nodes } = (JSON.parse(text) as Users).users;
            after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
            const names = nodes.every(({ username }) => username !== '');
            return names && pageInfo.hasPreviousPage === (requested !== null);
          })(reply),
      };
    },
  };
}

const SEARCH = newDocuments(`query Search($search: String!) {
  queues(first: 10, search: $search) { totalCount nodes { id name } }
}`);

/** Looks for names that nothing has, each time for another one, so that the cache of lists turns over. */
export const directorySearches: Kind = {
  name: 'searches without a match',
  pace: steady(0.5),
  draw: (_random, serial) => ({
    request: posted({ query: SEARCH.text(serial), variables: { search: `nothing ${serial}` } }),
    newDocument: true,
    judge: dataWhere('an empty list', (data) => {
      const [list] = Object.values(data) as [Readonly<Record<string, unknown>>];
      return Object.values(list).some((value) => Array.isArray(value) && value.length === 0);
    }),
  }),
};
