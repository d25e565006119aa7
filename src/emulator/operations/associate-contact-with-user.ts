import type {
  AssociateContactWithUserRequest,
  AssociateContactWithUserResponse,
} from '@aws-sdk/client-connect';
import { FrontError } from '../protocol/errors.ts';
import type { Operation } from './operation.ts';

export const associateContactWithUser: Operation<
  AssociateContactWithUserRequest,
  AssociateContactWithUserResponse
> = () => {
  throw new FrontError(
    'NotEmulatedException',
    'AssociateContactWithUser exists in Connect and is not emulated here.',
  );
};
