import type { QuickConnectLoader } from '../../../directory/quick-connects/quick-connect.loader.ts';
import type { QuickConnect } from '../../../directory/quick-connects/quick-connect.type.ts';
import { ReadFailure } from '../../../graphql-kit/errors/read-failure.ts';
import { ContactResourceType } from '../../errors/contact-resource-type.enum.ts';
import { type CommonFailure, failureOfCall } from './operation-failure.ts';

/** A quick connect as the directory has it, or why an operation that depends on it fails. */
export type QuickConnectResult =
  | { readonly ok: true; readonly quickConnect: QuickConnect }
  | { readonly ok: false; readonly failure: CommonFailure };

/** Loads a quick connect that decides whether, or to where, an operation is sent. A failure means that nothing was changed. */
export async function loadQuickConnect(
  quickConnects: QuickConnectLoader,
  id: string,
  { instanceId, clientToken }: { readonly instanceId: string; readonly clientToken: string },
): Promise<QuickConnectResult> {
  const resource = { type: ContactResourceType.QUICK_CONNECT, id };
  try {
    const quickConnect = await quickConnects.load({ instanceId, id });
    return quickConnect === null
      ? { ok: false, failure: { reason: 'resource-not-found', resource } }
      : { ok: true, quickConnect };
  } catch (error) {
    if (!(error instanceof ReadFailure)) throw error;
    return { ok: false, failure: failureOfCall(error.failure, resource, clientToken) };
  }
}
