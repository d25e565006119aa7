import {
  GetContactAttributesCommand,
  UpdateContactAttributesCommand,
} from '@aws-sdk/client-connect';
import { Field, ID, InputType } from 'type-graphql';
import { isInvalid, mapResult } from '../../../connect/connect-failure.ts';
import { readOne } from '../../../connect/read-one.ts';
import { atLeastOneIssues } from '../../../graphql-kit/input/value-issues.ts';
import { fromKeyValuePairs } from '../../../graphql-kit/values/key-value-pairs.ts';
import {
  attributeChangeIssues,
  ContactAttributeInput,
} from '../../inputs/contact-attribute.input.ts';
import { CHAIN_IN_QUEUES } from '../kit/authorization.ts';
import { tooLargeAttributes } from '../kit/contact-causes.ts';
import { declareOperation } from '../kit/declare-operation.ts';
import type { Fact } from '../kit/facts.ts';
import {
  optionalInitialContact,
  RESOLVE_INITIAL_CONTACT,
  wrongChain,
} from '../kit/initial-contact.ts';
import type { Observer } from '../kit/observe.ts';
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
  success:
    'The chain of the contact, or that of a given `initialContactId`, has the attributes that were set, and none of those that were removed.',
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
    const { contactId, set, remove } = input;
    const { initialContactId, issues } = optionalInitialContact(input.initialContactId);
    return {
      issues: [
        ...issues,
        ...atLeastOneIssues(['input'], input, ['set', 'remove']),
        ...attributeChangeIssues(input),
      ],
      values: {
        contactId,
        initialContactId,
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
  // Whatever the state of the contact.
  precondition: () => undefined,
  classify(rejected, command, { contact, facts }) {
    const wrong = wrongChain(rejected, command, contact);
    if (wrong !== undefined || facts === undefined || !isInvalid(rejected)) return wrong;
    return tooLargeAttributes(attributesAfter(facts, command), command.contactId);
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

/** The attributes after a change. */
function attributesAfter(facts: readonly Fact[], { set, remove }: Change): Record<string, string> {
  const kept = facts.flatMap(([, key, value]) =>
    key === undefined || value === undefined || remove.includes(key) ? [] : [[key, value] as const],
  );
  return Object.fromEntries([...kept, ...Object.entries(set)]);
}
