import { z } from 'zod';
import type { ResourceReference } from '../../../directory/cache/resource-reference.ts';
import { idIssues } from '../../../graphql-kit/input/input-issue.ts';
import { ENTITIES, type Entity } from '../federation/entities.ts';

/** A node that a client requests: its type, and what identifies it in Connect. */
export interface NodeReference {
  readonly typeName: string;
  readonly entity: Entity;
  readonly reference: ResourceReference;
}

/** The usual length of a nodeId in characters: Connect's ids are UUIDs. */
export const NODE_ID_CHARACTERS = 128;

/** Longer texts are rejected unread. Connect's longest ids, of 256 characters each, take fewer. */
const MAX_CHARACTERS = 3_072;

/** The first entry is the version of the format. A released version is accepted forever: clients store these ids. */
const contents = z.tuple([z.literal(1), z.string(), z.string(), z.string()]);

/**
 * The id of a node in all instances and types, which Connect's ids are not: the queue of an agent has the id of its user.
 * It depends on nothing else, so all gateways and releases return the same one.
 */
export function encodeNodeId(typeName: string, { instanceId, id }: ResourceReference): string {
  return Buffer.from(JSON.stringify([1, typeName, instanceId, id])).toString('base64url');
}

/** The node that a nodeId names; `undefined` for a text that is not a nodeId. A client can forge one. */
export function parseNodeId(nodeId: string): NodeReference | undefined {
  const decoded = nodeId.length > MAX_CHARACTERS ? undefined : decode(nodeId);
  if (decoded === undefined) return undefined;
  const entity = ENTITIES.get(decoded.typeName);
  if (entity === undefined) return undefined;
  const { maxIdLength, arnKinds } = entity;
  const issues = idIssues(['nodeId'], decoded.reference.id, maxIdLength, arnKinds[0]);
  return issues.length === 0 ? { ...decoded, entity } : undefined;
}

function decode(nodeId: string): Omit<NodeReference, 'entity'> | undefined {
  try {
    const text = Buffer.from(nodeId, 'base64url').toString();
    const [, typeName, instanceId, id] = contents.parse(JSON.parse(text));
    // Caches rely on one nodeId for each node, so another notation of the same contents is none.
    if (encodeNodeId(typeName, { instanceId, id }) !== nodeId) return undefined;
    return { typeName, reference: { instanceId, id } };
  } catch {
    return undefined;
  }
}
