import { StopContactCommand } from '@aws-sdk/client-connect';
import { InputType } from 'type-graphql';
import { enumValue } from '../../../graphql-kit/values/enum-value.ts';
import { hasEnded } from '../../contact-from-connect.ts';
import { ContactInitiationMethod } from '../../contact-initiation-method.enum.ts';
import { CONTACT_IN_QUEUES } from '../kit/authorization.ts';
import { endedContact } from '../kit/contact-causes.ts';
import { declareOperation } from '../kit/declare-operation.ts';
import { observeContact } from '../kit/observe.ts';
import type { FailureWith } from '../kit/operation-failure.ts';
import { ContactOperationInput } from '../kit/operation-input.ts';
import { denialOf, type NotShown, notShown, type ShownContact } from '../kit/precondition.ts';
import type { Evidence } from '../kit/read-evidence.ts';

@InputType({ description: 'The contact to stop.' })
class StopContactInput extends ContactOperationInput {}

/** What a read of the contact shows, whichever exception Connect chooses for it. */
const CAUSES = ['contact-not-active', 'initiation-method-not-supported'] as const;

/** StopContact. Connect takes no token, and returns nothing: a contact that has ended counts as stopped, by this call or by another one. */
export const STOP_CONTACT = declareOperation({
  name: 'StopContact',
  description:
    'Ends a contact: a task, a chat or an email in any state, and a call unless it was transferred, follows a disconnection, monitors another one, or was made to an external number.',
  success: 'The contact has ended.',
  input: StopContactInput,
  permission: 'STOP_CONTACTS',
  rate: { perSecond: 10, burst: 15 },
  subject: 'contact',
  iamResources: ['contact/*'],
  exceptions: {
    ContactNotFoundException: [...CAUSES, 'resource-not-found'],
    InternalServiceException: ['service-failure', 'outcome-unknown'],
    InvalidActiveRegionException: ['region-not-active'],
    InvalidParameterException: [...CAUSES, 'resource-not-found', 'request-rejected'],
    InvalidRequestException: [...CAUSES, 'resource-not-found', 'request-rejected'],
    ResourceNotFoundException: [...CAUSES, 'resource-not-found'],
  },
  validate: ({ contactId }) => ({ issues: [], values: { contactId } }),
  authorization: CONTACT_IN_QUEUES,
  check: {
    query: 'checkStop',
    description: 'It reads the contact.',
    calls: 0,
    notShown: [],
  },
  request: ({ instanceId, contactId }) =>
    new StopContactCommand({ InstanceId: instanceId, ContactId: contactId }),
  promise: {
    kind: 'state',
    expected: () => ({ present: [['ended']] }),
    observer: observeContact((contact) => (hasEnded(contact) ? [['ended']] : [])),
    isFinal: true,
    isConfidential: false,
  },
  resourcesOf: ({ contactId: id }) => [{ type: 'CONTACT', id }],
  precondition: requiresStoppableContact,
  classify: (_rejected, command, evidence) => classifyStop(command, evidence),
});

/** Calls that were initiated like this cannot be stopped (documented). */
const UNSTOPPABLE: readonly ContactInitiationMethod[] = [
  'DISCONNECT',
  'TRANSFER',
  'QUEUE_TRANSFER',
  'EXTERNAL_OUTBOUND',
  'MONITOR',
];

/**
 * The precondition of StopContact. Whether Connect rejects to stop a contact that has ended is not documented, but for calls
 * that are never stopped.
 */
function requiresStoppableContact({
  contact,
  contactId,
}: ShownContact): FailureWith<(typeof CAUSES)[number]> | NotShown | undefined {
  const initiationMethod = enumValue(ContactInitiationMethod, contact.InitiationMethod);
  if (contact.Channel === 'VOICE' && UNSTOPPABLE.includes(initiationMethod)) {
    return (
      endedContact(contact, contactId) ?? {
        reason: 'initiation-method-not-supported',
        contactId,
        initiationMethod,
      }
    );
  }
  return hasEnded(contact)
    ? notShown('The contact has ended. Amazon Connect may accept to stop it again, or reject it.')
    : undefined;
}

/** Why Connect did not stop a contact, whatever the exception; `undefined` when the contact does not show it. */
export function classifyStop(
  command: { readonly contactId: string },
  evidence: Pick<Evidence, 'contact' | 'connectTime'>,
): FailureWith<(typeof CAUSES)[number]> | undefined {
  return (
    denialOf(requiresStoppableContact, command, evidence) ??
    endedContact(evidence.contact, command.contactId)
  );
}
