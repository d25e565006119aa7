import { TransferContactSuccessResolver } from './transfer-contact/transfer-contact-success.resolver.ts';
import { TransferContactResolver } from './transfer-contact/transfer-contact.resolver.ts';

/** The resolvers of all operations that change contacts: the schema has no other mutations. */
export const OPERATION_RESOLVERS = [
  TransferContactResolver,
  TransferContactSuccessResolver,
] as const;
