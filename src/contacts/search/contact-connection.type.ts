import { createConnectionType } from '../../graphql-kit/relay/connection.type.ts';
import { Contact } from '../contact.type.ts';

export const ContactConnection = createConnectionType(() => Contact, {
  name: 'Contact',
  isDirectory: false,
  plural: 'contacts',
  totalCount: 'How many contacts the filter lets through in all. Null when Connect does not say.',
});
