import {
  QuickConnectType,
  TRANSFERABLE_TYPES,
} from '../../../directory/quick-connects/quick-connect-type.enum.ts';
import type { QuickConnectLoader } from '../../../directory/quick-connects/quick-connect.loader.ts';
import type { QuickConnect } from '../../../directory/quick-connects/quick-connect.type.ts';
import { ReadFailure } from '../../../graphql-kit/errors/read-failure.ts';
import { ContactResourceType } from '../../errors/contact-resource-type.enum.ts';
import { failureOfCall } from '../kit/operation-failure.ts';
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
  { quickConnectId: id, ...transfer }: Extract<RequestedTransfer, { quickConnectId: string }>,
): Promise<QuickConnectOutcome> {
  const { instanceId, clientToken } = transfer;
  const resource = { type: ContactResourceType.QUICK_CONNECT, id };
  let quickConnect: QuickConnect | null;
  try {
    quickConnect = await quickConnects.load({ instanceId, id });
  } catch (error) {
    if (!(error instanceof ReadFailure)) throw error;
    return { ok: false, failure: failureOfCall(error.failure, resource, clientToken) };
  }
  if (quickConnect === null) {
    return { ok: false, failure: { reason: 'resource-not-found', resource } };
  }
  const { contactFlowId } = quickConnect;
  const target = targetOf(quickConnect);
  if (target === undefined || contactFlowId === null) {
    const failure = {
      reason: 'quick-connect-type-not-supported',
      quickConnectId: id,
      quickConnectType: quickConnect.type,
      supportedQuickConnectTypes: TRANSFERABLE_TYPES,
    } as const;
    return { ok: false, failure };
  }
  return { ok: true, command: { ...transfer, contactFlowId, target } };
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
