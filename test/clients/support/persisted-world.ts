import manifest from '../../../client/generated/persisted-documents.json' with { type: 'json' };
import { parseManifest } from '../../../src/gateway/admission/persisted-documents/manifest.ts';
import type { PersistedDocumentsMode } from '../../../src/gateway/admission/persisted-documents/resolve-document.ts';
import { startWorld, type World } from '../../support/world.ts';

/** The documents that come with the package. */
export const SHIPPED = parseManifest(manifest);

/** A world whose gateway knows the documents that come with the package. */
export async function startPersistedWorld(mode: PersistedDocumentsMode): Promise<World> {
  return startWorld({ gateway: { persistedDocuments: { mode, documents: SHIPPED } } });
}

/** The id that the code generator gave a document. */
export function idOf(document: object): string {
  const meta = '__meta__' in document ? document.__meta__ : undefined;
  if (typeof meta !== 'object' || meta === null || !('hash' in meta)) throw new Error('No id');
  return String(meta.hash);
}
