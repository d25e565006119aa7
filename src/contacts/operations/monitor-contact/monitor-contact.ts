import { type AssociatedContactSummary, MonitorContactCommand } from '@aws-sdk/client-connect';
import { Field, ID, InputType } from 'type-graphql';
import type { Rejected } from '../../../connect/connect-failure.ts';
import { userIdIssues, userIdOf } from '../../../graphql-kit/input/user-id.ts';
import { countIssues, duplicateIssues } from '../../../graphql-kit/input/value-issues.ts';
import { ContactInitiationMethod } from '../../contact-initiation-method.enum.ts';
import { UNRESTRICTED_ONLY } from '../kit/authorization.ts';
import {
  endedAtUnknownTime,
  endedContact,
  linkedContactLimit,
  unsupportedChannel,
} from '../kit/contact-causes.ts';
import { declareOperation } from '../kit/declare-operation.ts';
import type { CommonReason, FailureWith } from '../kit/operation-failure.ts';
import { ContactOperationInput } from '../kit/operation-input.ts';
import { denialOf, notShown, type NotShown, type ShownContact } from '../kit/precondition.ts';
import type { Evidence } from '../kit/read-evidence.ts';
import { MonitorCapability } from './monitor-capability.enum.ts';

@InputType({ description: 'The contact to monitor, and the user that monitors it.' })
class MonitorContactInput extends ContactOperationInput {
  @Field(() => ID, {
    description:
      'The id or the ARN of the user that monitors the contact, such as a supervisor: up to 256 characters. Not the agent of the contact.',
  })
  readonly userId!: string;

  @Field(() => [MonitorCapability], {
    nullable: true,
    description:
      'What the user may do: each capability at most once. Required where barge is enabled in Connect. By default, the request names none.',
  })
  readonly capabilities?: readonly MonitorCapability[] | null;
}

/** The max number of capabilities in a request (documented). */
const MAX_CAPABILITIES = 2;

/** How many users can monitor a contact at the same time (documented for calls). */
const MAX_MONITORING_USERS = 2;

/** The channels whose contacts can be monitored (inferred from the administrator guide). */
const SUPPORTED_CHANNELS = ['VOICE', 'CHAT'] as const;

/** What reads show, whichever exception Connect chooses for it. */
const CAUSES = [
  'contact-not-active',
  'channel-not-supported',
  'initiation-method-not-supported',
  'contact-not-connected',
  'bad-input',
  'resource-not-found',
] as const;

interface MonitorCommand {
  readonly contactId: string;
  readonly userId: string;
  readonly clientToken: string;
}

type ContactFailure = FailureWith<
  | 'contact-not-active'
  | 'channel-not-supported'
  | 'initiation-method-not-supported'
  | 'contact-not-connected'
>;

/** MonitorContact. Connect takes a token, and returns the contact by which the user monitors the other one. */
export const MONITOR_CONTACT = declareOperation({
  name: 'MonitorContact',
  description:
    "Lets a user monitor a call or a chat that an agent is connected to, in the user's Contact Control Panel: to listen or read silently, or to join the conversation. The user gets a contact of its own, initiated by `MONITOR`.",
  success:
    "The user's control panel is set to monitor the contact. `contactId` and `contact` are the new contact of the user, not the one that is monitored.",
  input: MonitorContactInput,
  permission: 'SUPERVISE_CONTACTS',
  subject: 'contact',
  iamResources: ['instance', 'contact/*', 'agent/*'],
  exceptions: {
    AccessDeniedException: ['access-denied'],
    IdempotencyException: ['idempotency-conflict'],
    InternalServiceException: ['service-failure', 'outcome-unknown'],
    InvalidRequestException: [...CAUSES, 'request-rejected'],
    ResourceNotFoundException: CAUSES,
    ServiceQuotaExceededException: ['monitor-limit', 'linked-contact-limit', 'quota-exceeded'],
    ThrottlingException: ['throttled'],
  },
  validate({ contactId, userId, instanceId, capabilities }, { instances }) {
    const path = ['input', 'capabilities'];
    const range = { min: 0, max: MAX_CAPABILITIES };
    return {
      issues: [
        ...userIdIssues(['input', 'userId'], userId, instanceId ?? instances.defaultId),
        ...countIssues(path, capabilities, range),
        ...duplicateIssues(path, capabilities ?? []),
      ],
      values: { contactId, userId: userIdOf(userId), capabilities: capabilities?.toSorted() },
    };
  },
  authorization: UNRESTRICTED_ONLY,
  request: ({ instanceId, contactId, userId, capabilities }, token) =>
    new MonitorContactCommand({
      InstanceId: instanceId,
      ContactId: contactId,
      UserId: userId,
      AllowedMonitorCapabilities: capabilities,
      ClientToken: token,
    }),
  promise: {
    kind: 'token',
    newContactId: ({ ContactId }) => (ContactId === '' ? undefined : ContactId),
  },
  record: ({ userId, capabilities }) => ({ userId, capabilities }),
  resourcesOf: ({ contactId, userId }) => [
    { type: 'CONTACT', id: contactId },
    { type: 'USER', id: userId },
  ],
  linkedContactOf: ({ contactId }) => contactId,
  precondition: requiresConnectedContact,
  classify: (rejected, command, evidence) => classifyMonitorRejection(rejected, command, evidence),
});

