import { createConnectionType } from '../../graphql-kit/relay/connection.type.ts';
import { User } from './user.type.ts';

export const UserConnection = createConnectionType(() => User, {
  name: 'User',
  isDirectory: true,
  plural: 'users',
  totalCount:
    'How many users are found in all. Connect calls its count approximate. Null when it does not say.',
});
