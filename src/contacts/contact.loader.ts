import { type Contact as ConnectContact, DescribeContactCommand } from '@aws-sdk/client-connect';
import DataLoader from 'dataloader';
import type { CallConnect } from '../connect/call-connect.ts';
import { readOne, type ReadResult } from '../connect/read-one.ts';
import { keyOf, type ResourceReference } from '../directory/cache/resource-reference.ts';
import { readFailure } from '../graphql-kit/errors/read-failure.ts';
import { contactFromConnect } from './contact-from-connect.ts';
import type { DescribedContact } from './contact.type.ts';

/** Reads contacts for one request, each at most once; null for a contact that does not exist. */
export type ContactLoader = DataLoader<ResourceReference, DescribedContact | null, string>;

/** A loader for one request. Connect describes one contact per call, so a batch makes one call per contact. */
export function createContactLoader(callConnect: CallConnect): ContactLoader {
  return new DataLoader<ResourceReference, DescribedContact | null, string>(
    async (references) =>
      Promise.all(
        references.map(async (reference) => {
          const finding = await describeContact(callConnect, reference);
          if (!finding.ok) return readFailure(finding.failure);
          return finding.output && contactFromConnect(reference, finding.output);
        }),
      ),
    { cacheKeyFn: keyOf },
  );
}

/** Reads one contact in its current state. */
export async function describeContact(
  callConnect: CallConnect,
  { instanceId, id }: ResourceReference,
): Promise<ReadResult<ConnectContact>> {
  const command = new DescribeContactCommand({ InstanceId: instanceId, ContactId: id });
  return readOne(callConnect, command, (output) => output.Contact);
}
