import { createConnectionType } from '../../graphql-kit/relay/connection.type.ts';
import { ContactFlow } from './contact-flow.type.ts';

export const ContactFlowConnection = createConnectionType(() => ContactFlow, {
  name: 'ContactFlow',
  isDirectory: true,
  plural: 'flows',
  totalCount:
    'How many flows are found in all. Connect calls its count approximate. Null when it does not say.',
});
