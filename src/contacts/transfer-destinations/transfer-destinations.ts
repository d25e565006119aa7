import type { Connection } from '../../api/connection/connection.type.ts';
import { listPage } from '../../api/connection/list-page.ts';
import { onlySeen } from '../../api/connection/only-seen.ts';
import type { PageRequest } from '../../api/connection/page-request.ts';
import { type FetchPage, paginate } from '../../api/connection/paginate.ts';
import { orNotFound } from '../../api/resource-not-found.ts';
import { mapResult } from '../../connect/connect-failure.ts';
import type { ResourceReference } from '../../loading/resource-reference.ts';
import { QueueType } from '../../queues/queue-type.enum.ts';
import type { QueueQuickConnects } from '../../quick-connects/queue-quick-connects.loader.ts';
import { QuickConnectType } from '../../quick-connects/quick-connect-type.enum.ts';
import type { QuickConnect } from '../../quick-connects/quick-connect.type.ts';
import { searchQuickConnects } from '../../quick-connects/search-quick-connects.ts';
import type { ContactContext } from '../contact.context.ts';

/** Connect's most for a page of quick connects. Some of them are left out, so less would mean more calls. */
const UPSTREAM_PAGE_SIZE = 100;

/**
 * Where a contact can go, as an agent's workspace offers it: the quick connects of its queue, or all of them when it has
 * none, or that of an agent. Only calls can go to phone numbers, and an ended contact can go nowhere. A caller who is
 * restricted to some queues is offered those only.
 *
 * @throws a `GraphQLError` when Connect does not know the contact, or cannot be read.
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
  if (!contact.active) return paginate(page, listPage<QuickConnect>([]));

  const isOffered = (type: QuickConnectType): boolean =>
    type !== QuickConnectType.PHONE_NUMBER || contact.channel === 'VOICE';
  const isInReach = ({ queueId }: QuickConnect): boolean =>
    caller.queueIds === undefined || (queueId !== null && caller.queueIds.has(queueId));
  const offered = await quickConnectsOfQueue(context, instanceId, contact.queueId);
  if (offered === undefined) {
    const all = searchQuickConnects(context.readDirectory, instanceId, search);
    return paginate(page, onlyOffered(onlySeen(all, isInReach), isOffered));
  }
  const ids = offered
    .filter(({ type, name }) => isOffered(type) && matches(name ?? '', search))
    .map((quickConnect) => quickConnect.id);
  const { edges, ...connection } = await paginate(page, listPage(ids));
  const found = await Promise.all(
    edges.map(async ({ cursor, node }) => {
      const quickConnect = await context.quickConnects.load({ instanceId, id: node });
      if (quickConnect === null || !isInReach(quickConnect)) return [];
      return [{ cursor, node: quickConnect }];
    }),
  );
  return { ...connection, edges: found.flat(), nodes: found.flat().map(({ node }) => node) };
}

/** What a contact's queue offers; `undefined` when it has no queue that could offer anything. */
async function quickConnectsOfQueue(
  { queueQuickConnects, queues }: ContactContext,
  instanceId: string,
  queueId: string | null,
): Promise<QueueQuickConnects | undefined> {
  if (queueId === null) return undefined;
  const queue = { instanceId, id: queueId };
  const offered = orNotFound(await queueQuickConnects.load(queue), 'queue', queueId);
  // Only an empty offer is worth a look at the queue: agents' queues offer nothing (inferred).
  const isAgents = offered.length === 0 && (await queues.load(queue))?.type === QueueType.AGENT;
  return isAgents ? undefined : offered;
}

/** Connect searches names by their parts, whatever the case; where it only lists, so does the gateway. */
function matches(name: string, search = ''): boolean {
  return name.toLowerCase().includes(search.toLowerCase());
}

function onlyOffered(
  fetchPage: FetchPage<QuickConnect>,
  isOffered: (type: QuickConnectType) => boolean,
): FetchPage<QuickConnect> {
  return async ({ nextToken }) =>
    mapResult(await fetchPage({ pageSize: UPSTREAM_PAGE_SIZE, nextToken }), (found) => ({
      items: found.items.filter(({ type }) => isOffered(type)),
      nextToken: found.nextToken,
      totalCount: undefined,
    }));
}
