import { createHash } from 'node:crypto';
import { type DocumentNode, parse } from 'graphql';
import { z } from 'zod';
import { checkDocument, checkSource } from '../document-limits/check-document.ts';

/** Persisted documents by their ids, without the prefix `sha256:`. */
export type PersistedDocuments = ReadonlyMap<string, string>;

/** The output of the code generator's client preset: ids and documents. */
const ByIdManifest = z.record(z.string(), z.string());

/** The output of Apollo's `generate-persisted-query-manifest`. */
const ApolloManifest = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(z.object({ id: z.string(), body: z.string() })),
});

/** The prefix of a hash in the appendix of GraphQL over HTTP. */
const PREFIX = 'sha256:';

/** The id by which a document is looked up: clients send it with or without the prefix. */
export function documentKey(id: string): string {
  return id.startsWith(PREFIX) ? id.slice(PREFIX.length) : id;
}

/** The hash that identifies a document, in hexadecimal digits. */
export function sha256(document: string): string {
  return createHash('sha256').update(document).digest('hex');
}

/**
 * The documents of a manifest in either format.
 *
 * @throws Error when it is not a manifest, or has two documents under one id, or one of its documents is not GraphQL,
 * does not match its hash, or exceeds the limits of all documents: each request for it would be rejected.
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
      throw new Error(
        `must hold each document under its own hash; ${id} is the hash of another document`,
      );
    }
    const violation = checkSource(document) ?? checkDocument(parsed(id, document));
    if (violation !== undefined) {
      const { message } = violation;
      throw new Error(
        `must hold documents within the limits; the one with the id ${id} exceeds one: ${message}`,
      );
    }
  }
  const documents = new Map<string, string>();
  for (const [id, document] of entries) {
    if ((documents.get(documentKey(id)) ?? document) !== document) {
      throw new Error(`must hold one document for each id; ${id} has two`);
    }
    documents.set(documentKey(id), document);
  }
  return documents;
}

/**
 * The documents of several manifests. An id may be in many of them, with the same document.
 *
 * @param manifests each with its name for messages.
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
        throw new Error(
          `must hold one document for each id; ${both} have different ones for ${id}`,
        );
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
    throw new Error(`must hold GraphQL documents; the one with the id ${id} is not GraphQL`);
  }
}
