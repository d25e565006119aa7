import { parseConnectArn } from '../../../connect/connect-arn.ts';
import type { ResourceReference } from '../../../directory/cache/resource-reference.ts';
import { badUserInput, idIssues, type InputIssue } from '../../../graphql-kit/input/input-issue.ts';
import { instanceIssues, type Instances } from '../../../graphql-kit/input/instances.ts';
import { isMembers } from '../../http/request-members.ts';
import { ENTITIES, type Entity, type EntityKeys, type GivenKeys } from './entities.ts';

/** A router's reference to an entity. */
export interface Representation {
  readonly typeName: string;
  readonly entity: Entity;
  readonly reference: ResourceReference;
  /** The keys that the router sent. */
  readonly given: GivenKeys;
}

const KEY_FIELDS = ['id', 'instanceId', 'arn'] as const;

/**
 * Reads a representation, the value of the scalar `_Any`.
 *
 * @throws the error of this one entity, with the code BAD_USER_INPUT, when the value is not a valid representation.
 */
export function parseRepresentation(
  value: unknown,
  index: number,
  instances: Instances,
): Representation {
  const path = ['representations', String(index)];
  const reject = (field: string | undefined, message: string): never => {
    throw badUserInput([{ path: field === undefined ? path : [...path, field], message }]);
  };
  if (!isMembers(value)) return reject(undefined, 'must be an object');

  const typeName = value['__typename'];
  const entity = typeof typeName === 'string' ? ENTITIES.get(typeName) : undefined;
  if (typeof typeName !== 'string' || entity === undefined) {
    return reject('__typename', `must be one of the entities: ${[...ENTITIES.keys()].join(', ')}`);
  }

  const { normalizeKey = (key: string) => key } = entity;
  const given: { -readonly [Key in keyof EntityKeys]?: string } = {};
  for (const field of KEY_FIELDS) {
    const key = value[field];
    if (key === undefined) continue;
    if (typeof key !== 'string') return reject(field, 'must be a string');
    if (!key.isWellFormed()) return reject(field, 'must be well-formed Unicode');
    given[field] = normalizeKey(key);
  }

  const reference = referenceOf(entity, given, instances);
  if (reference === 'no key') return reject(undefined, 'must have the key id or arn');
  if (reference === 'other ARN') {
    return reject('arn', `must be the ARN of a ${typeName} in Amazon Connect`);
  }
  const issues: InputIssue[] = [
    ...idIssues(
      [...path, given.arn === undefined ? 'id' : 'arn'],
      reference.id,
      entity.maxIdLength,
      entity.arnKinds[0],
    ),
    ...instanceIssues([...path, 'instanceId'], reference.instanceId, instances),
  ];
  if (issues.length > 0) throw badUserInput(issues);
  return { typeName, entity, reference, given };
}

/**
 * The reference by which to read the entity. The ARN takes precedence, because it names the instance; the id alone
 * implies the default.
 */
function referenceOf(
  { arnKinds }: Entity,
  { id, instanceId, arn }: GivenKeys,
  { defaultId }: Instances,
): ResourceReference | 'no key' | 'other ARN' {
  if (arn === undefined) {
    return id === undefined ? 'no key' : { instanceId: instanceId ?? defaultId, id };
  }
  const parts = parseConnectArn(arn);
  if (parts === undefined || !arnKinds.includes(parts.resourceType)) return 'other ARN';
  return { instanceId: parts.instanceId, id: parts.resourceId };
}
