import {
  DescribeQueueCommand,
  type Queue as ConnectQueue,
  SearchQueuesCommand,
} from '@aws-sdk/client-connect';
import { promised } from '../api/left-out.ts';
import { wholeNumber } from '../api/whole-number.ts';
import type { CallConnect } from '../connect/call-connect.ts';
import { PAGES_BY_IDS, readAll } from '../connect/read-all.ts';
import { readOne } from '../connect/read-one.ts';
import type { DirectoryLoader, FetchByIds } from '../loading/directory-loader.ts';
import { type DirectoryReads, fetchByIds } from '../loading/fetch-by-ids.ts';
import { QueueType } from './queue-type.enum.ts';
import type { Queue } from './queue.type.ts';

/** Reads queues for one request. */
export type QueueLoader = DirectoryLoader<Queue>;

/** Reads queues by their ids. SearchQueues sees standard queues only, so agent queues cost a call each. */
export function fetchQueues(callConnect: CallConnect): FetchByIds<Queue> {
  return fetchByIds<Queue>({ ...queueReads(callConnect), describesMore: true });
}

/** The same for queues that are known to be of the standard type: what a search does not see does not exist. */
export function fetchStandardQueues(callConnect: CallConnect): FetchByIds<Queue> {
  return fetchByIds<Queue>({ ...queueReads(callConnect), describesMore: false });
}

function queueReads(callConnect: CallConnect): Omit<DirectoryReads<Queue>, 'describesMore'> {
  return {
    idOf: ({ id }) => id,
    search: (instanceId, ids) =>
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
        PAGES_BY_IDS,
      ),
    async describe({ instanceId, id }) {
      const command = new DescribeQueueCommand({ InstanceId: instanceId, QueueId: id });
      return readOne(
        callConnect,
        command,
        ({ Queue: queue }) => queue && queueFromConnect(instanceId, queue, id),
      );
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
  return {
    id,
    arn: promised(arn, 'QueueArn'),
    instanceId,
    // An agent queue's ARN ends in queue/agent/{id}, by AWS's documentation.
    type: arn?.includes('/queue/agent/') === true ? QueueType.AGENT : QueueType.STANDARD,
    name: queue.Name ?? null,
    description: queue.Description ?? null,
    enabled: queue.Status !== 'DISABLED',
    maxContacts: wholeNumber(queue.MaxContacts),
    hoursOfOperationId: queue.HoursOfOperationId ?? null,
  };
}
