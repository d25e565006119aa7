import { ApolloServerErrorCode } from '@apollo/server/errors';
import { documentKey, type PersistedDocuments, sha256 } from './manifest.ts';

/** Whether documents are taken by their ids: never, besides others, or as the only ones. */
export type PersistedDocumentsMode = 'off' | 'on' | 'only';

/** What the gateway knows beforehand, and whether it takes anything else. */
export interface PersistedDocumentsOptions {
  readonly mode: PersistedDocumentsMode;
  readonly documents: PersistedDocuments;
}

/** The parts of a request that say which document to run, as they came. */
export interface DocumentParameters {
  readonly query: unknown;
  /** As the appendix of GraphQL over HTTP has it. */
  readonly documentId: unknown;
  /** As Apollo's protocol has it. */
  readonly persistedQuery: unknown;
}

/** Which document to run: the one that came with the request, a persisted one, or none and why. */
export type ResolvedDocument =
  | { readonly kind: 'asSent' }
  | {
      readonly kind: 'document';
      readonly query: string;
      /** Of a persisted document. */
      readonly id: string | undefined;
    }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string };

const {
  BAD_REQUEST,
  PERSISTED_QUERY_NOT_FOUND: NOT_FOUND,
  PERSISTED_QUERY_NOT_SUPPORTED: NOT_SUPPORTED,
} = ApolloServerErrorCode;

/**
 * Finds the document that a request means. One that a request brings along is never remembered, so no caller can put a
 * document under an id.
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
      ? refused(
          'PERSISTED_QUERY_ID_REQUIRED',
          'This gateway runs persisted documents only: send a documentId.',
        )
      : { kind: 'asSent' };
  }
  if (typeof id !== 'string' || (hash !== undefined && typeof hash !== 'string')) {
    return refused(BAD_REQUEST, 'The id of a persisted document must be a string.');
  }
  if (mode === 'off') {
    // Apollo Client and urql look for these very words, here and below.
    const message = byApollo ? 'PersistedQueryNotSupported' : 'Persisted documents are off.';
    return refused(NOT_SUPPORTED, message);
  }

  const key = documentKey(id);
  if (hash !== undefined && documentKey(hash) !== key) {
    return refused(BAD_REQUEST, 'The documentId and the sha256Hash are not the same.');
  }

  const document = documents.get(key);
  if (query === undefined || query === null) {
    if (document !== undefined) return { kind: 'document', query: document, id: key };
    const message = 'No persisted document has this documentId.';
    return refused(NOT_FOUND, byApollo ? 'PersistedQueryNotFound' : message);
  }
  if (typeof query !== 'string') return refused(BAD_REQUEST, 'The query must be a string.');
  if (query !== document && sha256(query) !== key) {
    return refused(
      BAD_REQUEST,
      'The query is not the document that its id or hash stands for. Send it alone, or give the gateway the manifest that has this id.',
    );
  }
  if (document !== undefined) return { kind: 'document', query: document, id: key };
  if (mode === 'on') return { kind: 'document', query, id: undefined };
  return refused(NOT_FOUND, 'No persisted document has this id, and no other may be run here.');
}

/** The id in Apollo's extension; undefined without one, and null where there is one that is malformed. */
function apolloId(persistedQuery: unknown): unknown {
  if (persistedQuery === undefined || persistedQuery === null) return undefined;
  if (typeof persistedQuery !== 'object') return null;
  return 'sha256Hash' in persistedQuery ? persistedQuery.sha256Hash : null;
}

function refused(code: string, message: string): ResolvedDocument {
  return { kind: 'refused', code, message };
}