/** Why Connect rejected a request to monitor a contact. */
export function classifyMonitorRejection(
  { exception, requestId }: Rejected,
  command: MonitorCommand,
  evidence: Pick<Evidence, 'contact' | 'associated' | 'connectTime'>,
):
  | ContactFailure
  | FailureWith<CommonReason | 'monitor-limit' | 'linked-contact-limit'>
  | undefined {
  const { contactId, userId, clientToken } = command;
  const { contact, associated = [] } = evidence;
  switch (exception) {
    case 'IdempotencyException':
      return { reason: 'idempotency-conflict', clientToken };
    case 'ServiceQuotaExceededException': {
      const limit = associated.filter((one) => monitors(one, contactId)).length;
      if (limit >= MAX_MONITORING_USERS) return { reason: 'monitor-limit', contactId, limit };
      return (
        linkedContactLimit(evidence, contactId) ?? {
          reason: 'quota-exceeded',
          clientToken,
          connectRequestId: requestId ?? null,
        }
      );
    }
    case 'InvalidRequestException':
    case 'ResourceNotFoundException': {
      const cause = denialOf(requiresConnectedContact, command, evidence);
      if (cause !== undefined || contact?.AgentInfo?.Id !== userId) return cause;
      const message = 'must be another user: this one is the agent of the contact';
      return { reason: 'bad-input', issues: [{ path: ['input', 'userId'], message }] };
    }
    default:
      return undefined;
  }
}

/**
 * The precondition of MonitorContact: an active call or chat that an agent is connected to. That a contact by which a user
 * monitors another one cannot be monitored itself is inferred; that a call must be recorded is documented.
 */
export function requiresConnectedContact({
  contact,
  contactId,
}: ShownContact): ContactFailure | NotShown | undefined {
  const cause =
    endedContact(contact, contactId) ??
    unsupportedChannel(contact, contactId, SUPPORTED_CHANNELS) ??
    endedAtUnknownTime(contact);
  if (cause !== undefined) return cause;
  const initiationMethod = ContactInitiationMethod.MONITOR;
  if (contact.InitiationMethod === initiationMethod) {
    return { reason: 'initiation-method-not-supported', contactId, initiationMethod };
  }
  if (contact.AgentInfo?.Id === undefined) return { reason: 'contact-not-connected', contactId };
  const { Channel, Recordings = [] } = contact;
  return Channel === 'VOICE' && Recordings.length === 0
    ? notShown(
        'A call can be monitored only while it is recorded, and the contact shows no recording.',
      )
    : undefined;
}

/** Whether a contact is that of a user that monitors another contact, which is its previous one (inferred). */
function monitors(
  { InitiationMethod, PreviousContactId, DisconnectTimestamp }: AssociatedContactSummary,
  contactId: string,
): boolean {
  return (
    InitiationMethod === ContactInitiationMethod.MONITOR &&
    PreviousContactId === contactId &&
    DisconnectTimestamp === undefined
  );
}
