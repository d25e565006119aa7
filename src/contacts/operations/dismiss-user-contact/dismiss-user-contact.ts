import { type ContactState, DismissUserContactCommand } from '@aws-sdk/client-connect';
import { Field, ID, InputType } from 'type-graphql';
import { mapResult } from '../../../connect/connect-failure.ts';
import { userIdIssues, userIdOf } from '../../../graphql-kit/input/user-id.ts';
import { UNRESTRICTED_ONLY } from '../kit/authorization.ts';
import { declareOperation } from '../kit/declare-operation.ts';
import type { Fact } from '../kit/facts.ts';
import type { Observer } from '../kit/observe.ts';
import type { FailureWith } from '../kit/operation-failure.ts';
import { ContactOperationInput } from '../kit/operation-input.ts';
import { notShown } from '../kit/precondition.ts';
import { type LiveUser, readUserData } from '../kit/read-user-data.ts';

@InputType({ description: 'The contact to dismiss, and the user whose list it is in.' })
class DismissUserContactInput extends ContactOperationInput {
  @Field(() => ID, { description: 'The id or the ARN of the user: up to 256 characters.' })
  readonly userId!: string;
}

/** The states in which a contact can be dismissed (documented). */
const DISMISSIBLE: readonly ContactState[] = ['MISSED', 'ERROR', 'ENDED', 'REJECTED'];

/** What reads show, whichever exception Connect chooses for it. */
const CAUSES = ['contact-not-listed', 'contact-not-dismissible', 'resource-not-found'] as const;

/** The contacts in the list of the user; none are shown of a user that Connect omits, who may still have a list. */
const LISTED_CONTACTS: Observer = {
  calls: 1,
  async observe(callConnect, { instanceId, userId = '' }) {
    const user = await readUserData(callConnect, instanceId, userId);
    return mapResult(
      user,
      (shown) => listOf(shown)?.map(({ ContactId = '' }) => listed(ContactId)) ?? null,
    );
  },
};

/** DismissUserContact. Connect takes no token: a contact that is not in the list was dismissed, or left it otherwise. */
export const DISMISS_USER_CONTACT = declareOperation({
  name: 'DismissUserContact',
  description:
    'Removes a contact that was missed or rejected, that has ended or had an error, from the list of a user, who can then get another contact.',
  success: 'The contact is not in the list of the user.',
  input: DismissUserContactInput,
  permission: 'SUPERVISE_CONTACTS',
  subject: 'user',
  iamResources: ['instance', 'contact/*', 'agent/*'],
  exceptions: {
    AccessDeniedException: ['access-denied'],
    InternalServiceException: ['service-failure', 'outcome-unknown'],
    InvalidParameterException: [...CAUSES, 'request-rejected'],
    InvalidRequestException: [...CAUSES, 'request-rejected'],
    ResourceNotFoundException: CAUSES,
    ThrottlingException: ['throttled'],
  },
  validate: ({ contactId, userId, instanceId }, { instances }) => ({
    issues: userIdIssues(['input', 'userId'], userId, instanceId ?? instances.defaultId),
    values: { contactId, userId: userIdOf(userId) },
  }),
  authorization: UNRESTRICTED_ONLY,
  request: ({ instanceId, userId, contactId }) =>
    new DismissUserContactCommand({
      InstanceId: instanceId,
      UserId: userId,
      ContactId: contactId,
    }),
  promise: {
    kind: 'state',
    expected: ({ contactId }) => ({ absent: [listed(contactId)] }),
    observer: LISTED_CONTACTS,
    isConfidential: false,
  },
  record: ({ userId }) => ({ userId }),
  resourcesOf: ({ contactId, userId }) => [
    { type: 'CONTACT', id: contactId },
    { type: 'USER', id: userId },
  ],
  precondition: () => notShown('Only the list of the user shows the state of the contact there.'),
  classify: (_rejected, command, { user }) => notDismissed(command, user),
});

function listed(contactId: string): Fact {
  return ['listed', contactId];
}

/** The list of the user; `undefined` if Connect does not show the user. An empty list may be absent (inferred). */
function listOf(user: LiveUser | null | undefined): LiveUser['Contacts'] {
  return user?.Contacts ?? (user?.Status === undefined ? undefined : []);
}

function notDismissed(
  { contactId, userId }: { readonly contactId: string; readonly userId: string },
  user: LiveUser | undefined,
): FailureWith<'contact-not-listed' | 'contact-not-dismissible'> | undefined {
  const list = listOf(user);
  if (list === undefined) return undefined;
  const contact = list.find(({ ContactId }) => ContactId === contactId);
  if (contact === undefined) return { reason: 'contact-not-listed', contactId, userId };
  const { AgentContactState: state } = contact;
  return state === undefined || DISMISSIBLE.includes(state)
    ? undefined
    : { reason: 'contact-not-dismissible', contactId, userId, state };
}
