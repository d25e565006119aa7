import { ListQueueQuickConnectsCommand, type QuickConnectSummary } from '@aws-sdk/client-connect';
import DataLoader from 'dataloader';
import { enumValue } from '../api/enum-value.ts';
import { readFailure } from '../api/read-failure.ts';
import type { CallConnect } from '../connect/call-connect.ts';
import { isUnknown } from '../connect/connect-failure.ts';
import type { Deadline } from '../connect/deadline.ts';
import { PAGES_OF_WHOLE_LIST, readAll } from '../connect/read-all.ts';
import type { Batching } from '../loading/batch-gate.ts';
import type { DirectoryCache, Found } from '../loading/directory-cache.ts';
import type { DirectoryLoader } from '../loading/directory-loader.ts';
import type { ReadCalls } from '../loading/read-calls.ts';
import { keyOf, type ResourceReference } from '../loading/resource-reference.ts';
import { QuickConnectType } from './quick-connect-type.enum.ts';

/** A quick connect, as far as the list of those that a queue offers tells. */
export interface OfferedQuickConnect {
  readonly id: string;
  readonly name: string | null;
  readonly type: QuickConnectType;
}

/** The quick connects that a queue offers to its agents. */
export type QueueQuickConnects = readonly OfferedQuickConnect[];

/** Reads for one request which quick connects queues offer; null for an unknown queue. */
export type QueueQuickConnectsLoader = DirectoryLoader<QueueQuickConnects>;

/** The most that Connect lists at a time, by its service model. */
const PAGE_SIZE = 100;

/** A loader for one request. It does not wait for other reads: what it brings is what those are about. */
export function createQueueQuickConnectsLoader(
  cache: DirectoryCache<QueueQuickConnects>,
  { during }: Batching,
  calls: ReadCalls,
): QueueQuickConnectsLoader {
  return new DataLoader<ResourceReference, QueueQuickConnects | null, string>(
    async (references) => {
      const byKey = new Map(references.map((reference) => [keyOf(reference), reference]));
      const fetch = async (
        keys: readonly string[],
        deadline: Deadline,
      ): Promise<Map<string, Found<QueueQuickConnects>>> =>
        new Map(
          await Promise.all(
            [...byKey]
              .filter(([key]) => keys.includes(key))
              .map(
                async ([key, queue]) =>
                  [key, await listAll(calls.within(deadline), queue)] as const,
              ),
          ),
        );
      return during(cache.getMany([...byKey.keys()], calls, fetch));
    },
    { cacheKeyFn: keyOf },
  );
}

async function listAll(
  callConnect: CallConnect,
  { instanceId: InstanceId, id: QueueId }: ResourceReference,
): Promise<Found<QueueQuickConnects>> {
  const result = await readAll(
    callConnect,
    (NextToken) =>
      new ListQueueQuickConnectsCommand({ InstanceId, QueueId, MaxResults: PAGE_SIZE, NextToken }),
    (output) => output.QuickConnectSummaryList,
    PAGES_OF_WHOLE_LIST,
  );
  if (result.ok) return result.output.flatMap(offeredFromConnect);
  return isUnknown(result.failure) ? null : readFailure(result.failure);
}

function offeredFromConnect(summary: QuickConnectSummary): OfferedQuickConnect[] {
  const { Id: id, Name: name = null } = summary;
  if (id === undefined) return [];
  return [{ id, name, type: enumValue(QuickConnectType, summary.QuickConnectType) }];
}
