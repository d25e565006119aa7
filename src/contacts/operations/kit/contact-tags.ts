import { endedAtUnknownTime, endedContact } from './contact-causes.ts';
import { observeContact } from './observe.ts';
import type { CommonReason, FailureWith, Reason } from './operation-failure.ts';
import type { NotShown, ShownContact } from './precondition.ts';

/** How long after its end the tags of a contact can be changed (documented in the administrator guide). */
const TAGGABLE_MS = 3 * 3_600_000;

/** Shows the key of each tag, and the key with its value. Tags that AWS generates are among them (documented). */
export const OBSERVE_TAGS = observeContact(({ Tags = {} }) =>
  Object.entries(Tags).flatMap(([key, value]) => [
    ['tag', key],
    ['tag', key, value],
  ]),
);

/** The reasons that both operations have. */
type TagReason = 'region-not-active' | 'tagging-closed';

/** The exceptions of TagContact and UntagContact, with the reasons of one of them in place of `own`. */
export function exceptionsOfTags<Own extends Reason = never>(
  ...own: readonly Own[]
): Readonly<Record<string, readonly (CommonReason | TagReason | Own)[]>> {
  return {
    InternalServiceException: ['service-failure', 'outcome-unknown'],
    InvalidActiveRegionException: ['region-not-active'],
    InvalidParameterException: ['resource-not-found', 'tagging-closed', ...own, 'request-rejected'],
    InvalidRequestException: ['resource-not-found', 'tagging-closed', ...own, 'request-rejected'],
    ResourceNotFoundException: ['resource-not-found'],
    ThrottlingException: ['throttled'],
  };
}

/** The precondition of changes of tags: the contact has not, by Connect's clock, ended too long ago. */
export function requiresTaggableContact({
  contact,
  contactId,
  connectTime,
}: ShownContact): FailureWith<'tagging-closed'> | NotShown | undefined {
  const ended = endedContact(contact, contactId);
  if (ended === undefined) return endedAtUnknownTime(contact);
  const { disconnectTimestamp } = ended;
  if (connectTime.getTime() - disconnectTimestamp.getTime() <= TAGGABLE_MS) return undefined;
  return { reason: 'tagging-closed', contactId, disconnectTimestamp };
}
