import {
  DescribeQuickConnectCommand,
  type QuickConnect as ConnectQuickConnect,
  SearchQuickConnectsCommand,
} from '@aws-sdk/client-connect';
import type { CallConnect } from '../../connect/call-connect.ts';
import { withoutAlias } from '../../connect/connect-arn.ts';
import { enumValue } from '../../graphql-kit/values/enum-value.ts';
import { requiredField } from '../../graphql-kit/values/required-field.ts';
import type { DirectoryLoader, FetchByIds } from '../cache/directory-loader.ts';
import { fetchByIds } from '../cache/fetch-by-ids.ts';
import { QuickConnectType } from './quick-connect-type.enum.ts';
import type { QuickConnect } from './quick-connect.type.ts';

/** Reads quick connects for one request. */
export type QuickConnectLoader = DirectoryLoader<QuickConnect>;

/** Reads quick connects by their ids. */
export function fetchQuickConnects(callConnect: CallConnect): FetchByIds<QuickConnect> {
  return fetchByIds(callConnect, {
    searchCommand: (input) => new SearchQuickConnectsCommand(input),
    idField: 'resourceID',
    found: ({ QuickConnects }) => QuickConnects,
    describeCommand: (InstanceId, QuickConnectId) =>
      new DescribeQuickConnectCommand({ InstanceId, QuickConnectId }),
    described: ({ QuickConnect }) => QuickConnect,
    fromConnect: quickConnectFromConnect,
  });
}

/**
 * Converts a quick connect of Connect.
 *
 * @param knownId its id, if it was requested by id.
 * @returns `undefined` when Connect omitted the id and it is not known.
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
    arn: requiredField(quickConnect.QuickConnectARN, 'QuickConnectARN'),
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
