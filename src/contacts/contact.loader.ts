import DataLoader from 'dataloader';
import type { CallConnect } from '../connect/call-connect.ts';
import { keyOf, type ResourceReference } from '../directory/cache/resource-reference.ts';
import { readFailure } from '../graphql-kit/errors/read-failure.ts';
import { contactFromConnect } from './contact-from-connect.ts';
import type { DescribedContact } from './contact.type.ts';
import { describeContact } from './describe-contact.ts';

/** Reads contacts for one request: each once, however often it is asked for; null when Connect does not know it. */
export type ContactLoader = DataLoader<ResourceReference, DescribedContact | null, string>;

/** A loader for one request. Connect describes contacts one at a time, so a batch is as many calls as it has contacts. */
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
