import { ListQueueQuickConnectsCommand, type QuickConnectSummary } from '@aws-sdk/client-connect';
import { z } from 'zod';
import type { FetchPage } from '../../graphql-kit/relay/paginate.ts';
import type { ReadCached } from '../../graphql-kit/relay/read-cached.ts';
import { upstreamPageCodec } from '../../graphql-kit/relay/upstream-page.codec.ts';
import { enumValue } from '../../graphql-kit/values/enum-value.ts';
import type { ResourceReference } from '../cache/resource-reference.ts';
import { QuickConnectType } from './quick-connect-type.enum.ts';

/** A quick connect, as far as the list of a queue's quick connects describes it. */
export interface OfferedQuickConnect {
  readonly id: string;
  readonly name: string | null;
  readonly type: QuickConnectType;
}

/** The maximum page size in Connect's service model. */
const PAGE_SIZE = 100;

const PAGE_CODEC = upstreamPageCodec<OfferedQuickConnect>(
  z.object({ id: z.string(), name: z.string().nullable(), type: z.enum(QuickConnectType) }),
);

/**
 * Lists the quick connects that a queue offers to its agents, in pages of Connect's maximum size. A queue may have
 * many, so only the pages that a caller requests are read. Connect does not count them.
 */
export function listQueueQuickConnects(
  readCached: ReadCached,
  { instanceId: InstanceId, id: QueueId }: ResourceReference,
): FetchPage<OfferedQuickConnect> {
  return async ({ nextToken: NextToken }) =>
    readCached({
      command: new ListQueueQuickConnectsCommand({
        InstanceId,
        QueueId,
        MaxResults: PAGE_SIZE,
        NextToken,
      }),
      pick: (output) => ({
        items: (output.QuickConnectSummaryList ?? []).flatMap(offeredFromConnect),
        nextToken: output.NextToken,
        totalCount: undefined,
      }),
      codec: PAGE_CODEC,
    });
}

function offeredFromConnect(summary: QuickConnectSummary): OfferedQuickConnect[] {
  const { Id: id, Name: name = null } = summary;
  if (id === undefined) return [];
  return [{ id, name, type: enumValue(QuickConnectType, summary.QuickConnectType) }];
}
