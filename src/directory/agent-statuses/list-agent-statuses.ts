import { type AgentStatusSummary, ListAgentStatusesCommand } from '@aws-sdk/client-connect';
import { z } from 'zod';
import { knownValues } from '../../graphql-kit/input/input-issue.ts';
import type { FetchPage } from '../../graphql-kit/relay/paginate.ts';
import type { ReadCached } from '../../graphql-kit/relay/read-cached.ts';
import { upstreamPageCodec } from '../../graphql-kit/relay/upstream-page.codec.ts';
import { enumValue } from '../../graphql-kit/values/enum-value.ts';
import { requiredField } from '../../graphql-kit/values/required-field.ts';
import { AgentStatusType } from './agent-status-type.enum.ts';
import type { AgentStatus } from './agent-status.type.ts';

/** The codec of times that gateways share. */
const TIME_CODEC = z.codec(z.iso.datetime(), z.date(), {
  decode: (text) => new Date(text),
  encode: (time) => time.toISOString(),
});

/** The codec of pages of agent statuses that gateways share. */
const PAGE_CODEC = upstreamPageCodec<AgentStatus>(
  z.object({
    id: z.string(),
    arn: z.string(),
    instanceId: z.string(),
    name: z.string().nullable(),
    type: z.enum(AgentStatusType),
    lastModifiedTime: TIME_CODEC.nullable(),
    lastModifiedRegion: z.string().nullable(),
  }),
);

/**
 * Lists the agent statuses of an instance, page by page, in Connect's order. Connect does not count them, so their
 * number is known only when the first page has them all.
 *
 * @param types an empty list restricts nothing.
 */
export function listAgentStatuses(
  readCached: ReadCached,
  instanceId: string,
  types: readonly AgentStatusType[] | null | undefined,
): FetchPage<AgentStatus> {
  // Connect takes three types at most (documented), so no type twice. Sorted, so that equal lists become equal calls.
  const all = [...new Set(knownValues(types))].sort();
  const AgentStatusTypes = all.length > 0 ? all : undefined;
  return async ({ pageSize, nextToken }) =>
    readCached({
      command: new ListAgentStatusesCommand({
        InstanceId: instanceId,
        AgentStatusTypes,
        MaxResults: pageSize,
        NextToken: nextToken,
      }),
      pick: (output) => {
        const items = (output.AgentStatusSummaryList ?? []).flatMap(
          (summary) => agentStatusFromConnect(instanceId, summary) ?? [],
        );
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

/** Converts an agent status of Connect; `undefined` when Connect omitted the id. */
function agentStatusFromConnect(
  instanceId: string,
  summary: AgentStatusSummary,
): AgentStatus | undefined {
  const { Id: id } = summary;
  if (id === undefined) return undefined;
  return {
    id,
    arn: requiredField(summary.Arn, 'Arn'),
    instanceId,
    name: summary.Name ?? null,
    type: enumValue(AgentStatusType, summary.Type),
    lastModifiedTime: summary.LastModifiedTime ?? null,
    lastModifiedRegion: summary.LastModifiedRegion ?? null,
  };
}
