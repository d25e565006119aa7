import { createConnectionType } from '../../graphql-kit/relay/connection.type.ts';
import { QuickConnect } from './quick-connect.type.ts';

export const QuickConnectConnection = createConnectionType(() => QuickConnect, {
  name: 'QuickConnect',
  isDirectory: true,
  plural: 'quick connects',
  totalCount:
    'How many quick connects the whole list has. Connect calls its own count of a search approximate. Null when it does not say, and for the quick connects of a queue as long as the list was not read to its end.',
});
