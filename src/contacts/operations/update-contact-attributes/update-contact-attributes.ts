import {
  type Contact,
  GetContactAttributesCommand,
  UpdateContactAttributesCommand,
} from '@aws-sdk/client-connect';
import { Field, ID, InputType } from 'type-graphql';
import {
  isInvalid,
  mapResult,
  type Rejected,
  rejectionReason,
} from '../../../connect/connect-failure.ts';
import { readOne } from '../../../connect/read-one.ts';
import { idIssues, type InputIssue, MAX_LENGTHS } from '../../../graphql-kit/input/input-issue.ts';
import { atLeastOneIssues, itemIssues } from '../../../graphql-kit/input/value-issues.ts';
import { fromKeyValuePairs } from '../../../graphql-kit/values/key-value-pairs.ts';
import {
  attributeIssues,
  attributeKeyIssues,
  ContactAttributeInput,
  MAX_ATTRIBUTE_BYTES,
} from '../../inputs/contact-attribute.input.ts';
import { CHAIN_IN_QUEUES } from '../kit/authorization.ts';
import { declareOperation } from '../kit/declare-operation.ts';
import type { Fact } from '../kit/facts.ts';
import {
  initialContactIdOf,
  RESOLVE_INITIAL_CONTACT,
  wrongInitialContact,
} from '../kit/initial-contact.ts';
import type { Observer } from '../kit/observe.ts';
import type { FailureWith } from '../kit/operation-failure.ts';
import { ContactOperationInput } from '../kit/operation-input.ts';

@InputType({
  description:
    'The contact, and the attributes to set and to remove: at least one. All contacts of its chain share them.',
})
class UpdateContactAttributesInput extends ContactOperationInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'The `initialContactId` of the contact; its `id`, if that is null. With it, the gateway does not have to read the contact first, which costs one call. Connect changes the attributes of this chain: the id of another one is an error for callers that are restricted to queues, and otherwise shows only in `contact`.',
  })
  readonly initialContactId?: string | null;

  @Field(() => [ContactAttributeInput], {
    nullable: true,
    description:
      'The attributes to add, or whose values to change. No value may be empty: give the key in `remove`.',
  })
  readonly set?: ContactAttributeInput[] | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'The keys of the attributes to remove, each once. Keys that the contact does not have are ignored.',
  })
  readonly remove?: string[] | null;
}

interface Change {
  readonly set: Readonly<Record<string, string>>;
  readonly remove: readonly string[];
}

/** An attribute with an empty value was removed (documented), whether or not Connect still shows it. */
const OBSERVE_ATTRIBUTES: Observer = {
  calls: 1,
  async observe(callConnect, { instanceId, initialContactId }) {
    const command = new GetContactAttributesCommand({
      InstanceId: instanceId,
      InitialContactId: initialContactId,
    });
    const reading = await readOne(callConnect, command, ({ Attributes = {} }) => Attributes);
    return mapResult(reading, (attributes) => attributes && attributeFacts(attributes));
  },
};

/**
 * UpdateContactAttributes. Connect takes no token, and returns nothing: the attributes that it shows were set, by whatever
 * call.
 */
