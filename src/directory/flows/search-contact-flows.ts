import {
  type ContactFlow as ConnectContactFlow,
  type ContactFlowSearchCriteria,
  SearchContactFlowsCommand,
  type ContactFlowSearchFilter,
} from '@aws-sdk/client-connect';
import { knownValues } from '../../graphql-kit/input/input-issue.ts';
import type { FetchPage } from '../../graphql-kit/relay/paginate.ts';
import type { ReadCached } from '../../graphql-kit/relay/read-cached.ts';
import { contains } from '../../graphql-kit/relay/search-text.ts';
import { upstreamPageCodec } from '../../graphql-kit/relay/upstream-page.codec.ts';
import { allOf, searchPages } from '../search-pages.ts';
import type { ContactFlowType } from './contact-flow-type.enum.ts';
import { CONTACT_FLOW_CODEC } from './contact-flow.directory.ts';
import { contactFlowFromConnect } from './contact-flow.loader.ts';
import type { ContactFlow } from './contact-flow.type.ts';

/** Which flows to find. */
export interface ContactFlowSearch {
  /** A part of the name. */
  readonly search?: string | null | undefined;
  /** An empty list restricts nothing. */
  readonly types?: readonly ContactFlowType[] | null | undefined;
  /** Whether the flow is in use: published, and not archived. */
  readonly active?: boolean | null | undefined;
}

const PAGE_CODEC = upstreamPageCodec(CONTACT_FLOW_CODEC);

/** Searches the flows of an instance, page by page. */
export function searchContactFlows(
  readCached: ReadCached,
  instanceId: string,
  search: ContactFlowSearch,
  SearchFilter?: ContactFlowSearchFilter,
): FetchPage<ContactFlow> {
  const SearchCriteria = criteriaOf(search);
  return searchPages(readCached, {
    command: (page) =>
      new SearchContactFlowsCommand({
        InstanceId: instanceId,
        SearchCriteria,
        SearchFilter,
        ...page,
      }),
    items: ({ ContactFlows }) =>
      ContactFlows?.flatMap((found) => fromFound(instanceId, found) ?? []),
    codec: PAGE_CODEC,
  });
}

function criteriaOf({
  search,
  types,
  active,
}: ContactFlowSearch): ContactFlowSearchCriteria | undefined {
  const StringCondition = contains('name', search);
  const name = StringCondition && { StringCondition };
  const typeConditions = [...new Set(knownValues(types))].map((TypeCondition) => ({
    TypeCondition,
  }));
  const type = typeConditions.length > 0 ? { OrConditions: typeConditions } : undefined;
  return allOf<ContactFlowSearchCriteria>(name, type, activeCriteria(active));
}

function activeCriteria(active: boolean | null | undefined): ContactFlowSearchCriteria | undefined {
  switch (active) {
    case true:
      return { AndConditions: [{ StateCondition: 'ACTIVE' }, { StatusCondition: 'PUBLISHED' }] };
    case false:
      return { OrConditions: [{ StateCondition: 'ARCHIVED' }, { StatusCondition: 'SAVED' }] };
    default:
      return undefined;
  }
}

/** Connect names the members of a flow differently in a search than in a list. */
function fromFound(instanceId: string, flow: ConnectContactFlow): ContactFlow | undefined {
  return contactFlowFromConnect(instanceId, {
    Id: flow.Id,
    Arn: flow.Arn,
    Name: flow.Name,
    ContactFlowType: flow.Type,
    ContactFlowState: flow.State,
    ContactFlowStatus: flow.Status,
  });
}
