import type { ResourceReference } from '../../../directory/cache/resource-reference.ts';
import { ReadFailure } from '../../../graphql-kit/errors/read-failure.ts';
import type { OperationCommand } from './execution.ts';
import { type CommonFailure, failureOfCall, type NamedResource } from './operation-failure.ts';

/** A resource as a loader has it, or why an operation that depends on it fails. */
export type LoadedResource<Resource> =
  | { readonly ok: true; readonly resource: Resource }
  | { readonly ok: false; readonly failure: CommonFailure };

/**
 * Loads a resource that decides whether, or to where, an operation is sent. A failure means that nothing was changed.
 *
 * @throws what the loader throws, other than a failure of Connect.
 */
export async function loadResource<Resource>(
  loader: { load(reference: ResourceReference): Promise<Resource | null> },
  named: NamedResource,
  { instanceId, clientToken }: Pick<OperationCommand, 'instanceId' | 'clientToken'>,
): Promise<LoadedResource<Resource>> {
  try {
    const resource = await loader.load({ instanceId, id: named.id });
    return resource === null
      ? { ok: false, failure: { reason: 'resource-not-found', resource: named } }
      : { ok: true, resource };
  } catch (error) {
    if (!(error instanceof ReadFailure)) throw error;
    return { ok: false, failure: failureOfCall(error.failure, named, clientToken) };
  }
}
