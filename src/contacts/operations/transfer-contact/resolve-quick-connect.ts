import {
  QuickConnectType,
  TRANSFERABLE_TYPES,
} from '../../../directory/quick-connects/quick-connect-type.enum.ts';
import type { QuickConnectLoader } from '../../../directory/quick-connects/quick-connect.loader.ts';
import type { QuickConnect } from '../../../directory/quick-connects/quick-connect.type.ts';
import { loadResource } from '../kit/load-resource.ts';
import type {
  RequestedTransfer,
  TransferCommand,
  TransferFailure,
  ResolvedTarget,
} from './transfer-model.ts';

/** The transfer that a quick connect resolves to, or why it cannot be resolved. */
export type QuickConnectOutcome =
  | { readonly ok: true; readonly command: TransferCommand }
  | { readonly ok: false; readonly failure: TransferFailure };

/** Resolves a quick connect to its target and flow. A failure means that nothing was changed. */
export async function resolveQuickConnect(
  quickConnects: QuickConnectLoader,
  { quickConnectId, ...transfer }: Extract<RequestedTransfer, { quickConnectId: string }>,
): Promise<QuickConnectOutcome> {
  const named = { type: 'QUICK_CONNECT', id: quickConnectId } as const;
  const loaded = await loadResource(quickConnects, named, transfer);
  if (!loaded.ok) return loaded;
  const { contactFlowId, type: quickConnectType } = loaded.resource;
  const target = targetOf(loaded.resource);
  if (target !== undefined && contactFlowId !== null) {
    return { ok: true, command: { ...transfer, contactFlowId, target } };
  }
  const failure = {
    reason: 'quick-connect-type-not-supported',
    quickConnectId,
    quickConnectType,
    supportedQuickConnectTypes: TRANSFERABLE_TYPES,
  } as const;
  return { ok: false, failure };
}

/**
 * Connect documents that a USER or QUEUE quick connect has exactly these ids; in a FLOW quick connect, the flow decides
 * the target.
 */
function targetOf({ type, queueId, userId }: QuickConnect): ResolvedTarget | undefined {
  if (type === QuickConnectType.USER && userId !== null) return { kind: 'user', id: userId };
  if (type === QuickConnectType.QUEUE && queueId !== null) return { kind: 'queue', id: queueId };
  return type === QuickConnectType.FLOW ? { kind: 'flow' } : undefined;
}