export const UPDATE_CONTACT_ATTRIBUTES = declareOperation({
  name: 'UpdateContactAttributes',
  description:
    'Sets and removes attributes of a contact, active or ended, and so of all contacts of its chain. All others stay as they are.',
  success: 'The contact has the attributes that were set, and none of those that were removed.',
  input: UpdateContactAttributesInput,
  permission: 'UPDATE_CONTACTS',
  rate: { perSecond: 10, burst: 15 },
  subject: 'contact',
  iamResources: ['contact/*'],
  exceptions: {
    InternalServiceException: ['service-failure', 'outcome-unknown'],
    InvalidActiveRegionException: ['region-not-active'],
    InvalidParameterException: [
      'resource-not-found',
      'bad-input',
      'attributes-too-large',
      'request-rejected',
    ],
    InvalidRequestException: [
      'resource-not-found',
      'bad-input',
      'attributes-too-large',
      'request-rejected',
    ],
    ResourceNotFoundException: ['resource-not-found', 'bad-input'],
  },
  validate(input) {
    const { contactId, initialContactId, set, remove } = input;
    const initialIssues =
      typeof initialContactId === 'string'
        ? idIssues(
            ['input', 'initialContactId'],
            initialContactId,
            MAX_LENGTHS.contactId,
            'contact',
          )
        : [];
    return {
      issues: [
        ...initialIssues,
        ...atLeastOneIssues(['input'], input, ['set', 'remove']),
        ...attributeIssues(['input', 'set'], set),
        ...emptyValueIssues(set),
        ...attributeKeyIssues(['input', 'remove'], remove),
        ...repeatedKeyIssues(set, remove),
      ],
      values: {
        contactId,
        // Empty until it was read.
        initialContactId: initialContactId ?? '',
        set: fromKeyValuePairs(set ?? []),
        remove: (remove ?? []).toSorted(),
      },
    };
  },
  resolve: RESOLVE_INITIAL_CONTACT,
  authorization: CHAIN_IN_QUEUES,
  request: ({ instanceId, initialContactId, set, remove }) =>
    new UpdateContactAttributesCommand({
      InstanceId: instanceId,
      InitialContactId: initialContactId,
      Attributes: { ...set, ...Object.fromEntries(remove.map((key) => [key, ''])) },
    }),
  promise: {
    kind: 'state',
    expected: ({ set, remove }) => ({
      present: Object.entries(set).map(([key, value]) => ['attribute', key, value] as const),
      absent: remove.map((key) => ['attribute', key] as const),
    }),
    observer: OBSERVE_ATTRIBUTES,
    isEvidence: true,
    isConfidential: true,
  },
  record: ({ initialContactId }) => ({ initialContactId }),
  resourcesOf: ({ contactId: id }) => [{ type: 'CONTACT', id }],
  classify(rejected, command, { contact, facts }) {
    const wrong = wrongChain(rejected, command, contact);
    if (wrong !== undefined || !isInvalid(rejected)) return wrong;
    if (facts === undefined || bytesAfter(facts, command) <= MAX_ATTRIBUTE_BYTES) return undefined;
    const { contactId } = command;
    return { reason: 'attributes-too-large', contactId, maxBytes: MAX_ATTRIBUTE_BYTES };
  },
});

function attributeFacts(attributes: Readonly<Record<string, string>>): Fact[] {
  return Object.entries(attributes)
    .filter(([, value]) => value !== '')
    .flatMap(([key, value]) => [
      ['attribute', key],
      ['attribute', key, value],
    ]);
}

function emptyValueIssues(set: UpdateContactAttributesInput['set']): InputIssue[] {
  const message = 'must not be empty. To remove the attribute, give its key in input.remove';
  return itemIssues(['input', 'set'], set, (path, { value }) =>
    value === '' ? [{ path: [...path, 'value'], message }] : [],
  );
}

function repeatedKeyIssues(
  set: UpdateContactAttributesInput['set'],
  remove: UpdateContactAttributesInput['remove'],
): InputIssue[] {
  const indexes = new Map(set?.map(({ key }, index) => [key, index]));
  return itemIssues(['input', 'remove'], remove, (path, key) => {
    const index = indexes.get(key);
    return index === undefined
      ? []
      : [{ path, message: `must differ from input.set.${index}.key` }];
  });
}

/**
 * Why Connect does not know the initial contact, or cannot: the caller has named another contact than the first one of the
 * chain.
 */
function wrongChain(
  rejected: Rejected,
  command: { readonly contactId: string; readonly initialContactId: string },
  contact: Contact | undefined,
): FailureWith<'bad-input' | 'resource-not-found'> | undefined {
  const isUnknown = rejectionReason(rejected) === 'not-found';
  if (contact === undefined || !(isUnknown || isInvalid(rejected))) return undefined;
  const { Id: id = command.contactId, InitialContactId: initialContactId = null } = contact;
  const initialId = initialContactIdOf({ id, initialContactId });
  if (command.initialContactId !== initialId) return wrongInitialContact(command, initialId);
  if (!isUnknown) return undefined;
  return { reason: 'resource-not-found', resource: { type: 'CONTACT', id: initialId } };
}

/** The size of all attributes after a change, keys and values together. */
function bytesAfter(facts: readonly Fact[], { set, remove }: Change): number {
  const all = new Map<string, string>();
  for (const [, key, value] of facts) {
    if (key !== undefined && value !== undefined && !remove.includes(key)) all.set(key, value);
  }
  for (const [key, value] of Object.entries(set)) all.set(key, value);
  let bytes = 0;
  for (const [key, value] of all) bytes += Buffer.byteLength(key + value);
  return bytes;
}
