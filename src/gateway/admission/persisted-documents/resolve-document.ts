import { ApolloServerErrorCode } from '@apollo/server/errors';
import { documentKey, type PersistedDocuments, sha256 } from './manifest.ts';

/** Whether persisted documents are off, accepted besides others, or the only ones accepted. */
export type PersistedDocumentsMode = 'off' | 'on' | 'only';

/** The persisted documents, and whether others are accepted. */
export interface PersistedDocumentsOptions {
  readonly mode: PersistedDocumentsMode;
  readonly documents: PersistedDocuments;
}

/** The members of a request that select the document to execute, unparsed. */
export interface DocumentParameters {
  readonly query: unknown;
  /** As the appendix of GraphQL over HTTP defines it. */
  readonly documentId: unknown;
  /** As Apollo's protocol defines it. */
  readonly persistedQuery: unknown;
}

/** The document to execute: the one in the request, a persisted one, or none and why. */
export type ResolvedDocument =
  | { readonly kind: 'asSent' }
  | {
      readonly kind: 'document';
      readonly query: string;
      /** Of a persisted document. */
      readonly id: string | undefined;
    }
  | { readonly kind: 'rejected'; readonly code: string; readonly message: string };

const {
  BAD_REQUEST,
  PERSISTED_QUERY_NOT_FOUND: NOT_FOUND,
  PERSISTED_QUERY_NOT_SUPPORTED: NOT_SUPPORTED,
} = ApolloServerErrorCode;

/**
 * Finds the document that a request selects. Documents in requests are never stored, so no caller can register a document
 * under an id.
 */
export function resolveDocument(
  { mode, documents }: PersistedDocumentsOptions,
  { query, documentId, persistedQuery }: DocumentParameters,
): ResolvedDocument {
  const byApollo = documentId === undefined || documentId === null;
  const hash = apolloId(persistedQuery);
  const id = byApollo ? hash : documentId;
  if (id === undefined) {
    return mode === 'only'
      ? rejected(
          'PERSISTED_QUERY_ID_REQUIRED',
          'This gateway runs persisted documents only: send a documentId.',
        )
      : { kind: 'asSent' };
  }
  if (typeof id !== 'string' || (hash !== undefined && typeof hash !== 'string')) {
    return rejected(BAD_REQUEST, 'The id of a persisted document must be a string.');
  }
  if (mode === 'off') {
    // Apollo Client and urql match these exact words, here and below.
    const message = byApollo ? 'PersistedQueryNotSupported' : 'Persisted documents are off.';
    return rejected(NOT_SUPPORTED, message);
  }

  const key = documentKey(id);
  if (hash !== undefined && documentKey(hash) !== key) {
    return rejected(BAD_REQUEST, 'The documentId and the sha256Hash differ.');
  }

  const document = documents.get(key);
  if (query === undefined || query === null) {
    if (document !== undefined) return { kind: 'document', query: document, id: key };
    const message = 'No persisted document has this documentId.';
    return rejected(NOT_FOUND, byApollo ? 'PersistedQueryNotFound' : message);
  }
  if (typeof query !== 'string') return rejected(BAD_REQUEST, 'The query must be a string.');
  if (query !== document && sha256(query) !== key) {
    return rejected(
      BAD_REQUEST,
      'The query is not the document with this id or hash. Send it without the id, or configure the manifest that has this id.',
    );
  }
  if (document !== undefined) return { kind: 'document', query: document, id: key };
  if (mode === 'on') return { kind: 'document', query, id: undefined };
  return rejected(
    NOT_FOUND,
    'No persisted document has this id, and the gateway runs persisted documents only.',
  );
}

/** The id in Apollo's extension; undefined without one, and null where there is one that is malformed. */
function apolloId(persistedQuery: unknown): unknown {
  if (persistedQuery === undefined || persistedQuery === null) return undefined;
  if (typeof persistedQuery !== 'object') return null;
  return 'sha256Hash' in persistedQuery ? persistedQuery.sha256Hash : null;
}

function rejected(code: string, message: string): ResolvedDocument {
  return { kind: 'rejected', code, message };
}
