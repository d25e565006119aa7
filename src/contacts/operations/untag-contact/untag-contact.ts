import { UntagContactCommand } from '@aws-sdk/client-connect';
import { Field, InputType } from 'type-graphql';
import { isInvalid } from '../../../connect/connect-failure.ts';
import { tagKeyIssues } from '../../inputs/contact-tag.input.ts';
import { CONTACT_IN_QUEUES } from '../kit/authorization.ts';
import { exceptionsOfTags, OBSERVE_TAGS, requiresTaggableContact } from '../kit/contact-tags.ts';
import { declareOperation } from '../kit/declare-operation.ts';
import { ContactOperationInput } from '../kit/operation-input.ts';
import { denialOf } from '../kit/precondition.ts';

@InputType({ description: 'The contact, and the keys of the tags to remove from it.' })
class UntagContactInput extends ContactOperationInput {
  @Field(() => [String], {
    description:
      'The keys: 1 to 6, each once. Keys that the contact does not have are ignored. Tags that AWS generates, whose keys begin with `aws:`, cannot be removed.',
  })
  readonly tagKeys!: string[];
}

/** UntagContact. Connect takes no token, and returns nothing: a contact without the tags was untagged, by whatever call. */
export const UNTAG_CONTACT = declareOperation({
  name: 'UntagContact',
  description:
    'Removes tags from a contact. Other contacts of its chain keep theirs. It is possible until three hours after the contact has ended.',
  success: 'The contact has no tags with these keys.',
  input: UntagContactInput,
  permission: 'UPDATE_CONTACTS',
  rate: { perSecond: 20, burst: 25 },
  subject: 'contact',
  iamResources: ['contact/*'],
  exceptions: exceptionsOfTags(),
  validate: ({ contactId, tagKeys }) => ({
    issues: tagKeyIssues(['input', 'tagKeys'], tagKeys),
    values: { contactId, tagKeys: tagKeys.toSorted() },
  }),
  authorization: CONTACT_IN_QUEUES,
  request: ({ instanceId, contactId, tagKeys }) =>
    new UntagContactCommand({ InstanceId: instanceId, ContactId: contactId, TagKeys: tagKeys }),
  promise: {
    kind: 'state',
    expected: ({ tagKeys }) => ({ absent: tagKeys.map((key) => ['tag', key] as const) }),
    observer: OBSERVE_TAGS,
    isConfidential: true,
  },
  resourcesOf: ({ contactId: id }) => [{ type: 'CONTACT', id }],
  precondition: requiresTaggableContact,
  classify: (rejected, command, evidence) =>
    isInvalid(rejected) ? denialOf(requiresTaggableContact, command, evidence) : undefined,
});
