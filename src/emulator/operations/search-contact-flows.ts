import type {
  ContactFlowSearchCriteria,
  SearchContactFlowsRequest,
  SearchContactFlowsResponse,
} from '@aws-sdk/client-connect';
import { invalidRequest } from '../protocol/errors.ts';
import type { SeedContactFlow } from '../seed.ts';
import { arnOf } from '../store/arns.ts';
import type { Checked, Operation } from './operation.ts';
import { paginate } from './paging.ts';
import { criteriaFilter, namedFields, stringFilter } from './search-conditions.ts';
import { tagFilter } from './tag-filter.ts';

type Criteria = Checked<ContactFlowSearchCriteria>;
type Predicate = (flow: SeedContactFlow) => boolean;

/** No field for the id is documented, so there is none here. */
const { name, description } = namedFields<SeedContactFlow>();
const fields = { name, description };

/**
 * Searches the flows of an instance, archived and unpublished ones too. Their content is not shown
 * (inferred). FlowAttributeFilter is not emulated, and is rejected with InvalidRequestException.
 */
export const searchContactFlows: Operation<
  SearchContactFlowsRequest,
  SearchContactFlowsResponse
> = (input, context) => {
  const { instance, flows } = context.directory.instance(input.InstanceId);
  if (input.SearchFilter?.FlowAttributeFilter !== undefined) {
    throw invalidRequest('SearchFilter.FlowAttributeFilter is not emulated.');
  }
  const matches = criteriaFilter<Criteria, SeedContactFlow>(input.SearchCriteria, conditionsOf);
  const hasTags = tagFilter(input.SearchFilter?.TagFilter);
  const found = flows.filter((flow) => matches(flow) && hasTags(flow));
  const { page, nextToken } = paginate('SearchContactFlows', input, found, context);
  return {
    ContactFlows: page.map((flow) => ({
      Arn: arnOf(instance, 'contact-flow', flow.id),
      Id: flow.id,
      Name: flow.name,
      Type: flow.type,
      State: flow.state,
      Status: flow.status,
      Description: flow.description,
      Tags: flow.tags,
      LastModifiedTime: context.startedAt,
      LastModifiedRegion: instance.region,
    })),
    NextToken: nextToken,
    ApproximateTotalCount: found.length,
  };
};

function conditionsOf(criteria: Criteria): Predicate[] {
  const { TypeCondition: type, StateCondition: state, StatusCondition: status } = criteria;
  return [
    ...stringFilter(criteria.StringCondition, fields),
    (flow) => type === undefined || flow.type === type,
    (flow) => state === undefined || flow.state === state,
    (flow) => status === undefined || flow.status === status,
  ];
}
