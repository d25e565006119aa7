import { SearchContactsCommand, type SearchContactsRequest } from '@aws-sdk/client-connect';
import type { CallConnect } from '../../connect/call-connect.ts';
import { mapResult } from '../../connect/connect-failure.ts';
import type { FetchPage } from '../../graphql-kit/relay/paginate.ts';
import type { Contact } from '../contact.type.ts';
import { contactFromSummary } from './contact-from-summary.ts';

/** A search without the requested page. */
export type ContactSearch = Omit<SearchContactsRequest, 'InstanceId' | 'MaxResults' | 'NextToken'>;

/** Searches the contacts of an instance, page by page. */
export function searchContacts(
  callConnect: CallConnect,
  instanceId: string,
  search: ContactSearch,
): FetchPage<Contact> {
  return async ({ pageSize, nextToken }) => {
    const command = new SearchContactsCommand({
      ...search,
      InstanceId: instanceId,
      MaxResults: pageSize,
      NextToken: nextToken,
    });
    return mapResult(await callConnect(command), (output) => ({
      items: (output.Contacts ?? []).flatMap(
        (summary) => contactFromSummary(instanceId, summary) ?? [],
      ),
      nextToken: output.NextToken,
      totalCount: output.TotalCount,
    }));
  };
}
