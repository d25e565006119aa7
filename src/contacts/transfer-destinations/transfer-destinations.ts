import { isAboutIds, mapResult } from '../../connect/connect-failure.ts';
import type { ResourceReference } from '../../directory/cache/resource-reference.ts';
import { QueueType } from '../../directory/queues/queue-type.enum.ts';
import {
  listQueueQuickConnects,
  type OfferedQuickConnect,
} from '../../directory/quick-connects/list-queue-quick-connects.ts';
import { QuickConnectType } from '../../directory/quick-connects/quick-connect-type.enum.ts';
import type { QuickConnect } from '../../directory/quick-connects/quick-connect.type.ts';
import { searchQuickConnects } from '../../directory/quick-connects/search-quick-connects.ts';
import { readFailure } from '../../graphql-kit/errors/read-failure.ts';
import { orNotFound } from '../../graphql-kit/errors/resource-not-found.ts';
import type { Connection } from '../../graphql-kit/relay/connection.type.ts';
import type { PageRequest } from '../../graphql-kit/relay/page-request.ts';
import {
  type FetchPage,
  fetchPageOf,
  filterPage,
  paginate,
  type UpstreamPage,
} from '../../graphql-kit/relay/paginate.ts';
import type { ContactContext } from '../contact.context.ts';

/** Connect's maximum for a page of quick connects. Some are filtered out, so smaller pages would need more calls. */
const UPSTREAM_PAGE_SIZE = 100;

/**
 * The destinations that a contact can be transferred to, as an agent's workspace offers them: the quick connects of its
 * queue, or all quick connects when it has no queue or waits in an agent's queue. Phone numbers are offered only for
 * calls, and nothing for a contact that has ended. A caller that is restricted to queues gets only the destinations in
 * these queues.
 *
 * @throws a `GraphQLError` when the contact does not exist, or a read fails.
 */
export async function transferDestinations(
  context: ContactContext,
  reference: ResourceReference,
  search: string | undefined,
  page: PageRequest,
): Promise<Connection<QuickConnect>> {
  const { instanceId, id } = reference;
  const { caller } = context;
  const contact = orNotFound(await context.contacts.load(reference), 'contact', id);
  if (!contact.active) return paginate(page, fetchPageOf<QuickConnect>([]));

  const isOffered = ({ type }: OfferedQuickConnect): boolean =>
    type !== QuickConnectType.PHONE_NUMBER || contact.channel === 'VOICE';
  const isPermitted = ({ queueId }: QuickConnect): boolean =>
    caller.queueIds === undefined || (queueId !== null && caller.queueIds.has(queueId));
  const ofQueue = await quickConnectsOfQueue(context, instanceId, contact.queueId);
  if (ofQueue === undefined) {
    const all = searchQuickConnects(context.readCached, instanceId, search);
    return paginate(page, filterOffered(filterPage(all, isPermitted), isOffered));
  }
  const offered = filterOffered(
    ofQueue,
    (quickConnect) => isOffered(quickConnect) && matches(quickConnect.name ?? '', search),
  );
  const { edges, ...connection } = await paginate(page, offered);
  const found = await Promise.all(
    edges.map(async ({ cursor, node: { id: quickConnectId } }) => {
      const quickConnect = await context.quickConnects.load({ instanceId, id: quickConnectId });
      if (quickConnect === null || !isPermitted(quickConnect)) return [];
      return [{ cursor, node: quickConnect }];
    }),
  );
  return { ...connection, edges: found.flat(), nodes: found.flat().map(({ node }) => node) };
}

/** The quick connects of a contact's queue; `undefined` when it has no queue that could have any. */
async function quickConnectsOfQueue(
  { readCached, queues }: ContactContext,
  instanceId: string,
  queueId: string | null,
): Promise<FetchPage<OfferedQuickConnect> | undefined> {
  if (queueId === null) return undefined;
  const queue = { instanceId, id: queueId };
  const list = listQueueQuickConnects(readCached, queue);
  const firstPage = await list({ pageSize: UPSTREAM_PAGE_SIZE, nextToken: undefined });
  if (!firstPage.ok && !isAboutIds(firstPage.failure)) throw readFailure(firstPage.failure);
  // Only an empty list requires a check of the queue: agents' queues have no quick connects (inferred), or do not exist
  // here.
  if (!firstPage.ok || isEmpty(firstPage.output)) {
    const { type } = orNotFound(await queues.load(queue), 'queue', queueId);
    if (type === QueueType.AGENT) return undefined;
  }
  return async (request) => (request.nextToken === undefined ? firstPage : list(request));
}

function isEmpty({ items, nextToken }: UpstreamPage<unknown>): boolean {
  return items.length === 0 && nextToken === undefined;
}

/**
 * Connect's searches match parts of names, case-insensitive. Where Connect only lists, the gateway matches in the same
 * way.
 */
function matches(name: string, search = ''): boolean {
  return name.toLowerCase().includes(search.toLowerCase());
}

/**
 * The entries of a list that satisfy a condition. Connect's count includes the others, so the number of entries is
 * known only when all pages have been read.
 */
function filterOffered<Node>(
  fetchPage: FetchPage<Node>,
  isOffered: (node: Node) => boolean,
): FetchPage<Node> {
  /** The number of entries before each page that was reached from the first. */
  const countBefore = new Map<string | undefined, number>([[undefined, 0]]);
  return async ({ nextToken }) =>
    mapResult(await fetchPage({ pageSize: UPSTREAM_PAGE_SIZE, nextToken }), (found) => {
      const items = found.items.filter(isOffered);
      const before = countBefore.get(nextToken);
      const count = before === undefined ? undefined : before + items.length;
      if (found.nextToken === undefined) return { ...found, items, totalCount: count };
      if (count !== undefined) countBefore.set(found.nextToken, count);
      return { ...found, items, totalCount: undefined };
    });
}
