import type { ResourceReference } from '../../../directory/cache/resource-reference.ts';
import type { EntityType } from '../../../directory/directory-type.ts';
import { DIRECTORY_TYPES, type DirectoryTypeName } from '../../../directory/index.ts';
import { DIRECTORY_TYPE_NAMES } from '../../../directory/loaders.ts';
import { MAX_LENGTHS } from '../../../graphql-kit/input/input-issue.ts';
import type { RequiredField } from '../../../graphql-kit/values/required-field.ts';

/** The fields by which every entity can be referenced. */
export interface EntityKeys extends ResourceReference {
  readonly arn: RequiredField<string>;
}

/** The keys in a router's representation. */
export type GivenKeys = { readonly [Key in keyof EntityKeys]?: string };

/** A type that other subgraphs can reference and extend. */
export interface Entity extends Omit<EntityType, 'typeName'> {
  /** The loader of a request's context that reads it, in batches. */
  readonly loader: 'contacts' | DirectoryTypeName;
}

/**
 * The keys of each entity. The id alone refers to the gateway's default instance, which is the only one at most
 * companies. With several instances, a subgraph adds `instanceId` or uses the ARN, which contains it.
 */
export const ENTITY_KEYS = ['id', 'id instanceId', 'arn'] as const;

/** All entities, by the names of their types: contacts, and all types of the directory. */
export const ENTITIES: ReadonlyMap<string, Entity> = new Map<string, Entity>([
  ['Contact', { arnKinds: ['contact'], maxIdLength: MAX_LENGTHS.contactId, loader: 'contacts' }],
  ...DIRECTORY_TYPE_NAMES.map((loader): [string, Entity] => {
    const { typeName, ...entity } = DIRECTORY_TYPES[loader].entity;
    return [typeName, { ...entity, loader }];
  }),
]);
