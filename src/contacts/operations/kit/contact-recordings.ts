import { Field, ID, InputType } from 'type-graphql';
import type { Rejected } from '../../../connect/connect-failure.ts';
import { type Authorization, CONTACT_IN_QUEUES } from './authorization.ts';
import { endedAtUnknownTime, endedContact, unsupportedChannel } from './contact-causes.ts';
import type { IdempotentPromise, Validation } from './declaration.ts';
import {
  initialContactIdOf,
  optionalInitialContact,
  RESOLVE_INITIAL_CONTACT,
  wrongChain,
  wrongInitialContact,
} from './initial-contact.ts';
import type { CommonReason, FailureWith, NamedResource } from './operation-failure.ts';
import { ContactOperationInput } from './operation-input.ts';
import { denialOf, type NotShown, notShown, type ShownContact } from './precondition.ts';
import type { Evidence } from './read-evidence.ts';
import { type ContactToRead, readContact } from './require-readable-contact.ts';

/** The fields of an input that suspends or resumes a recording. Extend it. */
@InputType()
export class ContactRecordingInput extends ContactOperationInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'The `initialContactId` of the contact; its `id`, if that is null. With it, the gateway does not have to read the contact first, which costs one call and time.',
  })
  readonly initialContactId?: string | null;
}

interface RecordingValues {
  readonly contactId: string;
  /** Empty until it was read. */
  readonly initialContactId: string;
}

/**
 * The same as `CONTACT_IN_QUEUES`, and the initial contact that the caller names is that of the contact: whether Connect
 * itself always checks that is inferred.
 */
const RECORDED_CONTACT_IN_QUEUES: Authorization<ContactToRead & RecordingValues> = {
  rule: CONTACT_IN_QUEUES.rule,
  cost: CONTACT_IN_QUEUES.cost,
  async check(command, { contacts }) {
    const reading = await readContact(command, contacts);
    if (!reading.ok) return reading.failure;
    const initialId = initialContactIdOf(reading.contact);
    return command.initialContactId === initialId
      ? undefined
      : wrongInitialContact(command, initialId);
  },
};

/** The reasons that a read of the contact shows, whichever exception Connect chooses for them, and those of both operations. */
type RecordingReason =
  'contact-not-active' | 'channel-not-supported' | 'bad-input' | 'region-not-active';

const CAUSES = [
  'contact-not-active',
  'channel-not-supported',
  'bad-input',
  'resource-not-found',
] as const;

const EXCEPTIONS: Readonly<Record<string, readonly (CommonReason | RecordingReason)[]>> = {
  InternalServiceException: ['service-failure', 'outcome-unknown'],
  InvalidActiveRegionException: ['region-not-active'],
  InvalidRequestException: [...CAUSES, 'request-rejected'],
  ResourceNotFoundException: CAUSES,
};

const PROMISE: IdempotentPromise = { kind: 'idempotent' };

/** What the declarations of SuspendContactRecording and ResumeContactRecording have in common. */
export const CONTACT_RECORDINGS = {
  permission: 'RECORD_CONTACTS',
  subject: 'contact',
  iamResources: ['contact/*'],
  exceptions: EXCEPTIONS,
  validate({
    contactId,
    initialContactId: given,
  }: ContactRecordingInput): Validation<RecordingValues> {
    const { initialContactId, issues } = optionalInitialContact(given);
    return { issues, values: { contactId, initialContactId } };
  },
  resolve: RESOLVE_INITIAL_CONTACT,
  authorization: RECORDED_CONTACT_IN_QUEUES,
  promise: PROMISE,
  record: ({ initialContactId }: RecordingValues) => ({ initialContactId }),
  resourcesOf: ({ contactId: id }: RecordingValues): NamedResource[] => [{ type: 'CONTACT', id }],
  precondition: requiresRecordedContact,
  classify: classifyRecording,
} as const;

/**
 * The precondition of both operations: an active contact with a recording. A contact without voice may have one of its
 * screen, which its description then shows (inferred), so that its channel denies nothing. Nothing shows a suspension.
 */
export function requiresRecordedContact({
  contact,
  contactId,
}: ShownContact): FailureWith<'contact-not-active' | 'channel-not-supported'> | NotShown {
  const ended = endedContact(contact, contactId) ?? endedAtUnknownTime(contact);
  if (ended !== undefined) return ended;
  const channel =
    (contact.Recordings ?? []).length > 0
      ? undefined
      : unsupportedChannel(contact, contactId, ['VOICE']);
  return channel ?? notShown('Amazon Connect does not show whether the recording is suspended.');
}

/** Why Connect did not suspend or resume a recording; `undefined` when the contact does not show it. */
export function classifyRecording(
  rejected: Rejected,
  command: RecordingValues,
  evidence: Pick<Evidence, 'contact' | 'connectTime'>,
): FailureWith<RecordingReason | 'resource-not-found'> | undefined {
  return (
    denialOf(requiresRecordedContact, command, evidence) ??
    wrongChain(rejected, command, evidence.contact)
  );
}
