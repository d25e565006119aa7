import { type Contact, TagContactCommand } from '@aws-sdk/client-connect';
import { Field, InputType } from 'type-graphql';
import { isInvalid } from '../../../connect/connect-failure.ts';
import { fromKeyValuePairs } from '../../../graphql-kit/values/key-value-pairs.ts';
import {
  ContactTagInput,
  MAX_TAGS,
  RESERVED_TAG_PREFIX,
  tagIssues,
} from '../../inputs/contact-tag.input.ts';
import { CONTACT_IN_QUEUES } from '../kit/authorization.ts';
import { exceptionsOfTags, OBSERVE_TAGS, requiresTaggableContact } from '../kit/contact-tags.ts';
import { declareOperation } from '../kit/declare-operation.ts';
import type { FailureWith } from '../kit/operation-failure.ts';
import { ContactOperationInput } from '../kit/operation-input.ts';
import { denialOf } from '../kit/precondition.ts';

@InputType({ description: 'The contact, and the tags to add to it.' })
class TagContactInput extends ContactOperationInput {
  @Field(() => [ContactTagInput], {
    description:
      'The tags: 1 to 6. A tag whose key the contact has already gets the new value. A contact has at most 6 tags beside those that AWS generates.',
  })
  readonly tags!: ContactTagInput[];
}

/** TagContact. Connect takes no token, and returns nothing: a contact that has the tags was tagged, by whatever call. */
export const TAG_CONTACT = declareOperation({
  name: 'TagContact',
  description:
    'Adds tags to a contact, or changes their values. Other contacts of its chain keep theirs. It is possible until three hours after the contact has ended.',
  success: 'The contact has the tags.',
  input: TagContactInput,
  permission: 'UPDATE_CONTACTS',
  rate: { perSecond: 20, burst: 25 },
  subject: 'contact',
  iamResources: ['contact/*'],
  exceptions: exceptionsOfTags('tag-limit'),
  validate: ({ contactId, tags }) => ({
    issues: tagIssues(['input', 'tags'], tags),
    values: { contactId, tags: fromKeyValuePairs(tags) },
  }),
  authorization: CONTACT_IN_QUEUES,
  request: ({ instanceId, contactId, tags }) =>
    new TagContactCommand({ InstanceId: instanceId, ContactId: contactId, Tags: tags }),
  promise: {
    kind: 'state',
    expected: ({ tags }) => ({
      present: Object.entries(tags).map(([key, value]) => ['tag', key, value] as const),
    }),
    observer: OBSERVE_TAGS,
    isConfidential: true,
  },
  resourcesOf: ({ contactId: id }) => [{ type: 'CONTACT', id }],
  precondition: requiresTaggableContact,
  classify(rejected, command, evidence) {
    if (!isInvalid(rejected)) return undefined;
    return (
      denialOf(requiresTaggableContact, command, evidence) ??
      tagLimit(evidence.contact, command.contactId, command.tags)
    );
  },
});

/** Tags that AWS generates do not count (documented for resources in general). */
function tagLimit(
  contact: Contact | undefined,
  contactId: string,
  tags: Readonly<Record<string, string>>,
): FailureWith<'tag-limit'> | undefined {
  const own = Object.keys(contact?.Tags ?? {}).filter(
    (key) => !key.startsWith(RESERVED_TAG_PREFIX),
  );
  if (new Set([...own, ...Object.keys(tags)]).size <= MAX_TAGS) return undefined;
  return { reason: 'tag-limit', contactId, limit: MAX_TAGS };
}
