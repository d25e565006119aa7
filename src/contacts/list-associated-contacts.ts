import {
  type AssociatedContactSummary,
  ListAssociatedContactsCommand,
} from '@aws-sdk/client-connect';
import type { CallConnect } from '../connect/call-connect.ts';
import type { ConnectResult } from '../connect/connect-failure.ts';
import { PAGES_OF_WHOLE_LIST, readAll, type ReadList } from '../connect/read-all.ts';
import type { ResourceReference } from '../directory/cache/resource-reference.ts';

/** The maximum page size in Connect's service model. */
const PAGE_SIZE = 100;

/** Lists the contacts that are associated with a contact, itself included. A list that is too long is truncated. */
export async function listAssociatedContacts(
  callConnect: CallConnect,
  { instanceId: InstanceId, id: ContactId }: ResourceReference,
): Promise<ConnectResult<ReadList<AssociatedContactSummary>>> {
  return readAll(
    callConnect,
    (NextToken) =>
      new ListAssociatedContactsCommand({
        InstanceId,
        ContactId,
        MaxResults: PAGE_SIZE,
        NextToken,
      }),
    (output) => output.ContactSummaryList,
    PAGES_OF_WHOLE_LIST,
  );
}
