import { badUserInput, idIssues } from '../graphql-kit/input/input-issue.ts';
import { instanceIssues, type Instances } from '../graphql-kit/input/instances.ts';
import type { DirectoryLoader } from './cache/directory-loader.ts';
import type { ResourceReference } from './cache/resource-reference.ts';
import type { EntityType } from './directory-type.ts';

/** Which entry a root field reads, as the caller names it. */
interface EntryArguments {
  readonly id: string;
  readonly instanceId: string | null;
}

/**
 * Reads one entry for a root field.
 *
 * @param loader guarded, if the caller may read only some entries.
 * @returns null when the entry does not exist in Connect.
 * @throws an error with the code BAD_USER_INPUT for an id that cannot be one, such as an ARN, and for an instance that
 *   the gateway does not allow; FORBIDDEN for an instance that the caller may not use.
 */
export async function entryById<Value extends object>(
  loader: DirectoryLoader<Value>,
  { arnKinds: [kind], maxIdLength }: Pick<EntityType, 'arnKinds' | 'maxIdLength'>,
  { id, instanceId: givenInstanceId }: EntryArguments,
  instances: Instances,
): Promise<Value | null> {
  const reference: ResourceReference = { instanceId: givenInstanceId ?? instances.defaultId, id };
  const issues = [
    ...idIssues(['id'], id, maxIdLength, kind),
    ...instanceIssues(['instanceId'], reference.instanceId, instances),
  ];
  if (issues.length > 0) throw badUserInput(issues);
  return loader.load(reference);
}
