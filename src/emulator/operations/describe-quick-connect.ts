import type {
  DescribeQuickConnectRequest,
  DescribeQuickConnectResponse,
} from '@aws-sdk/client-connect';
import type { Operation } from './operation.ts';
import { quickConnectOutput } from './quick-connect-output.ts';

/** Shows one quick connect. */
export const describeQuickConnect: Operation<
  DescribeQuickConnectRequest,
  DescribeQuickConnectResponse
> = (input, { directory, startedAt }) => {
  const here = directory.instance(input.InstanceId);
  const quickConnect = here.quickConnect(input.QuickConnectId);
  return { QuickConnect: quickConnectOutput(here.instance, quickConnect, startedAt) };
};
