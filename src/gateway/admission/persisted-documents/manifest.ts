import { createHash } from 'node:crypto';
import { type DocumentNode, parse } from 'graphql';
import { z } from 'zod';
import { checkDocument } from '../document-limits/check-document.ts';
import { checkSource } from '../document-limits/check-source.ts';

/** Documents that are known beforehand, by their ids without a `sha256:` in front. */
export type PersistedDocuments = ReadonlyMap<string, string>;

/** What the code generator's client preset writes: ids and documents. */
const ByIdManifest = z.record(z.string(), z.string());

/** What Apollo's `generate-persisted-query-manifest` writes. */
const ApolloManifest = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(z.object({ id: z.string(), body: z.string() })),
});

/** What the appendix of GraphQL over HTTP puts in front of a hash. */
const PREFIX = 'sha256:';

/** An id as documents are looked up by: clients write the name of the hash in front, or leave it out. */
export function documentKey(id: string): string {
  return id.startsWith(PREFIX) ? id.slice(PREFIX.length) : id;
}

/** The hash that documents are named by, in hexadecimal digits. */
export function sha256(document: string): string {
  return createHash('sha256').update(document).digest('hex');
}

/**
 * The documents of a manifest in either format.
 *
 * @throws Error when it is no manifest, or has two documents by one id, or one of its documents is not GraphQL, or not what
 * its hash says, or beyond the limits that all documents have: it would be refused whenever it is asked for.
 */
export function parseManifest(manifest: unknown): PersistedDocuments {
  const apollo = ApolloManifest.safeParse(manifest);
  const byId = ByIdManifest.safeParse(manifest);
  if (!apollo.success && !byId.success) throw new Error('must hold a manifest of documents by id');

  const entries = apollo.success
    ? apollo.data.operations.map(({ id, body }) => [id, body] as const)
    : Object.entries(byId.data ?? {});
  for (const [id, document] of entries) {
    if (id.startsWith(PREFIX) && documentKey(id) !== sha256(document)) {
      throw new Error(`must hold each document under its own hash, and ${id} is of another`);
    }
    const beyond = checkSource(document) ?? checkDocument(parsed(id, document));
    if (beyond !== undefined) {
      const { message } = beyond;
      throw new Error(
        `must hold documents within the limits, and not that of the id ${id}: ${message}`,
      );
    }
  }
  const documents = new Map<string, string>();
  for (const [id, document] of entries) {
    if ((documents.get(documentKey(id)) ?? document) !== document) {
      throw new Error(`must hold one document by each id, and holds two by ${id}`);
    }
    documents.set(documentKey(id), document);
  }
  return documents;
}

/**
 * The documents of several manifests. An id may be in many of them, with the same document.
 *
 * @param manifests each with what to call it in messages.
 * @throws Error when an id has different documents in two of them.
 */
export function mergeManifests(
  manifests: readonly { readonly name: string; readonly content: PersistedDocuments }[],
): PersistedDocuments {
  const found = new Map<string, { readonly name: string; readonly document: string }>();
  for (const { name, content } of manifests) {
    for (const [id, document] of content) {
      const before = found.get(id);
      if (before !== undefined && before.document !== document) {
        const both = `${before.name} and ${name}`;
        throw new Error(`must hold one document by each id: ${both} differ in that of ${id}`);
      }
      found.set(id, before ?? { name, document });
    }
  }
  return new Map(Array.from(found, ([id, { document }]) => [id, document]));
}

function parsed(id: string, document: string): DocumentNode {
  try {
    return parse(document, { noLocation: true });
  } catch {
    throw new Error(`must hold GraphQL documents, and that of the id ${id} is none`);
  }
}
