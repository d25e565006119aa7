import type { DocumentNode } from 'graphql';

/**
 * A document transform for GraphQL Code Generator: adds `__typename` to each selection but an operation's own and the root
 * of a subscription, as the caches of clients do.
 *
 * @throws Error when a field has the alias `__typename`.
 */
export declare function transform<File extends { document?: DocumentNode }>(options: {
  documents: File[];
  schema: DocumentNode;
}): File[];
