import {
  DescribeQueueCommand,
  type Queue as ConnectQueue,
  SearchQueuesCommand,
} from '@aws-sdk/client-connect';
import type { CallConnect } from '../../connect/call-connect.ts';
import { PAGES_BY_IDS } from '../../connect/read-all.ts';
import { intOrNull } from '../../graphql-kit/values/int-or-null.ts';
import { type RequiredField, requiredField } from '../../graphql-kit/values/required-field.ts';
import type { DirectoryLoader, FetchByIds } from '../cache/directory-loader.ts';
import { fetchByIds, maxSearches } from '../cache/fetch-by-ids.ts';
import type { LoaderUse } from '../cache/loader-use.ts';
import { QueueType } from './queue-type.enum.ts';
import type { Queue } from './queue.type.ts';

/** Reads queues for one request. */
export type QueueLoader = DirectoryLoader<Queue>;

/**
 * The max number of ids of one batch that are described because no search finds them: what the rate of DescribeQueue
 * refills in a second.
 */
const MAX_DESCRIBED = 2;

/** The maximum number of calls of {@link fetchQueues}. */
export function maxQueueCalls(use: LoaderUse): number {
  const searches = Math.min(maxSearches(use), Math.floor(use.keys / 2));
  // Each search leaves at least one of its batch's keys over, so this bounds the batches, too.
  const batches = Math.min(use.batches, use.keys - searches);
  // Each search is one for queues and one for users. Of a single id, the queue and the user are described.
  return searches * 2 * PAGES_BY_IDS + batches * MAX_DESCRIBED;
}

/**
 * Reads queues by their ids. SearchQueues finds only standard queues (documented), but an agent's own queue has the
 * user's id (inferred). So the ids that it does not find are searched among the users: a page of contacts in agent
 * queues costs two searches, in place of one DescribeQueue each.
 *
 * An id that neither search finds may be that of a queue or a user that was created a moment ago, which searches do not
 * show yet, or of one that was deleted. Up to two of them are described; more do not exist, as far as is known: a read
 * of each would exhaust the quota, and existing queues are found as soon as a search shows them.
 *
 * @param fetchUsers reads the users with some ids.
 */
export function fetchQueues(
  callConnect: CallConnect,
  fetchUsers: FetchByIds<QueueOwner>,
): FetchByIds<Queue> {
  const fetch = fetchStandardQueues(callConnect);
  return async (instanceId, ids) => {
    const found = new Map(await fetch(instanceId, ids));
    const unknown = (): string[] => ids.filter((id) => found.get(id) === null);
    const describeUnknown = async (): Promise<void> => {
      const described = await Promise.all(unknown().map((id) => fetch(instanceId, [id])));
      for (const [id, queue] of described.flatMap((queues) => [...queues])) found.set(id, queue);
    };
    const isOne = unknown().length === 1;
    if (isOne && ids.length > 1) await describeUnknown();
    if (unknown().length === 0) return found;
    for (const [id, owner] of await fetchUsers(instanceId, unknown())) {
      const isUser = owner !== null && !(owner instanceof Error);
      found.set(id, isUser ? ownQueueOf(instanceId, id, owner) : owner);
    }
    if (!isOne && unknown().length <= MAX_DESCRIBED) await describeUnknown();
    return found;
  };
}

/** The part of a user that the user's own queue needs. */
interface QueueOwner {
  readonly arn: RequiredField<string>;
}

/**
 * Reads standard queues by their ids. Several ids are searched, so that agent queues do not exist among them; a single one
 * is described, and may be that of an agent queue.
 */
export function fetchStandardQueues(callConnect: CallConnect): FetchByIds<Queue> {
  return fetchByIds(callConnect, {
    searchCommand: (input) => new SearchQueuesCommand(input),
    idField: 'resourceID',
    found: ({ Queues }) => Queues,
    describeCommand: (InstanceId, QueueId) => new DescribeQueueCommand({ InstanceId, QueueId }),
    described: ({ Queue: queue }) => queue,
    fromConnect: queueFromConnect,
    // The id of a user is well-formed, but may still be rejected as a queue's id.
    describeRejectsOtherIds: true,
  });
}

/**
 * Converts a queue of Connect.
 *
 * @param knownId its id, if it was requested by id.
 * @returns `undefined` when Connect omitted the id and it is not known.
 */
export function queueFromConnect(
  instanceId: string,
  queue: ConnectQueue,
  knownId?: string,
): Queue | undefined {
  const { QueueId: id = knownId, QueueArn: arn } = queue;
  if (id === undefined) return undefined;
  // An agent queue's ARN ends in queue/agent/{id} (documented). Some have another ARN (observed); these have no name, which
  // standard queues always have, and a search does not find them.
  const isAgents =
    arn?.includes('/queue/agent/') === true || (knownId !== undefined && queue.Name === undefined);
  return {
    id,
    arn: requiredField(arn, 'QueueArn'),
    instanceId,
    type: isAgents ? QueueType.AGENT : QueueType.STANDARD,
    name: queue.Name ?? null,
    description: queue.Description ?? null,
    enabled: queue.Status !== 'DISABLED',
    maxContacts: intOrNull(queue.MaxContacts),
    hoursOfOperationId: queue.HoursOfOperationId ?? null,
  };
}

/** An agent's own queue, as far as it is known without a description from Connect. */
function ownQueueOf(instanceId: string, id: string, { arn }: QueueOwner): Queue {
  const queueArn =
    typeof arn === 'string' && arn.endsWith(`/agent/${id}`)
      ? arn.replace(/\/agent\/([^/]+)$/, '/queue/agent/$1')
      : undefined;
  return {
    id,
    arn: requiredField(queueArn, 'QueueArn'),
    instanceId,
    type: QueueType.AGENT,
    name: null,
    description: null,
    enabled: true,
    maxContacts: null,
    hoursOfOperationId: null,
  };
}
