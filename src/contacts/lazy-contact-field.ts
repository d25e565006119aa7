import type { ResourceReference } from '../directory/cache/resource-reference.ts';
import { orNotFound } from '../graphql-kit/errors/resource-not-found.ts';
import type { Contact, ContactReader, DescribedContact, LazyField } from './contact.type.ts';

/** Makes fields of a contact that DescribeContact reads when they are selected: one read for all of them. */
export function lazyContactField(
  reference: ResourceReference,
): <Key extends keyof DescribedContact>(key: Key) => LazyField<DescribedContact[Key]> {
  return (key) =>
    async (_, { contacts }) => {
      const contact = await contacts.load(reference);
      return orNotFound(contact, 'contact', reference.id)[key];
    };
}

/** The names of a contact's lazy fields. */
export function lazyFieldsOf(contact: Partial<Contact>): string[] {
  return Object.entries(contact).flatMap(([key, value]) =>
    value instanceof Function ? [key] : [],
  );
}

/** The value, which is read now unless it is known. */
export async function resolveLazyField<Value>(
  value: LazyField<Value>,
  context: ContactReader,
): Promise<Value> {
  return value instanceof Function ? value({}, context) : value;
}
