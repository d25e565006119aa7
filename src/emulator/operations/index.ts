import { associateContactWithUser } from './associate-contact-with-user.ts';
import { describeAgentStatus } from './describe-agent-status.ts';
import { describeContactFlow } from './describe-contact-flow.ts';
import { describeContact } from './describe-contact.ts';
import { describeInstance } from './describe-instance.ts';
import { describeQueue } from './describe-queue.ts';
import { describeQuickConnect } from './describe-quick-connect.ts';
import { describeRoutingProfile } from './describe-routing-profile.ts';
import { describeUser } from './describe-user.ts';
import { dismissUserContact } from './dismiss-user-contact.ts';
import { getContactAttributes } from './get-contact-attributes.ts';
import { getContactMetrics } from './get-contact-metrics.ts';
import { getCurrentMetricData } from './get-current-metric-data.ts';
import { getCurrentUserData } from './get-current-user-data.ts';
import { getEffectiveHoursOfOperations } from './get-effective-hours-of-operations.ts';
import { listAgentStatuses } from './list-agent-statuses.ts';
import { listAssociatedContacts } from './list-associated-contacts.ts';
import { listContactFlows } from './list-contact-flows.ts';
import { listContactReferences } from './list-contact-references.ts';
import { listInstances } from './list-instances.ts';
import { listQueueQuickConnects } from './list-queue-quick-connects.ts';
import { listQueues } from './list-queues.ts';
import { listQuickConnects } from './list-quick-connects.ts';
import { listRoutingProfileManualAssignmentQueues } from './list-routing-profile-manual-assignment-queues.ts';
import { listRoutingProfileQueues } from './list-routing-profile-queues.ts';
import { listUsers } from './list-users.ts';
import { monitorContact } from './monitor-contact.ts';
import type { OperationContext } from './operation.ts';
import { pauseContact } from './pause-contact.ts';
import { putUserStatus } from './put-user-status.ts';
import { resumeContactRecording } from './resume-contact-recording.ts';
import { resumeContact } from './resume-contact.ts';
import { searchContactFlows } from './search-contact-flows.ts';
import { searchContacts } from './search-contacts.ts';
import { searchQueues } from './search-queues.ts';
import { searchQuickConnects } from './search-quick-connects.ts';
import { searchRoutingProfiles } from './search-routing-profiles.ts';
import { searchUsers } from './search-users.ts';
import { startOutboundVoiceContact } from './start-outbound-voice-contact.ts';
import { startTaskContact } from './start-task-contact.ts';
import { stopContact } from './stop-contact.ts';
import { suspendContactRecording } from './suspend-contact-recording.ts';
import { tagContact } from './tag-contact.ts';
import { transferContact } from './transfer-contact.ts';
import { untagContact } from './untag-contact.ts';
import { updateContactAttributes } from './update-contact-attributes.ts';
import { updateContactRoutingData } from './update-contact-routing-data.ts';
import { updateContactSchedule } from './update-contact-schedule.ts';
import { updateContact } from './update-contact.ts';

/** An operation after its types were forgotten. Its input must have passed the constraints of its name. */
export type AnyOperation = (input: never, context: OperationContext) => object;

/** The operations that are emulated, by their names in Connect. */
export const operations: ReadonlyMap<string, AnyOperation> = new Map<string, AnyOperation>([
  ['AssociateContactWithUser', associateContactWithUser],
  ['DescribeAgentStatus', describeAgentStatus],
  ['DescribeContact', describeContact],
  ['DescribeContactFlow', describeContactFlow],
  ['DescribeInstance', describeInstance],
  ['DescribeQueue', describeQueue],
  ['DescribeQuickConnect', describeQuickConnect],
  ['DescribeRoutingProfile', describeRoutingProfile],
  ['DescribeUser', describeUser],
  ['DismissUserContact', dismissUserContact],
  ['GetContactAttributes', getContactAttributes],
  ['GetContactMetrics', getContactMetrics],
  ['GetCurrentMetricData', getCurrentMetricData],
  ['GetCurrentUserData', getCurrentUserData],
  ['GetEffectiveHoursOfOperations', getEffectiveHoursOfOperations],
  ['ListAgentStatuses', listAgentStatuses],
  ['ListAssociatedContacts', listAssociatedContacts],
  ['ListContactFlows', listContactFlows],
  ['ListContactReferences', listContactReferences],
  ['ListInstances', listInstances],
  ['ListQueueQuickConnects', listQueueQuickConnects],
  ['ListQueues', listQueues],
  ['ListQuickConnects', listQuickConnects],
  ['ListRoutingProfileManualAssignmentQueues', listRoutingProfileManualAssignmentQueues],
  ['ListRoutingProfileQueues', listRoutingProfileQueues],
  ['ListUsers', listUsers],
  ['MonitorContact', monitorContact],
  ['PauseContact', pauseContact],
  ['PutUserStatus', putUserStatus],
  ['ResumeContact', resumeContact],
  ['ResumeContactRecording', resumeContactRecording],
  ['SearchContactFlows', searchContactFlows],
  ['SearchContacts', searchContacts],
  ['SearchQueues', searchQueues],
  ['SearchQuickConnects', searchQuickConnects],
  ['SearchRoutingProfiles', searchRoutingProfiles],
  ['SearchUsers', searchUsers],
  ['StartOutboundVoiceContact', startOutboundVoiceContact],
  ['StartTaskContact', startTaskContact],
  ['StopContact', stopContact],
  ['SuspendContactRecording', suspendContactRecording],
  ['TagContact', tagContact],
  ['TransferContact', transferContact],
  ['UntagContact', untagContact],
  ['UpdateContact', updateContact],
  ['UpdateContactAttributes', updateContactAttributes],
  ['UpdateContactRoutingData', updateContactRoutingData],
  ['UpdateContactSchedule', updateContactSchedule],
]);
