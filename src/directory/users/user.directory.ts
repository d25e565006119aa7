import { z } from 'zod';
import { MAX_LENGTHS } from '../../graphql-kit/input/input-issue.ts';
import { directoryTypeByIds } from '../directory-type.ts';
import { fetchUsers } from './user.loader.ts';
import type { User } from './user.type.ts';

/** The codec of users that gateways share. */
export const USER_CODEC: z.ZodType<User> = z.object({
  id: z.string(),
  arn: z.string(),
  instanceId: z.string(),
  username: z.string().nullable(),
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  routingProfileId: z.string().nullable(),
  hierarchyGroupId: z.string().nullable(),
});

export const USERS = directoryTypeByIds<User>({
  cacheName: 'users',
  codec: USER_CODEC,
  stage: 'resources',
  fetch: fetchUsers,
  entity: {
    typeName: 'User',
    arnKinds: ['agent'],
    maxIdLength: MAX_LENGTHS.userId,
  },
});
