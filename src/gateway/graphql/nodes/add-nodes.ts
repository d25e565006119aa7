import { extendSchema, type GraphQLField, type GraphQLSchema, isObjectType, parse } from 'graphql';
import type { ContactContext } from '../../../contacts/contact.context.ts';
import type { ResourceReference } from '../../../directory/cache/resource-reference.ts';
import {
  REQUIREMENTS,
  REQUIREMENTS_BY_ARGUMENTS,
  type RequirementsByArguments,
} from '../../../graphql-kit/access/requires-permission.ts';
import {
  type CostOfField,
  type FieldCost,
  type RequestedField,
  UPSTREAM_COST,
} from '../../../graphql-kit/cost/upstream-cost.ts';
import { badUserInput } from '../../../graphql-kit/input/input-issue.ts';
import { instanceIssues } from '../../../graphql-kit/input/instances.ts';
import { requirementsOfType } from '../authorization/requirements-of-field.ts';
import { ENTITIES, type EntityKeys } from '../federation/entities.ts';
import { encodeNodeId, NODE_ID_CHARACTERS, parseNodeId } from './node-id.ts';

const NODE_ID_DESCRIPTION =
  'The id of this object among those of all types and instances: for the caches of clients, and for `node`. It is opaque, and stays the same. `id` is not unique among types: the queue of an agent has the id of its user.';

/** What the specification of Relay adds to an API: every entity is a node. */
const NODES = parse(`
  "An object that \`node\` reads again by its \`nodeId\`, as Relay does: contacts, and what the directory has."
  interface Node {
    "${NODE_ID_DESCRIPTION}"
    nodeId: ID!
  }

  ${[...ENTITIES.keys()].map((name) => `extend type ${name} implements Node { "${NODE_ID_DESCRIPTION}" nodeId: ID! }`).join('\n')}

  extend type Query {
    "An object by its \`nodeId\`, whatever its type. Null when it does not exist in Connect. Requires the scopes that the fields of its type require, whichever are selected."
    node(
      "The \`nodeId\` of the object, as the gateway returned it. Connect's own ids are no \`nodeId\`."
      nodeId: ID!
    ): Node
  }
`);

/**
 * The schema with `Node`, `Query.node` and a `nodeId` on each entity. `nodeId` is made of what every object has, so it
 * reads nothing.
 *
 * @param schema is not changed.
 */
export function addNodes(schema: GraphQLSchema): GraphQLSchema {
  const extended = extendSchema(schema, NODES);
  for (const name of ENTITIES.keys()) {
    const field = fieldOf(extended, name, 'nodeId');
    field.resolve = (source) => encodeNodeId(name, source);
    addCost(field, () => ({ characters: NODE_ID_CHARACTERS }));
  }
  const node = fieldOf(extended, 'Query', 'node');
  node.resolve = async (_root, { nodeId }: { readonly nodeId: string }, context) =>
    readNode(nodeId, context);
  addCost(node, costOfNode);
  // The type of a node requires its scopes whatever is selected: its name alone would disclose that the node exists.
  const byArguments: RequirementsByArguments = ({ nodeId }) => {
    const parsed = typeof nodeId === 'string' ? parseNodeId(nodeId) : undefined;
    const type = parsed && extended.getType(parsed.typeName);
    return (type && requirementsOfType(type)) ?? [];
  };
  node.extensions = {
    ...node.extensions,
    [REQUIREMENTS]: [],
    [REQUIREMENTS_BY_ARGUMENTS]: byArguments,
  };
  return extended;
}

/** A node, with the name of its type, by which graphql-js finds the type behind the interface. */
type Resolved = EntityKeys & { readonly __typename: string };

async function readNode(nodeId: string, context: ContactContext): Promise<Resolved | null> {
  const path = ['nodeId'];
  const parsed = parseNodeId(nodeId);
  if (parsed === undefined) {
    throw badUserInput([{ path, message: 'must be a nodeId that the gateway returned' }]);
  }
  const { typeName, entity, reference } = parsed;
  if (instanceIssues(path, reference.instanceId, context.instances).length > 0) {
    throw badUserInput([{ path, message: 'must be of an instance that the gateway allows' }]);
  }
  const found: EntityKeys | null = await context[entity.loader].load(reference);
  // An object has one nodeId. Connect also finds some under another id, such as a flow under the alias of a version.
  return found?.id === reference.id ? { ...found, __typename: typeName } : null;
}

/** The max cost of a node, by its type. A malformed nodeId costs nothing. */
function costOfNode({ args: { nodeId } }: RequestedField): FieldCost {
  const parsed = typeof nodeId === 'string' ? parseNodeId(nodeId) : undefined;
  if (parsed === undefined) return { returns: [] };
  const { loader } = parsed.entity;
  return { loads: [{ loader, keys: 1 }], returns: [{ type: parsed.typeName, from: loader }] };
}

function fieldOf(
  schema: GraphQLSchema,
  typeName: string,
  name: string,
): GraphQLField<ResourceReference, ContactContext> {
  const type = schema.getType(typeName);
  const field: GraphQLField<ResourceReference, ContactContext> | undefined = isObjectType(type)
    ? type.getFields()[name]
    : undefined;
  if (field === undefined) throw new Error(`${typeName}.${name} is absent`);
  return field;
}

function addCost(field: GraphQLField<ResourceReference, ContactContext>, cost: CostOfField): void {
  field.extensions = { ...field.extensions, [UPSTREAM_COST]: cost };
}
