import type { ResourceReference } from '../directory/cache/resource-reference.ts';
import { orNotFound } from '../graphql-kit/errors/resource-not-found.ts';
import type { Contact, DescribedContact } from './contact.type.ts';
import type { Lazy } from './lazy.ts';

/** Makes fields of a contact that are read by DescribeContact once a caller asks for them: one read for all of them. */
export function describedLater(
  reference: ResourceReference,
): <Key extends keyof DescribedContact>(key: Key) => Lazy<DescribedContact[Key]> {
  return (key) =>
    async (_, { contacts }) => {
      const contact = await contacts.load(reference);
      return orNotFound(contact, 'contact', reference.id)[key];
    };
}

/** The fields of a contact for which it is described. */
export function fieldsDescribedLater(contact: Partial<Contact>): string[] {
  return Object.entries(contact).flatMap(([key, value]) =>
    value instanceof Function ? [key] : [],
  );
}
