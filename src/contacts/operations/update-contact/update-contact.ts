import { UpdateContactCommand } from '@aws-sdk/client-connect';
import { Field, InputType } from 'type-graphql';
import { mapResult } from '../../../connect/connect-failure.ts';
import { atLeastOneIssues } from '../../../graphql-kit/input/value-issues.ts';
import {
  ContactReferenceInput,
  referenceIssues,
  toConnectReferences,
} from '../../inputs/contact-reference.input.ts';
import { contactTextIssues } from '../../inputs/contact-text.ts';
import { listContactReferences, TASK_REFERENCE_TYPES } from '../../list-contact-references.ts';
import { CONTACT_IN_QUEUES } from '../kit/authorization.ts';
import { contactConflict } from '../kit/contact-causes.ts';
import { declareOperation } from '../kit/declare-operation.ts';
import type { Fact } from '../kit/facts.ts';
import { observeContact, type Observer } from '../kit/observe.ts';
import { ContactOperationInput } from '../kit/operation-input.ts';

@InputType({
  description: 'The contact, and what to change: at least one of name, description and references.',
})
class UpdateContactInput extends ContactOperationInput {
  @Field(() => String, {
    nullable: true,
    description: 'The name: at most 1,024 characters. An empty one removes the name.',
  })
  readonly name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The description: at most 4,096 characters. An empty one removes the description.',
  })
  readonly description?: string | null;

  @Field(() => [ContactReferenceInput], {
    nullable: true,
    description:
      'References to add. One whose name the contact has already replaces it; all others stay. No reference can be removed.',
  })
  readonly references?: ContactReferenceInput[] | null;
}

/** Connect shows no empty text: a contact with an empty name has none. */
const OBSERVE_TEXTS = observeContact(({ Name = '', Description = '' }) => [
  ['name', Name],
  ['description', Description],
]);

const OBSERVE_TEXTS_AND_REFERENCES: Observer = {
  calls: OBSERVE_TEXTS.calls + 1,
  async observe(callConnect, subject) {
    const { instanceId, contactId: id = '' } = subject;
    const [texts, references] = await Promise.all([
      OBSERVE_TEXTS.observe(callConnect, subject),
      // All in one page (documented).
      listContactReferences(callConnect, { instanceId, id }, TASK_REFERENCE_TYPES, 1),
    ]);
    if (!texts.ok || texts.output === null) return texts;
    const shown = texts.output;
    return mapResult(references, ({ items, isComplete }) =>
      isComplete ? [...shown, ...items.map(referenceFact)] : null,
    );
  },
};

/** UpdateContact. Connect takes no token, and returns nothing: what the contact shows was changed, by whatever call. */
export const UPDATE_CONTACT = declareOperation({
  name: 'UpdateContact',
  description:
    'Changes the name, the description and the references of a contact, active or ended. Other contacts of its chain keep theirs.',
  success: 'The contact has the given name, description and references.',
  input: UpdateContactInput,
  permission: 'UPDATE_CONTACTS',
  rate: { perSecond: 10, burst: 15 },
  subject: 'contact',
  iamResources: ['contact/*'],
  exceptions: {
    AccessDeniedException: ['access-denied'],
    ConflictException: ['resource-not-found', 'contact-conflict'],
    InternalServiceException: ['service-failure', 'outcome-unknown'],
    InvalidActiveRegionException: ['region-not-active'],
    InvalidParameterException: ['resource-not-found', 'request-rejected'],
    InvalidRequestException: ['resource-not-found', 'request-rejected'],
    ResourceNotFoundException: ['resource-not-found'],
    ThrottlingException: ['throttled'],
  },
  validate(input) {
    const { contactId, name, description, references } = input;
    const isEmpty = (references ?? []).length === 0;
    return {
      issues: [
        ...atLeastOneIssues(['input'], input, ['name', 'description', 'references']),
        ...contactTextIssues(['input'], input),
        ...referenceIssues(['input', 'references'], references),
      ],
      values: {
        contactId,
        name: name ?? undefined,
        description: description ?? undefined,
        references: isEmpty ? undefined : toConnectReferences(references ?? []),
      },
    };
  },
  authorization: CONTACT_IN_QUEUES,
  request: ({ instanceId, contactId, name, description, references }) =>
    new UpdateContactCommand({
      InstanceId: instanceId,
      ContactId: contactId,
      Name: name,
      Description: description,
      References: references,
    }),
  promise: {
    kind: 'state',
    expected: ({ name, description, references = {} }) => ({
      present: [
        ...(name === undefined ? [] : [['name', name] as const]),
        ...(description === undefined ? [] : [['description', description] as const]),
        ...Object.entries(references).map(([key, { Type: type = '', Value: value = '' }]) =>
          referenceFact({ name: key, type, value }),
        ),
      ],
    }),
    observer: OBSERVE_TEXTS_AND_REFERENCES,
    observerOf: ({ references }) =>
      references === undefined ? OBSERVE_TEXTS : OBSERVE_TEXTS_AND_REFERENCES,
    isConfidential: true,
  },
  resourcesOf: ({ contactId: id }) => [{ type: 'CONTACT', id }],
  // Whatever the state of the contact.
  precondition: () => undefined,
  classify: (rejected, command) => contactConflict(rejected, command),
});

function referenceFact({
  name,
  type,
  value,
}: {
  readonly name: string | null;
  readonly type: string;
  readonly value: string | null;
}): Fact {
  return ['reference', name ?? '', type, value ?? ''];
}
