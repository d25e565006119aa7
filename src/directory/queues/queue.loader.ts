import {
  DescribeQueueCommand,
  type Queue as ConnectQueue,
  SearchQueuesCommand,
} from '@aws-sdk/client-connect';
import type { CallConnect } from '../../connect/call-connect.ts';
import { intOrNull } from '../../graphql-kit/values/int-or-null.ts';
import { type RequiredField, requiredField } from '../../graphql-kit/values/required-field.ts';
import type { LoadResult } from '../cache/directory-cache.ts';
import type { DirectoryLoader, FetchByIds } from '../cache/directory-loader.ts';
import { fetchByIds } from '../cache/fetch-by-ids.ts';
import { QueueType } from './queue-type.enum.ts';
import type { Queue } from './queue.type.ts';

/** Reads queues for one request. */
export type QueueLoader = DirectoryLoader<Queue>;

/**
 * Reads queues by their ids. SearchQueues finds only standard queues, so agent queues cost a call each; and
 * DescribeQueue does not find all of them either. An agent's own queue has the user's id (inferred), so an id that no
 * queue has may be the id of a user.
 *
 * @param fetchUsers reads the users with some ids.
 */
export function fetchQueues(
  callConnect: CallConnect,
  fetchUsers: FetchByIds<QueueOwner>,
): FetchByIds<Queue> {
  const fetch = fetchQueuesByIds(callConnect, true);
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

/** The part of a user that the user's own queue needs. */
interface QueueOwner {
  readonly arn: RequiredField<string>;
}

/** Reads queues that are known to be standard queues: those that a search does not find do not exist. */
export function fetchStandardQueues(callConnect: CallConnect): FetchByIds<Queue> {
  return fetchQueuesByIds(callConnect, false);
}

function fetchQueuesByIds(callConnect: CallConnect, describesMore: boolean): FetchByIds<Queue> {
  return fetchByIds(callConnect, {
    searchCommand: (input) => new SearchQueuesCommand(input),
    idField: 'resourceID',
    found: ({ Queues }) => Queues,
    describeCommand: (InstanceId, QueueId) => new DescribeQueueCommand({ InstanceId, QueueId }),
    described: ({ Queue: queue }) => queue,
    fromConnect: queueFromConnect,
    describesMore,
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
