import type { ListContactFlowsRequest, ListContactFlowsResponse } from '@aws-sdk/client-connect';
import { arnOf } from '../store/arns.ts';
import type { Operation } from './operation.ts';
import { paginate } from './paging.ts';

/** Lists the flows of an instance, archived ones too; without ContactFlowTypes, those of every type. */
export const listContactFlows: Operation<ListContactFlowsRequest, ListContactFlowsResponse> = (
  input,
  context,
) => {
  const { instance, flows } = context.directory.instance(input.InstanceId);
  const types = input.ContactFlowTypes ?? [];
  const matching = flows.filter(({ type }) => types.length === 0 || types.includes(type));
  const { page, nextToken } = paginate('ListContactFlows', input, matching, context);
  return {
    ContactFlowSummaryList: page.map((flow) => ({
      Id: flow.id,
      Arn: arnOf(instance, 'contact-flow', flow.id),
      Name: flow.name,
      ContactFlowType: flow.type,
      ContactFlowState: flow.state,
      ContactFlowStatus: flow.status,
    })),
    NextToken: nextToken,
  };
};
