import { type ContactFlowSummary, ListContactFlowsCommand } from '@aws-sdk/client-connect';
import DataLoader from 'dataloader';
import { enumValue } from '../api/enum-value.ts';
import { readFailure } from '../api/read-failure.ts';
import type { CallConnect } from '../connect/call-connect.ts';
import type { Deadline } from '../connect/deadline.ts';
import { PAGES_OF_WHOLE_LIST, readAll } from '../connect/read-all.ts';
import { LoggableError } from '../errors/loggable-error.ts';
import type { Batching } from '../loading/batch-gate.ts';
import type { DirectoryCache, Found } from '../loading/directory-cache.ts';
import type { DirectoryLoader } from '../loading/directory-loader.ts';
import type { ReadCalls } from '../loading/read-calls.ts';
import { keyOf, type ResourceReference } from '../loading/resource-reference.ts';
import { ContactFlowType } from './contact-flow-type.enum.ts';
import type { ContactFlow } from './contact-flow.type.ts';

/** Reads flows for one request. */
export type ContactFlowLoader = DirectoryLoader<ContactFlow>;

/** The flows of an instance, by id. */
export type ContactFlowList = ReadonlyMap<string, ContactFlow>;

/** The most that Connect lists at a time, by its service model. */
const PAGE_SIZE = 1000;

/**
 * A loader for one request, over lists that all requests share. Connect cannot search flows by id, and lists a thousand
 * in one call, so the whole list of an instance is cached.
 */
export function createContactFlowLoader(
  lists: DirectoryCache<ContactFlowList>,
  batching: Batching,
  calls: ReadCalls,
): ContactFlowLoader {
  const listAll = async (
    instanceIds: readonly string[],
    deadline: Deadline,
  ): Promise<Map<string, Found<ContactFlowList>>> =>
    new Map(
      await Promise.all(
        instanceIds.map(
          async (id) => [id, await listContactFlows(calls.within(deadline), id)] as const,
        ),
      ),
    );
  return new DataLoader<ResourceReference, ContactFlow | null, string>(
    async (references) => {
      const instanceIds = [...new Set(references.map(({ instanceId }) => instanceId))];
      const found = await batching.during(lists.getMany(instanceIds, calls, listAll));
      return references.map(({ instanceId, id }) => {
        const list = found[instanceIds.indexOf(instanceId)] ?? null;
        return list instanceof Error ? list : (list?.get(id) ?? null);
      });
    },
    { cacheKeyFn: keyOf, batchScheduleFn: batching.schedule },
  );
}

async function listContactFlows(
  callConnect: CallConnect,
  InstanceId: string,
): Promise<Found<ContactFlowList>> {
  const result = await readAll(
    callConnect,
    (NextToken) => new ListContactFlowsCommand({ InstanceId, MaxResults: PAGE_SIZE, NextToken }),
    (output) => output.ContactFlowSummaryList,
    PAGES_OF_WHOLE_LIST,
  );
  if (!result.ok) return readFailure(result.failure);
  const flows = result.output.map((summary) => contactFlowFromConnect(InstanceId, summary));
  return new Map(flows.map((flow) => [flow.id, flow]));
}

/**
 * The schema's flow from what Connect tells.
 *
 * @throws when Connect left out the flow's id or ARN, which it has not been seen to do.
 */
export function contactFlowFromConnect(instanceId: string, flow: ContactFlowSummary): ContactFlow {
  const { Id: id, Arn: arn } = flow;
  if (id === undefined || arn === undefined) throw new LoggableError('A flow without Id or Arn');
  return {
    id,
    arn,
    instanceId,
    name: flow.Name ?? null,
    type: enumValue(ContactFlowType, flow.ContactFlowType),
    active: flow.ContactFlowState !== 'ARCHIVED' && flow.ContactFlowStatus !== 'SAVED',
  };
}
