import {
  ListRoutingProfileManualAssignmentQueuesCommand,
  type RoutingProfileManualAssignmentQueueConfigSummary,
} from '@aws-sdk/client-connect';
import { z } from 'zod';
import type { FetchPage } from '../../graphql-kit/relay/paginate.ts';
import type { ReadCached } from '../../graphql-kit/relay/read-cached.ts';
import { upstreamPageCodec } from '../../graphql-kit/relay/upstream-page.codec.ts';
import { ContactChannel } from '../../graphql-kit/values/contact-channel.enum.ts';
import { enumValue } from '../../graphql-kit/values/enum-value.ts';
import type { ResourceReference } from '../cache/resource-reference.ts';
import type { ManualAssignmentQueue } from './manual-assignment-queue.type.ts';

const PAGE_CODEC = upstreamPageCodec<ManualAssignmentQueue>(
  z.object({
    instanceId: z.string(),
    queueId: z.string(),
    queueName: z.string().nullable(),
    channel: z.enum(ContactChannel),
  }),
);

/**
 * Lists the queues from which agents of a routing profile may pick contacts, page by page: each once for every channel
 * (inferred). All users of the profile share the calls. Connect does not count them, so their number is known only when
 * the first page has them all.
 */
export function listManualAssignmentQueues(
  readCached: ReadCached,
  { instanceId: InstanceId, id: RoutingProfileId }: ResourceReference,
): FetchPage<ManualAssignmentQueue> {
  return async ({ pageSize, nextToken }) =>
    readCached({
      command: new ListRoutingProfileManualAssignmentQueuesCommand({
        InstanceId,
        RoutingProfileId,
        MaxResults: pageSize,
        NextToken: nextToken,
      }),
      pick: (output) => {
        const list = output.RoutingProfileManualAssignmentQueueConfigSummaryList ?? [];
        const items = list.flatMap((summary) => fromConnect(InstanceId, summary));
        const isWhole = nextToken === undefined && output.NextToken === undefined;
        return {
          items,
          nextToken: output.NextToken,
          totalCount: isWhole ? items.length : undefined,
        };
      },
      codec: PAGE_CODEC,
    });
}

/** Converts an entry of the list; none when Connect omitted the id of the queue. */
function fromConnect(
  instanceId: string,
  { QueueId: queueId, QueueName, Channel }: RoutingProfileManualAssignmentQueueConfigSummary,
): ManualAssignmentQueue[] {
  if (queueId === undefined) return [];
  const channel = enumValue(ContactChannel, Channel);
  return [{ instanceId, queueId, queueName: QueueName ?? null, channel }];
}
