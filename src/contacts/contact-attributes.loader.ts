import { GetContactAttributesCommand } from '@aws-sdk/client-connect';
import DataLoader from 'dataloader';
import type { CallConnect } from '../connect/call-connect.ts';
import { keyOf, type ResourceReference } from '../directory/cache/resource-reference.ts';
import { readFailure } from '../graphql-kit/errors/read-failure.ts';
import { toKeyValuePairs } from '../graphql-kit/values/key-value-pairs.ts';
import type { ContactAttribute } from './contact-attribute.type.ts';

/** Reads the attributes of contact chains for one request, by the id of the initial contact. */
export type ContactAttributesLoader = DataLoader<ResourceReference, ContactAttribute[], string>;

/** A loader for one request. Connect returns the attributes of one chain per call. */
export function createContactAttributesLoader(callConnect: CallConnect): ContactAttributesLoader {
  return new DataLoader<ResourceReference, ContactAttribute[], string>(
    async (references) =>
      Promise.all(
        references.map(async ({ instanceId: InstanceId, id: InitialContactId }) => {
          const command = new GetContactAttributesCommand({ InstanceId, InitialContactId });
          const result = await callConnect(command);
          return result.ok
            ? toKeyValuePairs(result.output.Attributes)
            : readFailure(result.failure);
        }),
      ),
    { cacheKeyFn: keyOf },
  );
}
