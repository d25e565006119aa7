import { describeContactFlow } from './describe-contact-flow.ts';
import { describeContact } from './describe-contact.ts';
import { describeInstance } from './describe-instance.ts';
import { describeQueue } from './describe-queue.ts';
import { describeQuickConnect } from './describe-quick-connect.ts';
import { describeRoutingProfile } from './describe-routing-profile.ts';
import { describeUser } from './describe-user.ts';
import { getContactAttributes } from './get-contact-attributes.ts';
import { getCurrentMetricData } from './get-current-metric-data.ts';
import { getCurrentUserData } from './get-current-user-data.ts';
import { listAssociatedContacts } from './list-associated-contacts.ts';
import { listContactFlows } from './list-contact-flows.ts';
import { listContactReferences } from './list-contact-references.ts';
import { listInstances } from './list-instances.ts';
import { listQueueQuickConnects } from './list-queue-quick-connects.ts';
import { listQueues } from './list-queues.ts';
import { listQuickConnects } from './list-quick-connects.ts';
import { listRoutingProfileQueues } from './list-routing-profile-queues.ts';
import { listUsers } from './list-users.ts';
import type { OperationContext } from './operation.ts';
import { searchContactFlows } from './search-contact-flows.ts';
import { searchContacts } from './search-contacts.ts';
import { searchQueues } from './search-queues.ts';
import { searchQuickConnects } from './search-quick-connects.ts';
import { searchRoutingProfiles } from './search-routing-profiles.ts';
import { searchUsers } from './search-users.ts';
import { startTaskContact } from './start-task-contact.ts';
import { stopContact } from './stop-contact.ts';
import { transferContact } from './transfer-contact.ts';

/** An operation after its types were forgotten. Its input must have passed the constraints of its name. */
export type AnyOperation = (input: never, context: OperationContext) => object;

/** The operations that are emulated, by their names in Connect. */
export const operations: ReadonlyMap<string, AnyOperation> = new Map<string, AnyOperation>([
  ['DescribeContact', describeContact],
  ['DescribeContactFlow', describeContactFlow],
  ['DescribeInstance', describeInstance],
  ['DescribeQueue', describeQueue],
  ['DescribeQuickConnect', describeQuickConnect],
  ['DescribeRoutingProfile', describeRoutingProfile],
  ['DescribeUser', describeUser],
  ['GetContactAttributes', getContactAttributes],
  ['GetCurrentMetricData', getCurrentMetricData],
  ['GetCurrentUserData', getCurrentUserData],
  ['ListAssociatedContacts', listAssociatedContacts],
  ['ListContactFlows', listContactFlows],
  ['ListContactReferences', listContactReferences],
  ['ListInstances', listInstances],
  ['ListQueueQuickConnects', listQueueQuickConnects],
  ['ListQueues', listQueues],
  ['ListQuickConnects', listQuickConnects],
  ['ListRoutingProfileQueues', listRoutingProfileQueues],
  ['ListUsers', listUsers],
  ['SearchContactFlows', searchContactFlows],
  ['SearchContacts', searchContacts],
  ['SearchQueues', searchQueues],
  ['SearchQuickConnects', searchQuickConnects],
  ['SearchRoutingProfiles', searchRoutingProfiles],
  ['SearchUsers', searchUsers],
  ['StartTaskContact', startTaskContact],
  ['StopContact', stopContact],
  ['TransferContact', transferContact],
]);
