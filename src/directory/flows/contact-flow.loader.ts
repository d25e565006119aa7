import { type ContactFlowSummary, ListContactFlowsCommand } from '@aws-sdk/client-connect';
import DataLoader from 'dataloader';
import type { CallConnect } from '../../connect/call-connect.ts';
import { withoutAlias } from '../../connect/connect-arn.ts';
import type { Deadline } from '../../connect/deadline.ts';
import { PAGES_OF_WHOLE_LIST, readAll } from '../../connect/read-all.ts';
import { listTooLong } from '../../graphql-kit/errors/list-too-long.ts';
import { readFailure } from '../../graphql-kit/errors/read-failure.ts';
import { enumValue } from '../../graphql-kit/values/enum-value.ts';
import { requiredField } from '../../graphql-kit/values/required-field.ts';
import type { Batching } from '../cache/batch-scheduler.ts';
import type { DirectoryCache, LoadResult } from '../cache/directory-cache.ts';
import type { DirectoryLoader, RequestReads } from '../cache/directory-loader.ts';
import { keyOf, type ResourceReference } from '../cache/resource-reference.ts';
import { ContactFlowType } from './contact-flow-type.enum.ts';
import type { ContactFlow } from './contact-flow.type.ts';

/** Reads flows for one request. */
export type ContactFlowLoader = DirectoryLoader<ContactFlow>;

/** The flows of an instance. */
export interface ContactFlowList {
  readonly byId: ReadonlyMap<string, ContactFlow>;
  /** Whether the list is complete: an instance may have more flows than are read. */
  readonly isComplete: boolean;
}

/** The maximum page size in Connect's service model. */
const PAGE_SIZE = 1000;

/**
 * Creates a loader for one request, over lists that all requests share. Connect cannot search flows by id, but lists a
 * thousand per call, so the whole list of an instance is cached.
 */
export function createContactFlowLoader(
  lists: DirectoryCache<ContactFlowList>,
  batching: Batching,
  reads: RequestReads,
): ContactFlowLoader {
  const listAll = async (
    instanceIds: readonly string[],
    deadline: Deadline,
  ): Promise<Map<string, LoadResult<ContactFlowList>>> =>
    new Map(
      await Promise.all(
        instanceIds.map(
          async (id) => [id, await listContactFlows(reads.within(deadline), id)] as const,
        ),
      ),
    );
  return new DataLoader<ResourceReference, ContactFlow | null, string>(
    async (references) => {
      const instanceIds = [...new Set(references.map(({ instanceId }) => instanceId))];
      const found = await batching.trackUntilDone(lists.getMany(instanceIds, reads, listAll));
      return references.map(({ instanceId, id }) => {
        const list = found[instanceIds.indexOf(instanceId)] ?? null;
        return list instanceof Error || list === null ? list : flowOf(list, id);
      });
    },
    { cacheKeyFn: keyOf, batchScheduleFn: batching.schedule },
  );
}

/** A flow that is missing from an incomplete list may still exist. */
function flowOf({ byId, isComplete }: ContactFlowList, id: string): LoadResult<ContactFlow> {
  const absent = isComplete ? null : listTooLong('the flows of an instance', PAGES_OF_WHOLE_LIST);
  return byId.get(withoutAlias(id)) ?? absent;
}

async function listContactFlows(
  callConnect: CallConnect,
  InstanceId: string,
): Promise<LoadResult<ContactFlowList>> {
  const result = await readAll(
    callConnect,
    (NextToken) => new ListContactFlowsCommand({ InstanceId, MaxResults: PAGE_SIZE, NextToken }),
    (output) => output.ContactFlowSummaryList,
    PAGES_OF_WHOLE_LIST,
  );
  if (!result.ok) return readFailure(result.failure);
  const { items, isComplete } = result.output;
  const flows = items.flatMap((summary) => contactFlowFromConnect(InstanceId, summary) ?? []);
  return { byId: new Map(flows.map((flow) => [flow.id, flow])), isComplete };
}

/**
 * Converts a flow of Connect.
 *
 * @returns `undefined` when Connect omitted the id.
 */
export function contactFlowFromConnect(
  instanceId: string,
  flow: ContactFlowSummary,
): ContactFlow | undefined {
  const { Id: id, Arn: arn } = flow;
  if (id === undefined) return undefined;
  return {
    id: withoutAlias(id),
    arn: requiredField(arn && withoutAlias(arn), 'Arn'),
    instanceId,
    name: flow.Name ?? null,
    type: enumValue(ContactFlowType, flow.ContactFlowType),
    active: flow.ContactFlowState !== 'ARCHIVED' && flow.ContactFlowStatus !== 'SAVED',
  };
}
