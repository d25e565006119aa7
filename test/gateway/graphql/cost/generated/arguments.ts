import fc from 'fast-check';
import { type GraphQLField, type GraphQLObjectType, isRequiredArgument } from 'graphql';
import { OPERATIONS } from '../../../../../src/contacts/operations/index.ts';
import { mutationOf } from '../../../../../src/contacts/operations/kit/mutation-resolver.ts';
import { encodeNodeId } from '../../../../../src/gateway/graphql/nodes/node-id.ts';
import { ROWS } from '../../../../contacts/operations/matrix/rows/index.ts';
import type { MatrixInput } from '../../../../contacts/operations/matrix/rows/row.ts';
import { inputLiteral } from '../../../../contacts/operations/matrix/support/input-literal.ts';
import { INSTANCE_ID } from '../../../../support/ids.ts';
import { KNOWN } from './centre.ts';

const text = (values: readonly string[]): fc.Arbitrary<string> =>
  fc.constantFrom(...values).map((value) => JSON.stringify(value));

/** Sizes of pages, as literals and as the variables of every operation. */
const first: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('', 'first: null', 'first: $one', 'first: $some', 'first: $unset'),
  fc.integer({ min: 1, max: 12 }).map((size) => `first: ${size}`),
  fc.constantFrom('first: 100', 'first: 0', 'first: 1000'),
);

const target: fc.Arbitrary<string> = fc.oneof(
  text(KNOWN.queues).map((id) => `queueId: ${id}`),
  text(KNOWN.users).map((id) => `userId: ${id}`),
  text(KNOWN.quickConnects).map((id) => `quickConnectId: ${id}`),
);

/** The entities of this contact centre, by the names of their types. */
const ENTITY_IDS = {
  Contact: KNOWN.contacts,
  ContactFlow: KNOWN.flows,
  Queue: KNOWN.queues,
  QuickConnect: KNOWN.quickConnects,
  RoutingProfile: KNOWN.profiles,
  User: KNOWN.users,
};

const nodeIds = Object.entries(ENTITY_IDS).flatMap(([type, ids]) =>
  ids.map((id) => encodeNodeId(type, { instanceId: INSTANCE_ID, id })),
);

const representations: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      ...Object.entries(ENTITY_IDS).map(([type, ids]) =>
        text(ids).map((id) => `{ __typename: "${type}", id: ${id} }`),
      ),
    ),
    { maxLength: 6 },
  )
  .map((all) => `[${all.join(' ')}]`);

/** The ids in inputs, by the names of their fields. */
const IDS: Readonly<Record<string, readonly string[]>> = {
  contactId: KNOWN.contacts,
  contactFlowId: KNOWN.flows,
  initialContactId: KNOWN.contacts,
  previousContactId: KNOWN.contacts,
  queueId: KNOWN.queues,
  quickConnectId: KNOWN.quickConnects,
  relatedContactId: KNOWN.contacts,
  userId: KNOWN.users,
};

/** A value of an input with ids of this contact centre. */
function withKnownIds(name: string, value: unknown): fc.Arbitrary<unknown> {
  const ids = IDS[name];
  if (ids !== undefined) return fc.constantFrom(...ids);
  if (Array.isArray(value)) return fc.tuple(...value.map((item) => withKnownIds('', item)));
  return isObject(value) ? inputWithKnownIds(value) : fc.constant(value);
}

function inputWithKnownIds(input: MatrixInput): fc.Arbitrary<MatrixInput> {
  return fc.record(
    Object.fromEntries(
      Object.entries(input).map(([name, value]) => [name, withKnownIds(name, value)]),
    ),
  );
}

function isObject(value: unknown): value is MatrixInput {
  return typeof value === 'object' && value !== null;
}

/** The inputs of all operations. */
const MUTATIONS = Object.fromEntries(
  ROWS.map(({ operation, input, otherInput }) => [
    `Mutation.${mutationOf(operation)}`,
    fc
      .oneof(inputWithKnownIds(input), inputWithKnownIds(otherInput))
      .map((each) => `input: ${inputLiteral(operation, each)}`),
  ]),
);

/** An id of this kind. */
const idOf = (ids: readonly string[]): fc.Arbitrary<string> => text(ids).map((id) => `id: ${id}`);

/** A check has the input of its mutation. */
const CHECKS = Object.fromEntries(
  OPERATIONS.flatMap(({ mutation, check }) => {
    const input = MUTATIONS[`Mutation.${mutation}`];
    return check === undefined || input === undefined ? [] : [[`Query.${check}`, input]];
  }),
);

const transfer: fc.Arbitrary<string> = fc
  .tuple(text(KNOWN.contacts), target, fc.constantFrom('', 'contactFlowId: "nobody"'))
  .map(
    ([id, where, flow]) =>
      `input: { contactId: ${id} target: { ${where} } ${where.startsWith('quick') ? '' : flow} }`,
  );

/** The arguments of the fields that have some, as they are written in a document. */
const ARGUMENTS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  'Query.agentStatuses': first,
  'Query.contact': idOf(KNOWN.contacts),
  'Query.contactFlow': idOf(KNOWN.flows),
  'Query.contactFlows': first,
  'Query.contacts': first,
  'Query.instance': fc.constant(''),
  'Query.node': text([...nodeIds, 'malformed']).map((nodeId) => `nodeId: ${nodeId}`),
  'Query.queue': idOf(KNOWN.queues),
  'Query.queues': first,
  'Query.quickConnect': idOf(KNOWN.quickConnects),
  'Query.quickConnects': first,
  'Query.routingProfile': idOf(KNOWN.profiles),
  'Query.transferDestinations': fc
    .tuple(text(KNOWN.contacts), first)
    .map(([id, size]) => `contactId: ${id} ${size}`),
  'Query.user': idOf(KNOWN.users),
  'Query.users': first,
  'Query._entities': representations.map((value) => `representations: ${value}`),
  // Mutations reach these two, and declare no variables for sizes.
  'User.manualAssignmentQueues': fc.constantFrom('', 'first: 1', 'first: 7', 'first: 0'),
  'QueueHours.days': fc.constantFrom('', 'count: 1', 'count: 14', 'count: 0'),
  'Contact.references': fc.constantFrom('', 'types: [URL]', 'types: []'),
  ...MUTATIONS,
  ...CHECKS,
  'Mutation.transferContact': transfer,
  'Query.checkTransfer': transfer,
};

/** How a field can be called. A field whose arguments are not known here cannot be left out unnoticed. */
export function argumentsOf(
  parent: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
): fc.Arbitrary<string> {
  const known = ARGUMENTS[`${parent.name}.${field.name}`];
  if (
    known === undefined &&
    field.args.some((one) => isRequiredArgument(one) || one.name === 'first')
  )
    throw new Error(`Nothing is known of the arguments of ${parent.name}.${field.name}`);
  return (known ?? fc.constant('')).map((args) => (args.trim() === '' ? '' : `(${args})`));
}

/** What operations declare if they use it, and the values that they are sent with. */
export const DECLARED = [
  '$one: Int!',
  '$some: Int = 7',
  '$unset: Int',
  '$yes: Boolean!',
  '$no: Boolean = false',
] as const;
export const VARIABLES = { one: 1, yes: true } as const;
