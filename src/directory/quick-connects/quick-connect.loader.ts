import {
  DescribeQuickConnectCommand,
  type QuickConnect as ConnectQuickConnect,
  SearchQuickConnectsCommand,
} from '@aws-sdk/client-connect';
import type { CallConnect } from '../../connect/call-connect.ts';
import { withoutAlias } from '../../connect/connect-arn.ts';
import { readAll } from '../../connect/read-all.ts';
import { readOne } from '../../connect/read-one.ts';
import { enumValue } from '../../graphql-kit/values/enum-value.ts';
import { promised } from '../../graphql-kit/values/promised.ts';
import type { DirectoryLoader, FetchByIds } from '../cache/directory-loader.ts';
import { fetchByIds } from '../cache/fetch-by-ids.ts';
import { QuickConnectType } from './quick-connect-type.enum.ts';
import type { QuickConnect } from './quick-connect.type.ts';

/** Reads quick connects for one request. */
export type QuickConnectLoader = DirectoryLoader<QuickConnect>;

/** Reads quick connects by their ids. */
export function fetchQuickConnects(callConnect: CallConnect): FetchByIds<QuickConnect> {
  return fetchByIds<QuickConnect>({
    describesMore: false,
    idOf: ({ id }) => id,
    search: (instanceId, ids, maxPages) =>
      readAll(
        callConnect,
        (NextToken) =>
          new SearchQuickConnectsCommand({
            InstanceId: instanceId,
            MaxResults: ids.length,
            NextToken,
            SearchCriteria: {
              OrConditions: ids.map((Value) => ({
                StringCondition: { FieldName: 'resourceID', Value, ComparisonType: 'EXACT' },
              })),
            },
          }),
        (output) =>
          output.QuickConnects?.flatMap(
            (found) => quickConnectFromConnect(instanceId, found) ?? [],
          ),
        maxPages,
      ),
    async describe({ instanceId: InstanceId, id: QuickConnectId }) {
      const command = new DescribeQuickConnectCommand({ InstanceId, QuickConnectId });
      return readOne(
        callConnect,
        command,
        ({ QuickConnect: quickConnect }) =>
          quickConnect && quickConnectFromConnect(InstanceId, quickConnect, QuickConnectId),
      );
    },
  });
}

/**
 * The schema's quick connect from what Connect tells.
 *
 * @param knownId its id, where it was asked for by that.
 * @returns `undefined` when Connect left out the id, and it is not known.
 */
export function quickConnectFromConnect(
  instanceId: string,
  quickConnect: ConnectQuickConnect,
  knownId?: string,
): QuickConnect | undefined {
  const { QuickConnectId: id = knownId, QuickConnectConfig: config } = quickConnect;
  if (id === undefined) return undefined;
  const flows = [config?.UserConfig, config?.QueueConfig, config?.FlowConfig];
  const flowId = flows.find((flow) => flow !== undefined)?.ContactFlowId;
  return {
    id,
    arn: promised(quickConnect.QuickConnectARN, 'QuickConnectARN'),
    instanceId,
    name: quickConnect.Name ?? null,
    description: quickConnect.Description ?? null,
    type: enumValue(QuickConnectType, config?.QuickConnectType),
    queueId: config?.QueueConfig?.QueueId ?? null,
    userId: config?.UserConfig?.UserId ?? null,
    contactFlowId: flowId === undefined ? null : withoutAlias(flowId),
    phoneNumber: config?.PhoneConfig?.PhoneNumber ?? null,
  };
}
