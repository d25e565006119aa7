// type-graphql's decorators need it before any module below is loaded.
import 'reflect-metadata';
import { TransferContactSuccessResolver } from './transfer-contact/transfer-contact-success.resolver.ts';
import { TransferContactResolver } from './transfer-contact/transfer-contact.resolver.ts';

/** The resolvers of all operations that change contacts: the schema has no other mutations. */
export const OPERATION_RESOLVERS = [
  TransferContactResolver,
  TransferContactSuccessResolver,
] as const;

/** The names of all mutations in the schema. */
export const MUTATION_NAMES: readonly string[] = ['transferContact'];
