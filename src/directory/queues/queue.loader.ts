import {
  DescribeQueueCommand,
  type Queue as ConnectQueue,
  SearchQueuesCommand,
} from '@aws-sdk/client-connect';
import type { CallConnect } from '../../connect/call-connect.ts';
import { isInvalid } from '../../connect/connect-failure.ts';
import { readAll } from '../../connect/read-all.ts';
import { readOne } from '../../connect/read-one.ts';
import { intOrNull } from '../../graphql-kit/values/int-or-null.ts';
import { type Promised, promised } from '../../graphql-kit/values/promised.ts';
import type { LoadResult } from '../cache/directory-cache.ts';
import type { DirectoryLoader, FetchByIds } from '../cache/directory-loader.ts';
import { type BatchReader, fetchByIds } from '../cache/fetch-by-ids.ts';
import { QueueType } from './queue-type.enum.ts';
import type { Queue } from './queue.type.ts';

/** Reads queues for one request. */
export type QueueLoader = DirectoryLoader<Queue>;

/**
 * Reads queues by their ids. SearchQueues sees standard queues only, so agent queues cost a call each; and some are not
 * known to DescribeQueue either. A user's own queue has the user's id (inferred), so what is no queue may be a user's.
 *
 * @param fetchUsers reads who has an id.
 */
export function fetchQueues(
  callConnect: CallConnect,
  fetchUsers: FetchByIds<QueueOwner>,
): FetchByIds<Queue> {
  const fetch = fetchByIds<Queue>({ ...queueReads(callConnect), describesMore: true });
  return async (instanceId, ids) => {
    const found = await fetch(instanceId, ids);
    const unknown = ids.filter((id) => found.get(id) === null);
    if (unknown.length === 0) return found;
    const owners = await fetchUsers(instanceId, unknown);
    return new Map([
      ...found,
      ...[...owners].map(([id, owner]): [string, LoadResult<Queue>] => [
        id,
        owner === null || owner instanceof Error ? owner : ownQueueOf(instanceId, id, owner),
      ]),
    ]);
  };
}

/** A user, as far as it matters to the user's own queue. */
interface QueueOwner {
  readonly arn: Promised<string>;
}

/** The same for queues that are known to be of the standard type: what a search does not see does not exist. */
export function fetchStandardQueues(callConnect: CallConnect): FetchByIds<Queue> {
  return fetchByIds<Queue>({ ...queueReads(callConnect), describesMore: false });
}

function queueReads(callConnect: CallConnect): Omit<BatchReader<Queue>, 'describesMore'> {
  return {
    idOf: ({ id }) => id,
    search: (instanceId, ids, maxPages) =>
      readAll(
        callConnect,
        (NextToken) =>
          new SearchQueuesCommand({
            InstanceId: instanceId,
            MaxResults: ids.length,
            NextToken,
            SearchCriteria: {
              OrConditions: ids.map((Value) => ({
                // Connect spells the field this way for queues.
                StringCondition: { FieldName: 'resourceID', Value, ComparisonType: 'EXACT' },
              })),
            },
          }),
        (output) => output.Queues?.flatMap((found) => queueFromConnect(instanceId, found) ?? []),
        maxPages,
      ),
    async describe({ instanceId, id }) {
      const command = new DescribeQueueCommand({ InstanceId: instanceId, QueueId: id });
      const finding = await readOne(
        callConnect,
        command,
        ({ Queue: queue }) => queue && queueFromConnect(instanceId, queue, id),
      );
      // The id of a user is of the right form, and may be taken for no queue's all the same.
      return !finding.ok && isInvalid(finding.failure) ? { ok: true, output: null } : finding;
    },
  };
}

/**
 * The schema's queue from what Connect tells.
 *
 * @param knownId its id, where it was asked for by that.
 * @returns `undefined` when Connect left out the id, and it is not known.
 */
export function queueFromConnect(
  instanceId: string,
  queue: ConnectQueue,
  knownId?: string,
): Queue | undefined {
  const { QueueId: id = knownId, QueueArn: arn } = queue;
  if (id === undefined) return undefined;
  // An agent queue's ARN ends in queue/agent/{id}, by AWS's documentation. Some do not say so in their ARN (observed); they
  // have no name, which standard queues always have, and a search does not see them.
  const isAgents =
    arn?.includes('/queue/agent/') === true || (knownId !== undefined && queue.Name === undefined);
  return {
    id,
    arn: promised(arn, 'QueueArn'),
    instanceId,
    type: isAgents ? QueueType.AGENT : QueueType.STANDARD,
    name: queue.Name ?? null,
    description: queue.Description ?? null,
    enabled: queue.Status !== 'DISABLED',
    maxContacts: intOrNull(queue.MaxContacts),
    hoursOfOperationId: queue.HoursOfOperationId ?? null,
  };
}

/** What there is of a user's own queue when Connect does not describe it. */
function ownQueueOf(instanceId: string, id: string, { arn }: QueueOwner): Queue {
  const queueArn =
    typeof arn === 'string' && arn.endsWith(`/agent/${id}`)
      ? arn.replace(/\/agent\/([^/]+)$/, '/queue/agent/$1')
      : undefined;
  return {
    id,
    arn: promised(queueArn, 'QueueArn'),
    instanceId,
    type: QueueType.AGENT,
    name: null,
    description: null,
    enabled: true,
    maxContacts: null,
    hoursOfOperationId: null,
  };
}
